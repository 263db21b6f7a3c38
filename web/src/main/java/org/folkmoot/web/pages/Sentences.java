package org.folkmoot.web.pages;

import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.accounts.Mail;
import org.folkmoot.forum.communities.EarlierPosts;
import org.folkmoot.forum.instances.DeliveryHealth;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.moderation.ModlogAct;
import org.folkmoot.forum.notifications.Inbox;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.votes.PollRule;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Order;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Score;
import org.folkmoot.values.Senders;
import org.folkmoot.web.messages.Words;

/// The message that belongs to each word of the forum: exhaustive, so that a new word does not compile without one.
public final class Sentences {

    /// What is said of the federation test mode while it is on.
    public static final String TEST_MODE_ON = "state.test-mode-on";

    private Sentences() {}

    /// What a program may do with a token.
    public static String of(ApiScope scope) {
        return switch (scope) {
            case READ -> "tokens.read";
            case CHOOSE -> "tokens.choose";
            case GOVERN -> "tokens.govern";
        };
    }

    /// Why something was refused, and what is possible.
    public static String of(Refusal refusal) {
        return switch (refusal) {
            case LOG_IN_FIRST -> "refusal.log-in-first";
            case BANNED_FROM_SITE -> "refusal.banned-from-site";
            case BANNED_FROM_COMMUNITY -> "refusal.banned-from-community";
            case NOT_YOURS -> "refusal.not-yours";
            case NOT_A_MODERATOR -> "refusal.not-a-moderator";
            case NOT_AN_ADMIN -> "refusal.not-an-admin";
            case OUTRANKED -> "refusal.outranked";
            case NOT_YOURSELF -> "refusal.not-yourself";
            case LAST_ADMIN -> "refusal.last-admin";
            case LAST_MODERATOR -> "refusal.last-moderator";
            case TOO_OFTEN -> "refusal.too-often";
            case NAME_TAKEN -> "refusal.name-taken";
            case NAME_INVALID -> "refusal.name-invalid";
            case NAME_RESERVED -> "refusal.name-reserved";
            case NAME_ALIKE -> "refusal.name-alike";
            case PASSWORD_TOO_SHORT -> "refusal.password-too-short";
            case PASSWORD_TOO_LONG -> "refusal.password-too-long";
            case WRONG_LOG_IN -> "refusal.wrong-log-in";
            case WRONG_PASSWORD -> "refusal.wrong-password";
            case EMAIL_INVALID -> "refusal.email-invalid";
            case DISPLAY_NAME_INVALID -> "refusal.display-name-invalid";
            case SIGN_UP_CLOSED -> "refusal.sign-up-closed";
            case ANSWER_MISSING -> "refusal.answer-missing";
            case APPLICATION_PENDING -> "refusal.application-pending";
            case APPLICATION_DECLINED -> "refusal.application-declined";
            case LINK_SPENT -> "refusal.link-spent";
            case CANNOT_BLOCK_YOURSELF -> "refusal.cannot-block-yourself";
            case CANNOT_BLOCK_ADMIN -> "refusal.cannot-block-admin";
            case TOO_MANY_TOKENS -> "refusal.too-many-tokens";
            case CANNOT_WRITE_TO_YOURSELF -> "refusal.cannot-write-to-yourself";
            case UNBLOCK_FIRST -> "refusal.unblock-first";
            case NO_MESSAGES -> "refusal.no-messages";
            case TEXT_MISSING -> "refusal.text-missing";
            case NOT_FOUND_ELSEWHERE -> "refusal.not-found-elsewhere";
            case SERVER_UNREACHABLE -> "refusal.server-unreachable";
            case TEXT_TOO_LONG -> "refusal.text-too-long";
            case TITLE_TOO_SHORT -> "refusal.title-too-short";
            case TITLE_TOO_LONG -> "refusal.title-too-long";
            case TITLE_HAS_LINE_BREAK -> "refusal.title-has-line-break";
            case URL_INVALID -> "refusal.url-invalid";
            case URL_TOO_LONG -> "refusal.url-too-long";
            case REASON_MISSING -> "refusal.reason-missing";
            case TIME_INVALID -> "refusal.time-invalid";
            case QUERY_MISSING -> "refusal.query-missing";
            case PERSON_MISSING -> "refusal.person-missing";
            case COMMUNITY_MISSING -> "refusal.community-missing";
            case COMMUNITY_GONE -> "refusal.community-gone";
            case MODERATORS_ONLY -> "refusal.moderators-only";
            case TARGET_GONE -> "refusal.target-gone";
            case LOCKED -> "refusal.locked";
            case TOO_DEEP -> "refusal.too-deep";
            case WEAKER_PROOF -> "refusal.weaker-proof";
            case NO_DOWNVOTES -> "refusal.no-downvotes";
            case ALREADY_SO -> "refusal.already-so";
            case SET_UP_ALREADY -> "refusal.set-up-already";
            case SETUP_KEY_WRONG -> "refusal.setup-key-wrong";
            case ADDRESS_INVALID -> "refusal.address-invalid";
            case ADDRESS_FIXED -> "refusal.address-fixed";
            case ADDRESS_TAKEN -> "refusal.address-taken";
            case DOMAINS_MISSING -> "refusal.domains-missing";
            case DOMAIN_INVALID -> "refusal.domain-invalid";
            case DOMAIN_OURS -> "refusal.domain-ours";
            case DOMAIN_TAKEN -> "refusal.domain-taken";
            case TOO_MANY_DOMAINS -> "refusal.too-many-domains";
            case WEIGHT_INVALID -> "refusal.weight-invalid";
            case LIMIT_WITHOUT_VOTES -> "refusal.limit-without-votes";
            case WINDOW_INVALID -> "refusal.window-invalid";
            case CHOICE_MISSING -> "refusal.choice-missing";
            case SENT_BUT_NOT_FETCHED -> "refusal.sent-but-not-fetched";
            case FOLLOWED_BUT_NOT_SENT -> "refusal.followed-but-not-sent";
            case TERMS_CHANGED_MEANWHILE -> "refusal.terms-changed-meanwhile";
            case TERMS_NOT_IN_FORCE -> "refusal.terms-not-in-force";
            case TERMS_ANNOUNCED -> "refusal.terms-announced";
            case SERVER_CHANGED_MEANWHILE -> "refusal.server-changed-meanwhile";
            case NOT_TO_BE_CHOSEN -> "refusal.not-to-be-chosen";
            case ANNOUNCEMENT_OVER -> "refusal.announcement-over";
            case NOTHING_LISTED -> "refusal.nothing-listed";
            case NOTHING_CHOSEN -> "refusal.nothing-chosen";
            case TOO_FEW_OPTIONS -> "refusal.too-few-options";
            case TOO_MANY_OPTIONS -> "refusal.too-many-options";
            case OPTIONS_ALIKE -> "refusal.options-alike";
            case NUMBER_INVALID -> "refusal.number-invalid";
            case PLACES_ALIKE -> "refusal.places-alike";
            case NOBODY_MAY_VOTE -> "refusal.nobody-may-vote";
            case ANNOUNCED_ALREADY -> "refusal.announced-already";
            case NOT_OPEN_YET -> "refusal.not-open-yet";
            case CLOSED_ALREADY -> "refusal.closed-already";
            case GIVEN_UP -> "refusal.given-up";
            case KEY_NOT_HERE -> "refusal.key-not-here";
            case KEY_DONE_WITH -> "refusal.key-done-with";
            case PASSPHRASE_TOO_SHORT -> "refusal.passphrase-too-short";
            case PASSPHRASE_TOO_LONG -> "refusal.passphrase-too-long";
            case PASSPHRASES_DIFFER -> "refusal.passphrases-differ";
            case TERMS_NOT_KEPT -> "refusal.terms-not-kept";
            case NOT_FOR_MEMBERS_ALONE -> "refusal.not-for-members-alone";
            case NOT_SEEN_ELSEWHERE -> "refusal.not-seen-elsewhere";
            case NOT_ON_THE_LIST -> "refusal.not-on-the-list";
            case TOO_MANY_CHOSEN -> "refusal.too-many-chosen";
            case NOT_TAKEN_FROM_THERE -> "refusal.not-taken-from-there";
            case NOTHING_SENT_THERE -> "refusal.nothing-sent-there";
            case NOT_ABOUT_THAT_SERVER -> "refusal.not-about-that-server";
            case NOT_WRITTEN_HERE -> "refusal.not-written-here";
            case NOT_HERE_FOR_ALL -> "refusal.not-here-for-all";
        };
    }

