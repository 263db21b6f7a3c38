package org.folkmoot.values;

/// The part of a request that an objection concerns, so that a page can show it beside what was typed.
public enum Field {
    /// The request as a whole.
    WHOLE,
    NAME,
    DISPLAY_NAME,
    PASSWORD,
    NEW_PASSWORD,
    EMAIL,
    ANSWER,
    TITLE,
    URL,
    BODY,
    DESCRIPTION,
    COMMUNITY,
    LANGUAGE,
    REASON,
    STARTS,
    EXPIRES,
    SITE_NAME,
    PUBLIC_ADDRESS,
    SETUP_KEY,
    QUERY,
    DOMAINS,
    VOTES_UP,
    VOTES_DOWN,
    PASSED_ON,
    PASSING,
    CAP,
    WINDOW,
    RECEPTION,
    VISIBILITY,
    FOLLOWS,
    REPORTS,
    MESSAGES,
    SENDS,
    FETCHES,
    REVIEW,
    SOURCE,
    /// A list of many things, pasted or as a file.
    LIST
}
