package org.folkmoot.federation.inbound;

import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;

/// Why the forum did not do what another server asked for, in words for whoever runs this one.
final class Reasons {

    private Reasons() {}

    /// Half a sentence, all objections in it.
    static String of(List<Objection> objections) {
        return objections.stream()
                .map(objection -> words(objection.refusal()))
                .distinct()
                .collect(Collectors.joining(", and ", "refused: ", ""));
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case LOG_IN_FIRST -> "nobody is named who did it";
            case BANNED_FROM_SITE -> "whoever did it is banned here";
            case BANNED_FROM_COMMUNITY -> "whoever did it is banned from the community";
            case NOT_YOURS -> "it is not theirs";
            case NOT_A_MODERATOR -> "only a moderator may";
            case NOT_AN_ADMIN -> "only an admin may";
            case OUTRANKED -> "it concerns somebody who ranks above them";
            case NOT_YOURSELF -> "nobody does that to themselves";
            case LAST_ADMIN -> "it would leave no admin";
            case LAST_MODERATOR -> "it would leave no moderator";
            case TOO_OFTEN -> "it is done too often";
            case NAME_TAKEN -> "the name is taken";
            case NAME_INVALID -> "nobody can be named so";
            case NAME_RESERVED -> "the name is kept for the site";
            case NAME_ALIKE -> "the name looks like another one";
            case PASSWORD_TOO_SHORT -> "the password is too short";
            case PASSWORD_TOO_LONG -> "the password is too long";
            case WRONG_LOG_IN -> "name and password do not fit";
            case WRONG_PASSWORD -> "the password is wrong";
            case EMAIL_INVALID -> "it is no e-mail address";
            case DISPLAY_NAME_INVALID -> "nobody can be shown under that name";
            case SIGN_UP_CLOSED -> "nobody can sign up";
            case ANSWER_MISSING -> "an answer is missing";
            case APPLICATION_PENDING -> "their application waits";
            case APPLICATION_DECLINED -> "their application was declined";
            case LINK_SPENT -> "the link was used";
            case CANNOT_BLOCK_YOURSELF -> "nobody blocks themselves";
            case CANNOT_BLOCK_ADMIN -> "admins cannot be blocked";
            case TOO_MANY_TOKENS -> "they have too many tokens";
            case CANNOT_WRITE_TO_YOURSELF -> "nobody writes to themselves";
            case UNBLOCK_FIRST -> "they block whom they write to";
            case NO_MESSAGES -> "whom it is for takes no messages from them";
            case TEXT_MISSING -> "it has no text";
            case TEXT_TOO_LONG -> "its text is too long";
            case TITLE_TOO_SHORT -> "its title is too short";
            case TITLE_TOO_LONG -> "its title is too long";
            case TITLE_HAS_LINE_BREAK -> "its title has more than one line";
            case URL_INVALID -> "its link leads nowhere";
            case URL_TOO_LONG -> "its link is too long";
            case REASON_MISSING -> "it says no reason";
            case TIME_INVALID -> "its time cannot be";
            case QUERY_MISSING -> "it asks for nothing";
            case NOT_FOUND_ELSEWHERE -> "its server does not have it";
            case SERVER_UNREACHABLE -> "its server does not answer";
            case PERSON_MISSING -> "nobody here is called so";
            case COMMUNITY_MISSING -> "no community here is called so";
            case COMMUNITY_GONE -> "the community is gone";
            case MODERATORS_ONLY -> "only moderators post there";
            case TARGET_GONE -> "what it is about is gone";
            case LOCKED -> "what it answers is locked";
            case TOO_DEEP -> "it stands too deep in the thread";
            case WEAKER_PROOF -> "what stands is better proven";
            case NO_DOWNVOTES -> "no votes down are taken";
            case ALREADY_SO -> "it is so already";
            case SET_UP_ALREADY -> "the site is set up";
            case SETUP_KEY_WRONG -> "the key of the set-up is wrong";
            case ADDRESS_INVALID -> "its address is not on the server that it comes from";
            case ADDRESS_FIXED -> "the address of the site is fixed";
            case ADDRESS_TAKEN -> "its address names something else";
            case DOMAINS_MISSING, DOMAIN_INVALID, DOMAIN_OURS, DOMAIN_TAKEN, TOO_MANY_DOMAINS ->
                "the terms are not right";
            case WEIGHT_INVALID,
                    LIMIT_WITHOUT_VOTES,
                    WINDOW_INVALID,
                    CHOICE_MISSING,
                    SENT_BUT_NOT_FETCHED,
                    FOLLOWED_BUT_NOT_SENT -> "the terms are not right";
            case NOTHING_LISTED, NOTHING_CHOSEN, TOO_MANY_CHOSEN -> "the list is not right";
            case TOO_FEW_OPTIONS, TOO_MANY_OPTIONS, OPTIONS_ALIKE, NUMBER_INVALID, PLACES_ALIKE ->
                "the question is not right";
            case SERVER_CHANGED_MEANWHILE,
                    NOT_TO_BE_CHOSEN,
                    NOBODY_MAY_VOTE,
                    ANNOUNCED_ALREADY,
                    NOT_OPEN_YET,
                    CLOSED_ALREADY,
                    GIVEN_UP,
                    KEY_NOT_HERE,
                    KEY_DONE_WITH,
                    PASSPHRASE_TOO_SHORT,
                    PASSPHRASE_TOO_LONG,
                    PASSPHRASES_DIFFER,
                    TERMS_NOT_KEPT,
                    NOT_FOR_MEMBERS_ALONE,
                    NOT_SEEN_ELSEWHERE,
                    NOT_ON_THE_LIST -> "it is for members alone";
            case TERMS_CHANGED_MEANWHILE, TERMS_NOT_IN_FORCE, TERMS_ANNOUNCED, ANNOUNCEMENT_OVER ->
                "the terms were changed meanwhile";
            case NOT_TAKEN_FROM_THERE -> "the terms with its server do not take it";
            case NOTHING_SENT_THERE -> "the terms with its server send nothing there";
            case NOT_ABOUT_THAT_SERVER -> "the decision is about other servers";
            case NOT_WRITTEN_HERE -> "it was not written here";
            case NOT_HERE_FOR_ALL -> "there is no such thing here for everybody";
        };
    }
}