    public static String of(Order order) {
        return switch (order) {
            case ACTIVE -> "order.active";
            case HOT -> "order.hot";
            case SCALED -> "order.scaled";
            case CONTROVERSIAL -> "order.controversial";
            case NEW -> "order.new";
            case OLD -> "order.old";
            case MOST_COMMENTS -> "order.most-comments";
            case NEW_COMMENTS -> "order.new-comments";
            case TOP_HOUR -> "order.top-hour";
            case TOP_SIX_HOURS -> "order.top-six-hours";
            case TOP_TWELVE_HOURS -> "order.top-twelve-hours";
            case TOP_DAY -> "order.top-day";
            case TOP_WEEK -> "order.top-week";
            case TOP_MONTH -> "order.top-month";
            case TOP_THREE_MONTHS -> "order.top-three-months";
            case TOP_SIX_MONTHS -> "order.top-six-months";
            case TOP_NINE_MONTHS -> "order.top-nine-months";
            case TOP_YEAR -> "order.top-year";
            case TOP_ALL -> "order.top-all";
        };
    }

    /// What an order means, in one line.
    public static String hint(Order order) {
        return switch (order) {
            case ACTIVE -> "order.active.hint";
            case HOT -> "order.hot.hint";
            case SCALED -> "order.scaled.hint";
            case CONTROVERSIAL -> "order.controversial.hint";
            case NEW -> "order.new.hint";
            case OLD -> "order.old.hint";
            case MOST_COMMENTS -> "order.most-comments.hint";
            case NEW_COMMENTS -> "order.new-comments.hint";
            case TOP_HOUR,
                    TOP_SIX_HOURS,
                    TOP_TWELVE_HOURS,
                    TOP_DAY,
                    TOP_WEEK,
                    TOP_MONTH,
                    TOP_THREE_MONTHS,
                    TOP_SIX_MONTHS,
                    TOP_NINE_MONTHS,
                    TOP_YEAR,
                    TOP_ALL -> "order.top.hint";
        };
    }

