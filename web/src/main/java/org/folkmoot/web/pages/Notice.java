package org.folkmoot.web.pages;

/// What just became of a form, said once at the head of the next page.
public enum Notice {
    SAVED,
    POSTED,
    COMMENTED,
    SENT,
    DELETED,
    RESTORED,
    REMOVED,
    PUT_BACK,
    REPORTED,
    MESSAGE_REPORTED,
    BANNED,
    BAN_LIFTED,
    BLOCKED,
    UNBLOCKED,
    PASSWORD_CHANGED,
    APPLIED,
    LOGGED_OUT,
    ACCOUNT_DELETED,
    RESOLVED,
    RELEASED,
    ADMITTED,
    DECLINED,
    TRYING_NOW,
    TERMS_IN_FORCE,
    TERMS_ENDED,
    WHAT_IF_KEPT,
    DECISION_TAKEN_BACK,
    DRAFTS_IN_FORCE,
    DRAFTS_DISCARDED
}
