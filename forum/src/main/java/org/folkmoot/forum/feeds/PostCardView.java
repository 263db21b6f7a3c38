package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.Columns;
import org.folkmoot.database.Question;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.forum.votes.Standings;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.Direction;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Fills the cards of posts whose order is known already: by primary key, never by search.
final class PostCardView {

    private static final Question<Row> CARDS = Question.of("""
            select post.id, post.title, post.url, post.body, post.language, post.nsfw, post.published_at, post.edited_at,
                   post.removed_at is not null as removed, post.deleted_at is not null as deleted,
                   post.locked_at is not null as locked, post.pinned_in_community, post.pinned_on_site,
                   activity.comments,
                   community.id as community_id, community.name as community_name, community.title as community_title,
                   community.local_only, community_host.domain as community_domain, community.instance_id = 1 as ours,
                   author.id as author_id, author.name as author_name, author.display_name as author_display_name,
                   author.instance_id = 1 as author_ours, author_host.domain as author_domain, author.bot,
                   author.deleted_at is not null as author_deleted,
                   role.person_id is not null as author_is_moderator,
                   vote.direction as my_vote
            from post
            join post_activity activity on activity.post_id = post.id
            join community on community.id = post.community_id
            join instance community_host on community_host.id = community.instance_id
            join person author on author.id = post.author_id
            join instance author_host on author_host.id = author.instance_id
            left join community_role role on role.community_id = post.community_id and role.person_id = post.author_id
            left join vote on vote.post_id = post.id and vote.comment_id = 0 and vote.person_id = :viewer
            where post.id = any(:posts)
            """, Row::of, "posts", "viewer");

    private record Row(
            PostId id,
            String title,
            @Nullable String url,
            @Nullable String body,
            @Nullable String language,
            boolean nsfw,
            Instant publishedAt,
            @Nullable Instant editedAt,
            boolean removed,
            boolean deleted,
            boolean locked,
            boolean pinnedInCommunity,
            boolean pinnedOnSite,
            int comments,
            CommunityId communityId,
            String communityName,
            String communityTitle,
            boolean localOnly,
            @Nullable String communityDomain,
            boolean ours,
            PersonId authorId,
            String authorName,
            @Nullable String authorDisplayName,
            boolean authorOurs,
            @Nullable String authorDomain,
            boolean bot,
            boolean authorDeleted,
            boolean authorIsModerator,
            @Nullable Direction myVote) {

        private static Row of(Columns row) {
            return new Row(
                    new PostId(row.nextLong()),
                    row.nextText(),
                    row.nextTextOrNull(),
                    row.nextTextOrNull(),
                    row.nextTextOrNull(),
                    row.nextBoolean(),
                    row.nextInstant(),
                    row.nextInstantOrNull(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextInt(),
                    new CommunityId(row.nextLong()),
                    row.nextText(),
                    row.nextText(),
                    row.nextBoolean(),
                    row.nextTextOrNull(),
                    row.nextBoolean(),
                    new PersonId(row.nextLong()),
                    row.nextText(),
                    row.nextTextOrNull(),
                    row.nextBoolean(),
                    row.nextTextOrNull(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    direction(row.nextTextOrNull()));
        }

        PostCard card(Standings standings) {
            return new PostCard(
                    id,
                    title,
                    url,
                    body,
                    language,
                    new CommunityLine(
                            communityId, communityName, communityTitle, ours ? null : communityDomain, localOnly),
                    new PersonLine(
                            authorId,
                            authorName,
                            authorDisplayName,
                            authorOurs ? null : authorDomain,
                            bot,
                            authorDeleted),
                    authorIsModerator,
                    publishedAt,
                    editedAt,
                    comments,
                    standings.score(),
                    standings.origins(),
                    myVote,
                    nsfw,
                    locked,
                    pinnedInCommunity,
                    pinnedOnSite,
                    removed,
                    deleted);
        }
    }

    /// A vote as its row says it; null where none was cast.
    static @Nullable Direction direction(@Nullable String word) {
        return word == null ? null : Direction.valueOf(word);
    }

    private final ScoreView scores;

    PostCardView(ScoreView scores) {
        this.scores = scores;
    }

    /// The cards of these posts in this order; one that is gone from the tables is left out.
    List<PostCard> cards(Transaction transaction, Collection<PostId> posts, @Nullable PersonId viewer) {
        return posts.isEmpty() ? List.of() : cards(transaction, posts, viewer, scores.posts(transaction, posts));
    }

    /// As above, where it is known already how the posts stand.
    ///
    /// @param standings by post id; one without votes may be absent
    static List<PostCard> cards(
            Transaction transaction,
            Collection<PostId> posts,
            @Nullable PersonId viewer,
            Map<Long, Standings> standings) {
        Map<PostId, PostCard> cards = new HashMap<>();
        long[] ids = posts.stream().mapToLong(PostId::value).toArray();
        for (Row row : transaction.ask(CARDS, ids, viewer == null ? 0L : viewer.value())) {
            cards.put(row.id(), row.card(standings.getOrDefault(row.id().value(), Standings.NONE)));
        }
        List<PostCard> ordered = new ArrayList<>();
        for (PostId post : posts) {
            PostCard card = cards.get(post);
            if (card != null) {
                ordered.add(card);
            }
        }
        return ordered;
    }
}