    public static String of(CommentOrder order) {
        return switch (order) {
            case HOT -> "order.hot";
            case TOP -> "order.top";
            case NEW -> "order.new";
            case OLD -> "order.old";
            case CONTROVERSIAL -> "order.controversial";
        };
    }

    public static String of(Feed feed) {
        return switch (feed) {
            case ALL -> "nav.all";
            case LOCAL -> "nav.local";
            case SUBSCRIBED -> "nav.subscribed";
            case MODERATED -> "nav.moderated";
        };
    }

    /// What an empty feed says to do.
    public static String empty(Feed feed) {
        return switch (feed) {
            case ALL -> "empty.all";
            case LOCAL -> "empty.local";
            case SUBSCRIBED -> "empty.subscribed";
            case MODERATED -> "empty.moderated";
        };
    }

    /// A score with the votes behind it: the score is a difference, the votes are a number.
    public static String score(Words words, Score score) {
        return score.received() == 0
                ? words.say("votes.none")
                : words.say("votes.score", "score", score.net(), "votes", votes(words, score));
    }

    /// How many of the votes received count, by direction.
    public static String votes(Words words, Score score) {
        return score.received() == 0
                ? words.say("votes.none")
                : words.say(
                        "votes.counted",
                        "counted",
                        score.counted(),
                        "received",
                        score.received(),
                        "up",
                        score.up(),
                        "down",
                        score.down());
    }

