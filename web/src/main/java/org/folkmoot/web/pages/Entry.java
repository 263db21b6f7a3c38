package org.folkmoot.web.pages;

/// The entry of the masthead that the page belongs to.
public enum Entry {
    ALL,
    SUBSCRIBED,
    LOCAL,
    MODERATED,
    COMMENTS,
    COMMUNITIES,
    MODLOG,
    DECISIONS,
    REPORTS,
    APPLICATIONS,
    ADMIN,
    INBOX,
    /// None of them.
    NONE
}
