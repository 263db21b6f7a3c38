package org.folkmoot.web.pages;

import java.util.List;

/// The site's settings and how it is. Controls: `site-name`, `description`, `address`, `sign-up` (`OPEN`,
/// `BY_APPLICATION`, `CLOSED`), `answer` (the question that applicants answer), `downvotes`, `admins-only`.
///
/// @param addressFixed whether the public address can no longer be changed
public record AdminModel(Form form, boolean addressFixed, List<State> states) {

    /// One fact about the running server.
    ///
    /// @param attend whether somebody should look at it
    public record State(Kind kind, String value, boolean attend) {}

    public enum Kind {
        VERSION,
        STARTED,
        PUBLIC_ADDRESS,
        DATABASE,
        DATA_FOLDER,
        POSTS_IN_ORDER,
        EVENTS_WAITING,
        MEMORY,
        TEST_MODE
    }
}