    /// How many of the votes in one direction count, beside how many were received where that is more.
    public static String part(Words words, long counted, long received) {
        return counted == received
                ? words.number(received)
                : words.say("counted.part", "counted", counted, "received", received);
    }

    /// How a decision ended, by what kind of decision came after it.
    public static String ended(TermsVersion.Cause next) {
        return switch (next) {
            case CHANGED -> "decision.replaced";
            case TAKEN_BACK -> "decision.taken-back";
            case EXPIRED -> "decision.expired";
        };
    }

    public static String of(Notice notice) {
        return switch (notice) {
            case SAVED -> "notice.saved";
            case ADDRESS_SAVED -> "notice.address-saved";
            case TOKEN_REVOKED -> "notice.token-revoked";
            case POSTED -> "notice.posted";
            case COMMENTED -> "notice.commented";
            case SENT -> "notice.sent";
            case MESSAGE_REPORTED -> "notice.message-reported";
            case DELETED -> "notice.deleted";
            case RESTORED -> "notice.restored";
            case REMOVED -> "notice.removed";
            case PUT_BACK -> "notice.put-back";
            case REPORTED -> "notice.reported";
            case BANNED -> "notice.banned";
            case BAN_LIFTED -> "notice.ban-lifted";
            case BLOCKED -> "notice.blocked";
            case UNBLOCKED -> "notice.unblocked";
            case PASSWORD_CHANGED -> "notice.password-changed";
            case APPLIED -> "notice.applied";
            case LOGGED_OUT -> "notice.logged-out";
            case ACCOUNT_DELETED -> "notice.account-deleted";
            case RESOLVED -> "notice.resolved";
            case RELEASED -> "notice.released";
            case ADMITTED -> "notice.admitted";
            case DECLINED -> "notice.declined";
            case TRYING_NOW -> "notice.trying-now";
            case TERMS_IN_FORCE -> "notice.terms-in-force";
            case TERMS_ENDED -> "notice.terms-ended";
            case TERMS_ANNOUNCED -> "notice.terms-announced";
            case TERMS_WITHDRAWN -> "notice.terms-withdrawn";
            case WHAT_IF_KEPT -> "notice.what-if-kept";
            case DECISION_TAKEN_BACK -> "notice.decision-taken-back";
            case ATTACHED -> "notice.attached";
            case POLL_OPENED -> "notice.poll-opened";
            case DRAFTS_IN_FORCE -> "notice.drafts-in-force";
            case DRAFTS_DISCARDED -> "notice.drafts-discarded";
            case ANNOUNCED -> "notice.announced";
        };
    }

    /// How another server does, in a word.
    public static String of(DeliveryHealth.State state) {
        return switch (state) {
            case FAILING -> "peer.failing";
            case REFUSING -> "peer.refusing";
            case BEHIND -> "peer.behind";
            case WELL -> "peer.well";
        };
    }

    /// Why not all of what a community held before could be fetched.
    public static String of(EarlierPosts.Shortfall shortfall) {
        return switch (shortfall) {
            case SILENT -> "community.earlier-silent";
            case NO_LIST -> "community.earlier-no-list";
            case TOO_MUCH -> "community.earlier-too-much";
        };
    }

    /// What the head of a letter says.
    public static String subject(Mail.Kind kind) {
        return switch (kind) {
            case ANNOUNCED -> "mail.announced-subject";
            case OPENED -> "mail.opened-subject";
            case CLOSING -> "mail.closing-subject";
            case CONFIRM_ADDRESS -> "mail.confirm-subject";
            case SET_PASSWORD -> "mail.password-subject";
        };
    }

    /// Why somebody gets a letter.
    public static String why(Mail.Kind kind) {
        return switch (kind) {
            case ANNOUNCED, OPENED -> "mail.asked-why";
            case CLOSING -> "mail.closing-why";
            case CONFIRM_ADDRESS -> "mail.confirm-why";
            case SET_PASSWORD -> "mail.password-why";
        };
    }

    /// How a letter begins.
    public static String of(Mail.Kind kind) {
        return switch (kind) {
            case ANNOUNCED -> "mail.announced";
            case OPENED -> "mail.opened";
            case CLOSING -> "mail.closing";
            case CONFIRM_ADDRESS -> "mail.confirm";
            case SET_PASSWORD -> "mail.password";
        };
    }

