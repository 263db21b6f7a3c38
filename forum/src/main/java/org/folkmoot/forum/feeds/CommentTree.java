package org.folkmoot.forum.feeds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.rules.ranking.CommentStanding;
import org.folkmoot.rules.ranking.Place;
import org.folkmoot.rules.visibility.CommentFacts;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.PostFacts;
import org.folkmoot.rules.visibility.Sight;
import org.folkmoot.rules.visibility.VisibilityRule;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Score;
import org.jspecify.annotations.Nullable;

/// Puts the comments of a post under what they answer, in the order asked for, as one reader sees them.
///
/// @param scores of its comments; one without votes is absent
/// @param opened a comment that its reader does not see otherwise; null for none
/// @param now    in milliseconds since 1970
record CommentTree(
        Map<Long, Score> scores,
        Filter filter,
        PostFacts post,
        CommentOrder order,
        @Nullable CommentId opened,
        long now) {

    /// What answers the post. A deleted comment that nothing hangs under is left out.
    List<Branch> of(List<CommentRows.Outline> comments) {
        Map<Long, List<CommentRows.Outline>> byParent = new HashMap<>();
        for (CommentRows.Outline comment : comments) {
            CommentId parent = comment.parentId();
            byParent.computeIfAbsent(parent == null ? 0L : parent.value(), key -> new ArrayList<>())
                    .add(comment);
        }
        return under(0, byParent);
    }

    /// At most fifty deep, so the stack is safe.
    private List<Branch> under(long parent, Map<Long, List<CommentRows.Outline>> byParent) {
        List<Placed> sorted = new ArrayList<>();
        byParent.getOrDefault(parent, List.of()).forEach(comment -> sorted.add(new Placed(comment, place(comment))));
        sorted.sort(Comparator.comparing(Placed::place));
        List<Branch> branches = new ArrayList<>();
        for (Placed placed : sorted) {
            CommentRows.Outline comment = placed.comment();
            List<Branch> replies = under(comment.id().value(), byParent);
            CommentNode.Stub stub = stubOf(comment);
            if (stub != CommentNode.Stub.DELETED || !replies.isEmpty()) {
                branches.add(new Branch(comment, stub, replies));
            }
        }
        return branches;
    }

    private record Placed(CommentRows.Outline comment, Place place) {}

    Score score(CommentId comment) {
        return scores.getOrDefault(comment.value(), Score.NONE);
    }

    private Place place(CommentRows.Outline comment) {
        Score score = score(comment.id());
        CommentStanding standing = new CommentStanding(
                score.up(), score.down(), comment.publishedAt().toEpochMilli());
        return Place.ofComment(
                order, standing, comment.distinguished(), comment.id().value(), now);
    }

    private CommentNode.@Nullable Stub stubOf(CommentRows.Outline comment) {
        CommentFacts facts = new CommentFacts(
                comment.authorId(), comment.origin(), post, comment.removed(), comment.deleted(), comment.language());
        Sight sight = comment.id().equals(opened)
                ? VisibilityRule.opened(filter, facts)
                : VisibilityRule.inThread(filter, facts);
        return switch (sight) {
            case Sight.Shown() -> null;
            case Sight.Stub(var why) -> stub(why, facts);
            case Sight.Hidden(var why) -> stub(why, facts);
        };
    }

    private CommentNode.Stub stub(Sight.Why why, CommentFacts facts) {
        return switch (why) {
            case DELETED -> CommentNode.Stub.DELETED;
            case WAITING -> CommentNode.Stub.WAITING;
            case TERMS ->
                VisibilityRule.opened(filter, facts) instanceof Sight.Shown
                        ? CommentNode.Stub.UNCHOSEN
                        : CommentNode.Stub.TERMS;
            case CHOICE -> CommentNode.Stub.CHOICE;
            case BLOCKED_PERSON, BLOCKED_COMMUNITY, NSFW, LANGUAGE -> CommentNode.Stub.BLOCKED;
            case REMOVED, POST_GONE, COMMUNITY_GONE, MEMBERS_ONLY -> CommentNode.Stub.REMOVED;
        };
    }
}
