package org.folkmoot.rules.authority;

/// Everything that is done by right of an office, and which office that takes.
public enum Act {
    /// Removing a post or comment, and putting it back.
    REMOVE_CONTENT(Needs.MODERATOR),
    /// Letting everybody see what had to be looked at first.
    RELEASE_CONTENT(Needs.MODERATOR),
    /// Closing a post to answers, and opening it.
    LOCK_POST(Needs.MODERATOR),
    PIN_IN_COMMUNITY(Needs.MODERATOR),
    /// Marking a comment of one's own as said in office.
    DISTINGUISH_COMMENT(Needs.MODERATOR),
    HANDLE_REPORT(Needs.MODERATOR),
    BAN_FROM_COMMUNITY(Needs.MODERATOR),
    EDIT_COMMUNITY(Needs.MODERATOR),
    APPOINT_MODERATOR(Needs.MODERATOR),
    DISMISS_MODERATOR(Needs.MODERATOR),
    /// Handing the first place among a community's moderators to another.
    TRANSFER_COMMUNITY(Needs.FIRST_MODERATOR_OR_ADMIN),
    /// Deleting a community as its own, and restoring it. An admin removes instead.
    DELETE_COMMUNITY(Needs.FIRST_MODERATOR),
    REMOVE_COMMUNITY(Needs.ADMIN),
    PIN_ON_SITE(Needs.ADMIN),
    BAN_FROM_SITE(Needs.ADMIN),
    DECIDE_APPLICATION(Needs.ADMIN),
    CHANGE_SITE(Needs.ADMIN),
    /// Deciding what holds between us and another server.
    CHANGE_TERMS(Needs.ADMIN),
    /// Asking the members, and what follows from it.
    CONSULT(Needs.ADMIN),
    APPOINT_ADMIN(Needs.ADMIN),
    DISMISS_ADMIN(Needs.ADMIN);

    private final Needs needs;

    Act(Needs needs) {
        this.needs = needs;
    }

    Needs needs() {
        return needs;
    }

    /// The least office that will do. An admin is as good as a moderator of any community, except where it says
    /// otherwise.
    enum Needs {
        MODERATOR,
        FIRST_MODERATOR,
        FIRST_MODERATOR_OR_ADMIN,
        ADMIN
    }
}