    /// Why something is in an inbox.
    public static String of(Inbox.Kind kind) {
        return switch (kind) {
            case REPLY -> "inbox.reply";
            case MENTION -> "inbox.mention";
            case ANNOUNCED -> "inbox.asked-announced";
            case OPENED -> "inbox.asked-opened";
            case CLOSING -> "inbox.asked-closing";
            case BALLOT_CAST -> "inbox.ballot-cast";
            case DECIDED -> "inbox.asked-decided";
            case GIVEN_UP -> "inbox.asked-given-up";
        };
    }

    /// What is wrong with another server, and where to look.
    public static String of(DeliveryHealth.Trouble trouble) {
        return switch (trouble) {
            case UNKNOWN_HOST -> "trouble.unknown-host";
            case UNREACHABLE -> "trouble.unreachable";
            case INSECURE -> "trouble.insecure";
            case TOO_SLOW -> "trouble.too-slow";
            case BROKEN -> "trouble.broken";
            case NOT_ALLOWED_BY_US -> "trouble.not-allowed-by-us";
            case NOT_BELIEVED -> "trouble.not-believed";
            case NOT_THERE -> "trouble.not-there";
            case TOO_MUCH -> "trouble.too-much";
            case NOT_UNDERSTOOD -> "trouble.not-understood";
            case ITS_FAULT -> "trouble.its-fault";
            case OTHER -> "trouble.other";
        };
    }

    public static String of(SearchModel.Kind kind) {
        return switch (kind) {
            case POSTS -> "search.posts";
            case COMMENTS -> "search.comments";
            case COMMUNITIES -> "search.communities";
            case PEOPLE -> "search.people";
        };
    }

    public static String of(ModlogAct act) {
        return switch (act) {
            case POST_REMOVED -> "modlog.post-removed";
            case POST_PUT_BACK -> "modlog.post-put-back";
            case POST_LOCKED -> "modlog.post-locked";
            case POST_UNLOCKED -> "modlog.post-unlocked";
            case POST_PINNED -> "modlog.post-pinned";
            case POST_UNPINNED -> "modlog.post-unpinned";
            case COMMENT_REMOVED -> "modlog.comment-removed";
            case COMMENT_PUT_BACK -> "modlog.comment-put-back";
            case COMMENT_DISTINGUISHED -> "modlog.comment-distinguished";
            case COMMENT_UNDISTINGUISHED -> "modlog.comment-undistinguished";
            case COMMUNITY_REMOVED -> "modlog.community-removed";
            case COMMUNITY_PUT_BACK -> "modlog.community-put-back";
            case BANNED_FROM_COMMUNITY -> "modlog.banned-from-community";
            case COMMUNITY_BAN_LIFTED -> "modlog.community-ban-lifted";
            case BANNED_FROM_SITE -> "modlog.banned-from-site";
            case SITE_BAN_LIFTED -> "modlog.site-ban-lifted";
            case MODERATOR_APPOINTED -> "modlog.moderator-appointed";
            case MODERATOR_DISMISSED -> "modlog.moderator-dismissed";
            case APPLICATION_ACCEPTED -> "modlog.application-accepted";
            case APPLICATION_DECLINED -> "modlog.application-declined";
            case SITE_CHANGED -> "modlog.site-changed";
            case POST_RELEASED -> "modlog.post-released";
            case COMMENT_RELEASED -> "modlog.comment-released";
        };
    }

    public static String of(NowModel.Range range) {
        return switch (range) {
            case HOUR -> "now.hour";
            case DAY -> "now.day";
            case QUARTER -> "now.quarter";
        };
    }

    public static String of(Chart.Kind kind) {
        return switch (kind) {
            case REQUESTS -> "now.requests";
            case TIMES -> "now.times";
            case LEDGER -> "now.ledger";
            case QUEUES -> "now.queues";
            case MEMORY -> "now.memory";
            case STORAGE -> "now.database";
        };
    }

