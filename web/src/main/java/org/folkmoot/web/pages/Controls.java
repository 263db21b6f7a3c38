package org.folkmoot.web.pages;

import java.util.List;
import java.util.Locale;
import org.folkmoot.forum.feeds.CommentNode;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.values.Field;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// How the parts of pages are named, so that labels, hints, objections and scripts find them.
public final class Controls {

    private static final List<Order> TABS = List.of(Order.HOT, Order.ACTIVE, Order.SCALED, Order.NEW, Order.TOP_DAY);
    private static final List<Order> TABS_OF_ONE = List.of(Order.HOT, Order.ACTIVE, Order.NEW, Order.TOP_DAY);

    private Controls() {}

    /// The name of the control that belongs to a field: `NEW_PASSWORD` is `new-password`.
    public static String name(Field field) {
        return switch (field) {
            case PUBLIC_ADDRESS -> "address";
            case SETUP_KEY -> "key";
            case QUERY -> "q";
            case DOMAINS -> "domains";
            case VOTES_UP -> "up";
            case VOTES_DOWN -> "down";
            case PASSED_ON -> "passedOn";
            case PASSING -> "passing";
            case CAP -> "cap";
            case WINDOW -> "first";
            case REVIEW -> "review";
            case SOURCE -> "source";
            case LIST -> "list";
            case EXPIRES -> "days";
            case STARTS -> "starts";
            case CASE_FOR -> "for";
            case CASE_AGAINST -> "against";
            case OPTIONS -> "option";
            case WHOLE,
                    NAME,
                    DISPLAY_NAME,
                    PASSWORD,
                    NEW_PASSWORD,
                    PASSPHRASE,
                    PASSPHRASE_AGAIN,
                    EMAIL,
                    ANSWER,
                    TITLE,
                    URL,
                    BODY,
                    DESCRIPTION,
                    COMMUNITY,
                    LANGUAGE,
                    REASON,
                    SITE_NAME,
                    RECEPTION,
                    VISIBILITY,
                    FOLLOWS,
                    REPORTS,
                    MESSAGES,
                    SENDS,
                    FETCHES,
                    METHOD,
                    PASS,
                    QUORUM,
                    OPENS,
                    CLOSES,
                    JOINED_BEFORE,
                    ACTIVE_DAYS -> field.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /// Its id on the page.
    public static String id(Field field) {
        return "field-" + name(field);
    }

    /// The ids of what describes a control; null when nothing does.
    public static @Nullable String described(String id, boolean hint, boolean wrong) {
        String ids = (wrong ? id + "-wrong " : "") + (hint ? id + "-hint" : "");
        return ids.isEmpty() ? null : ids.strip();
    }

    /// The id of the votes on something.
    public static String votes(VoteTarget target) {
        return target.comment() == null
                ? "votes-post-" + target.post().value()
                : "votes-comment-" + target.comment().value();
    }

    /// Where votes on something are sent.
    public static String votePath(VoteTarget target) {
        return (target.comment() == null ? Paths.post(target.post()) : Paths.comment(target.comment())) + "/vote";
    }

    /// The votes on a post, leading back to where it stands on the page.
    public static VotesModel votes(PostCard post, String path, VotesModel.Shape shape) {
        return new VotesModel(
                VoteTarget.of(post.id()),
                post.score(),
                post.origins(),
                post.myVote(),
                path + "#post-" + post.id().value(),
                shape);
    }

    /// The votes on a comment, leading back to where it stands on the page.
    public static VotesModel votes(PostId post, CommentNode comment, String path) {
        return new VotesModel(
                new VoteTarget(post, comment.id()),
                comment.score(),
                List.of(),
                comment.myVote(),
                path + "#comment-" + comment.id().value(),
                VotesModel.Shape.ROW);
    }

    /// Where the next page of a list is; null at its end.
    public static @Nullable String nextPath(String path, String name, String value, @Nullable String next) {
        return next == null ? null : path + "?" + name + "=" + Paths.query(value) + "&after=" + Paths.query(next);
    }

    /// The orders that stand beside each other; the others are in the menu.
    ///
    /// @param scaled whether several communities are mixed, since only then Scaled says anything
    public static List<Order> tabs(boolean scaled) {
        return scaled ? TABS : TABS_OF_ONE;
    }

    /// Whether a deed takes something away from somebody, so that its button says so by colour too.
    public static boolean harmful(ConfirmModel.Deed deed) {
        return switch (deed) {
            case DELETE_POST,
                    DELETE_COMMENT,
                    DELETE_COMMUNITY,
                    REMOVE_POST,
                    REMOVE_COMMENT,
                    REMOVE_COMMUNITY,
                    DISMISS_MODERATOR -> true;
            case PUT_BACK_POST,
                    PUT_BACK_COMMENT,
                    PUT_BACK_COMMUNITY,
                    LOCK_POST,
                    REPORT_POST,
                    REPORT_COMMENT,
                    REPORT_MESSAGE,
                    LIFT_SITE_BAN,
                    LIFT_COMMUNITY_BAN -> false;
        };
    }
}
