package org.folkmoot.web.pages;

/// A part of what moderators and admins have to look at.
public enum ReportPart {
    CONTENT,
    MESSAGES,
    /// What nobody else sees until somebody looked at it.
    WAITING
}