    public static String of(Chart.Series series) {
        return switch (series) {
            case ALL -> "now.all";
            case PEERS -> "now.peers";
            case FAILED -> "now.failed";
            case HALF -> "now.half";
            case MOST -> "now.most";
            case BEHIND -> "now.behind";
            case INBOX -> "now.inbox";
            case TELLING -> "now.telling";
            case LETTERS -> "now.letters";
            case HEAP -> "now.heap";
            case HEAP_MOST -> "now.heap-most";
            case DATABASE -> "now.database-size";
        };
    }

    public static String of(AdminModel.Kind kind) {
        return switch (kind) {
            case VERSION -> "state.version";
            case STARTED -> "state.started";
            case PUBLIC_ADDRESS -> "state.public-address";
            case DATABASE -> "state.database";
            case DATA_FOLDER -> "state.data-folder";
            case POSTS_IN_ORDER -> "state.posts-in-order";
            case EVENTS_WAITING -> "state.events-waiting";
            case MEMORY -> "state.memory";
            case TEST_MODE -> "state.test-mode";
        };
    }

    public static String of(Choices.Axis axis) {
        return switch (axis) {
            case POSTS -> "choices.posts";
            case COMMENTS -> "choices.comments";
            case COMMUNITIES -> "choices.communities";
            case NOTIFICATIONS -> "choices.notifications";
            case MESSAGES -> "choices.messages";
        };
    }

    public static String of(Choice choice) {
        return switch (choice) {
            case AS_SITE -> "choices.as-site";
            case SHOWN -> "choices.shown";
            case HIDDEN -> "choices.hidden";
        };
    }

    public static String of(Theme theme) {
        return switch (theme) {
            case DEVICE -> "theme.device";
            case LIGHT -> "theme.light";
            case DARK -> "theme.dark";
        };
    }

    public static String of(Senders senders) {
        return switch (senders) {
            case EVERYONE -> "settings.senders.everyone";
            case MEMBERS -> "settings.senders.members";
            case NOBODY -> "settings.senders.nobody";
        };
    }

    public static String of(Site.SignUp mode) {
        return switch (mode) {
            case OPEN -> "admin.sign-up.open";
            case BY_APPLICATION -> "admin.sign-up.by-application";
            case CLOSED -> "admin.sign-up.closed";
        };
    }

