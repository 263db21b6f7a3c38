package org.folkmoot.web.pages;

/// A question before something that concerns others, with its effect. Control, where a reason is asked: `reason`.
///
/// @param action  where the form is sent
/// @param back    where "leave it" leads
/// @param subject what it is about: a title, the beginning of a text, a name
/// @param affects how much hangs under it: comments of a post, replies of a comment, posts of a community
public record ConfirmModel(Deed deed, String action, String back, String subject, long affects, Form form) {

    public enum Deed {
        DELETE_POST(Reason.NONE),
        DELETE_COMMENT(Reason.NONE),
        DELETE_COMMUNITY(Reason.NONE),
        REMOVE_POST(Reason.NEEDED),
        REMOVE_COMMENT(Reason.NEEDED),
        REMOVE_COMMUNITY(Reason.NEEDED),
        PUT_BACK_POST(Reason.POSSIBLE),
        PUT_BACK_COMMENT(Reason.POSSIBLE),
        PUT_BACK_COMMUNITY(Reason.POSSIBLE),
        LOCK_POST(Reason.POSSIBLE),
        REPORT_POST(Reason.NEEDED),
        REPORT_COMMENT(Reason.NEEDED),
        REPORT_MESSAGE(Reason.NEEDED),
        LIFT_SITE_BAN(Reason.POSSIBLE),
        LIFT_COMMUNITY_BAN(Reason.POSSIBLE),
        DISMISS_MODERATOR(Reason.POSSIBLE);

        private final Reason reason;

        Deed(Reason reason) {
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /// Whether a reason is asked for.
    public enum Reason {
        NONE,
        POSSIBLE,
        NEEDED
    }
}
