package org.folkmoot.values;

/// Every reason for which the forum refuses something. Each door says it in its own speech, by one exhaustive switch.
public enum Refusal {
    // who asks
    LOG_IN_FIRST,
    BANNED_FROM_SITE,
    BANNED_FROM_COMMUNITY,
    NOT_YOURS,
    NOT_A_MODERATOR,
    NOT_AN_ADMIN,
    OUTRANKED,
    NOT_YOURSELF,
    LAST_ADMIN,
    LAST_MODERATOR,
    TOO_OFTEN,
    // accounts
    NAME_TAKEN,
    NAME_INVALID,
    NAME_RESERVED,
    /// It looks like that of somebody in office, of a community or of the site.
    NAME_ALIKE,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    WRONG_LOG_IN,
    WRONG_PASSWORD,
    EMAIL_INVALID,
    DISPLAY_NAME_INVALID,
    SIGN_UP_CLOSED,
    ANSWER_MISSING,
    APPLICATION_PENDING,
    APPLICATION_DECLINED,
    LINK_SPENT,
    CANNOT_BLOCK_YOURSELF,
    CANNOT_BLOCK_ADMIN,
    /// Nobody keeps an eye on more.
    TOO_MANY_TOKENS,
    // private messages
    CANNOT_WRITE_TO_YOURSELF,
    /// Whom one blocks could not answer.
    UNBLOCK_FIRST,
    /// They take none, or none from the one who asks; which of the two is not said.
    NO_MESSAGES,
    // text
    TEXT_MISSING,
    TEXT_TOO_LONG,
    TITLE_TOO_SHORT,
    TITLE_TOO_LONG,
    TITLE_HAS_LINE_BREAK,
    URL_INVALID,
    URL_TOO_LONG,
    REASON_MISSING,
    TIME_INVALID,
    QUERY_MISSING,
    NOT_FOUND_ELSEWHERE,
    SERVER_UNREACHABLE,
    // content
    PERSON_MISSING,
    COMMUNITY_MISSING,
    COMMUNITY_GONE,
    MODERATORS_ONLY,
    TARGET_GONE,
    LOCKED,
    TOO_DEEP,
    WEAKER_PROOF,
    NO_DOWNVOTES,
    ALREADY_SO,
    // terms of peers
    DOMAINS_MISSING,
    DOMAIN_INVALID,
    DOMAIN_OURS,
    /// Another peer names it.
    DOMAIN_TAKEN,
    TOO_MANY_DOMAINS,
    /// Not a part between nothing and all.
    WEIGHT_INVALID,
    /// A limit to the share of votes that count as nothing anyway.
    LIMIT_WITHOUT_VOTES,
    WINDOW_INVALID,
    /// One of several things has to be chosen, and none was.
    CHOICE_MISSING,
    /// Nobody can check what is sent to them who may not fetch.
    SENT_BUT_NOT_FETCHED,
    /// Nobody subscribes to what is not sent to them.
    FOLLOWED_BUT_NOT_SENT,
    /// Somebody else changed the same terms meanwhile.
    TERMS_CHANGED_MEANWHILE,
    /// What is to be taken back is not in force any more.
    TERMS_NOT_IN_FORCE,
    /// A change of the same terms is announced, and was not withdrawn.
    TERMS_ANNOUNCED,
    /// What is to be withdrawn is in force, or was withdrawn.
    ANNOUNCEMENT_OVER,
    /// Nothing in a list names a server.
    NOTHING_LISTED,
    /// None of a list was chosen.
    NOTHING_CHOSEN,
    /// More of a list was chosen than is done at once.
    TOO_MANY_CHOSEN,
    /// The terms with its server say that we do not take it.
    NOT_TAKEN_FROM_THERE,
    /// The terms with its server say that we send nothing there.
    NOTHING_SENT_THERE,
    /// The decision is about other servers.
    NOT_ABOUT_THAT_SERVER,
    /// There is no such thing here, or not everybody may look at it.
    NOT_HERE_FOR_ALL,
    /// It came from another server.
    NOT_WRITTEN_HERE,
    // members' own choices about peers
    /// What the site does with a server changed since the member read it.
    SERVER_CHANGED_MEANWHILE,
    /// The terms with a server let nobody choose so.
    NOT_TO_BE_CHOSEN,
    // consultations
    TOO_FEW_OPTIONS,
    TOO_MANY_OPTIONS,
    /// Two options say the same.
    OPTIONS_ALIKE,
    NUMBER_INVALID,
    /// Two options were given the same place.
    PLACES_ALIKE,
    /// Nobody could take part.
    NOBODY_MAY_VOTE,
    /// After the announcement nothing of it is changed any more.
    ANNOUNCED_ALREADY,
    NOT_OPEN_YET,
    CLOSED_ALREADY,
    GIVEN_UP,
    /// Nobody kept what terms would change under this number, or they only end.
    TERMS_NOT_KEPT,
    /// Other servers see what is written there.
    NOT_FOR_MEMBERS_ALONE,
    /// No other server sees what is written there.
    NOT_SEEN_ELSEWHERE,
    /// The one who votes is not among those who may take part.
    NOT_ON_THE_LIST,
    /// The key of a consultation is not on this server.
    KEY_NOT_HERE,
    /// What the key of a consultation was for is over, and the key destroyed.
    KEY_DONE_WITH,
    PASSPHRASE_TOO_SHORT,
    PASSPHRASE_TOO_LONG,
    /// It was typed twice, and not the same.
    PASSPHRASES_DIFFER,
    // the site
    SET_UP_ALREADY,
    SETUP_KEY_WRONG,
    ADDRESS_INVALID,
    ADDRESS_FIXED,
    /// Another thing has that address already.
    ADDRESS_TAKEN
}