    /// What became of the page, as its heading.
    public static String title(ProblemModel.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "problem.malformed.title";
            case FORBIDDEN -> "problem.forbidden.title";
            case MISSING -> "problem.missing.title";
            case FORM_EXPIRED -> "problem.form-expired.title";
            case WRONG_METHOD -> "problem.wrong-method.title";
            case TOO_SLOW -> "problem.too-slow.title";
            case WRONG_CONTENT_TYPE -> "problem.wrong-content-type.title";
            case TOO_LARGE -> "problem.too-large.title";
            case TOO_OFTEN -> "problem.too-often.title";
            case FAILED -> "problem.failed.title";
            case UNAVAILABLE -> "problem.unavailable.title";
        };
    }

    /// What to do about it.
    public static String advice(ProblemModel.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "problem.malformed.advice";
            case FORBIDDEN -> "problem.forbidden.advice";
            case MISSING -> "problem.missing.advice";
            case FORM_EXPIRED -> "problem.form-expired.advice";
            case WRONG_METHOD -> "problem.wrong-method.advice";
            case TOO_SLOW -> "problem.too-slow.advice";
            case WRONG_CONTENT_TYPE -> "problem.wrong-content-type.advice";
            case TOO_LARGE -> "problem.too-large.advice";
            case TOO_OFTEN -> "problem.too-often.advice";
            case FAILED -> "problem.failed.advice";
            case UNAVAILABLE -> "problem.unavailable.advice";
        };
    }

    /// Whose votes are those of our members.
    public static String of(PollRule.Voters voters) {
        return switch (voters) {
            case ALL_MEMBERS -> "poll.all-members";
            case MEMBERS_BEFORE -> "poll.members-before";
            case ACTIVE_MEMBERS -> "poll.active-members";
            case SUBSCRIBERS -> "poll.subscribers";
        };
    }

    /// The question, which is also the heading.
    public static String question(ConfirmModel.Deed deed) {
        return switch (deed) {
            case DELETE_POST -> "confirm.delete-post.question";
            case DELETE_COMMENT -> "confirm.delete-comment.question";
            case DELETE_COMMUNITY -> "confirm.delete-community.question";
            case REMOVE_POST -> "confirm.remove-post.question";
            case REMOVE_COMMENT -> "confirm.remove-comment.question";
            case REMOVE_COMMUNITY -> "confirm.remove-community.question";
            case PUT_BACK_POST -> "confirm.put-back-post.question";
            case PUT_BACK_COMMENT -> "confirm.put-back-comment.question";
            case PUT_BACK_COMMUNITY -> "confirm.put-back-community.question";
            case LOCK_POST -> "confirm.lock-post.question";
            case REPORT_POST -> "confirm.report-post.question";
            case REPORT_COMMENT -> "confirm.report-comment.question";
            case REPORT_MESSAGE -> "confirm.report-message.question";
            case LIFT_SITE_BAN -> "confirm.lift-site-ban.question";
            case LIFT_COMMUNITY_BAN -> "confirm.lift-community-ban.question";
            case DISMISS_MODERATOR -> "confirm.dismiss-moderator.question";
        };
    }

    /// What happens then, to whom, and how it is undone.
    public static String effect(ConfirmModel.Deed deed) {
        return switch (deed) {
            case DELETE_POST -> "confirm.delete-post.effect";
            case DELETE_COMMENT -> "confirm.delete-comment.effect";
            case DELETE_COMMUNITY -> "confirm.delete-community.effect";
            case REMOVE_POST -> "confirm.remove-post.effect";
            case REMOVE_COMMENT -> "confirm.remove-comment.effect";
            case REMOVE_COMMUNITY -> "confirm.remove-community.effect";
            case PUT_BACK_POST -> "confirm.put-back-post.effect";
            case PUT_BACK_COMMENT -> "confirm.put-back-comment.effect";
            case PUT_BACK_COMMUNITY -> "confirm.put-back-community.effect";
            case LOCK_POST -> "confirm.lock-post.effect";
            case REPORT_POST -> "confirm.report-post.effect";
            case REPORT_COMMENT -> "confirm.report-comment.effect";
            case REPORT_MESSAGE -> "confirm.report-message.effect";
            case LIFT_SITE_BAN -> "confirm.lift-site-ban.effect";
            case LIFT_COMMUNITY_BAN -> "confirm.lift-community-ban.effect";
            case DISMISS_MODERATOR -> "confirm.dismiss-moderator.effect";
        };
    }

    /// The word on the button.
    public static String button(ConfirmModel.Deed deed) {
        return switch (deed) {
            case DELETE_POST -> "confirm.delete-post.button";
            case DELETE_COMMENT -> "confirm.delete-comment.button";
            case DELETE_COMMUNITY -> "confirm.delete-community.button";
            case REMOVE_POST -> "confirm.remove-post.button";
            case REMOVE_COMMENT -> "confirm.remove-comment.button";
            case REMOVE_COMMUNITY -> "confirm.remove-community.button";
            case PUT_BACK_POST -> "confirm.put-back-post.button";
            case PUT_BACK_COMMENT -> "confirm.put-back-comment.button";
            case PUT_BACK_COMMUNITY -> "confirm.put-back-community.button";
            case LOCK_POST -> "confirm.lock-post.button";
            case REPORT_POST -> "confirm.report-post.button";
            case REPORT_COMMENT -> "confirm.report-comment.button";
            case REPORT_MESSAGE -> "confirm.report-message.button";
            case LIFT_SITE_BAN -> "confirm.lift-site-ban.button";
            case LIFT_COMMUNITY_BAN -> "confirm.lift-community-ban.button";
            case DISMISS_MODERATOR -> "confirm.dismiss-moderator.button";
        };
    }
}
