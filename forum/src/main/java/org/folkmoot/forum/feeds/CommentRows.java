package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Columns;
import org.folkmoot.rules.visibility.Origin;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Score;
import org.jspecify.annotations.Nullable;

/// How a comment is read from the tables, in a thread and outside of one.
final class CommentRows {

    /// The columns that [Row] needs, of `comment` joined by [#FROM].
    static final String COLUMNS = """
            comment.id, comment.post_id, comment.parent_id, comment.depth, comment.body, comment.language,
            comment.published_at, comment.edited_at, comment.removed_at is not null as removed,
            comment.deleted_at is not null as deleted, comment.distinguished, comment.instance_id as server, comment.waiting,
            author.id as author_id, author.name as author_name, author.display_name as author_display_name,
            author.instance_id = 1 as author_ours, author_host.domain as author_domain, author.bot,
            author.deleted_at is not null as author_deleted, role.person_id is not null as author_is_moderator,
            comment.author_id = post.author_id as author_wrote_post, vote.direction as my_vote
            """;

    static final String FROM = """
            from comment
            join post on post.id = comment.post_id
            join person author on author.id = comment.author_id
            join instance author_host on author_host.id = author.instance_id
            left join community_role role on role.community_id = post.community_id and role.person_id = comment.author_id
            left join vote on vote.post_id = comment.post_id and vote.comment_id = comment.id and vote.person_id = :viewer
            """;

    /// A comment as its row says.
    record Row(
            CommentId id,
            PostId postId,
            @Nullable CommentId parentId,
            int depth,
            String body,
            @Nullable String language,
            Instant publishedAt,
            @Nullable Instant editedAt,
            boolean removed,
            boolean deleted,
            boolean distinguished,
            InstanceId server,
            boolean waiting,
            PersonId authorId,
            String authorName,
            @Nullable String authorDisplayName,
            boolean authorOurs,
            @Nullable String authorDomain,
            boolean bot,
            boolean authorDeleted,
            boolean authorIsModerator,
            boolean authorWrotePost,
            @Nullable Direction myVote) {

        static Row of(Columns row) {
            return new Row(
                    new CommentId(row.nextLong()),
                    new PostId(row.nextLong()),
                    row.nextId(CommentId::new),
                    row.nextInt(),
                    row.nextText(),
                    row.nextTextOrNull(),
                    row.nextInstant(),
                    row.nextInstantOrNull(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    new InstanceId(row.nextLong()),
                    row.nextBoolean(),
                    new PersonId(row.nextLong()),
                    row.nextText(),
                    row.nextTextOrNull(),
                    row.nextBoolean(),
                    row.nextTextOrNull(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    PostCardView.direction(row.nextTextOrNull()));
        }

        Outline outline() {
            return new Outline(
                    id, parentId, language, publishedAt, removed, deleted, distinguished, server, waiting, authorId);
        }

        PersonLine author() {
            return new PersonLine(
                    authorId, authorName, authorDisplayName, authorOurs ? null : authorDomain, bot, authorDeleted);
        }

        /// The node for a reader.
        ///
        /// @param stub why the reader may not read it; null when they may
        CommentNode node(Score score, CommentNode.@Nullable Stub stub) {
            return node(score, stub, List.of(), 0);
        }

        /// As [#node(Score, Stub)], with what hangs under it.
        ///
        /// @param more how many comments under it are not among these
        CommentNode node(Score score, CommentNode.@Nullable Stub stub, List<CommentNode> replies, int more) {
            return new CommentNode(
                    id,
                    parentId,
                    depth,
                    author(),
                    authorIsModerator,
                    authorWrotePost,
                    stub == null ? body : null,
                    stub,
                    publishedAt,
                    editedAt,
                    score,
                    myVote,
                    distinguished,
                    removed,
                    deleted,
                    replies,
                    more);
        }
    }

    /// What says where a comment stands in its thread, and whether a reader sees it.
    record Outline(
            CommentId id,
            @Nullable CommentId parentId,
            @Nullable String language,
            Instant publishedAt,
            boolean removed,
            boolean deleted,
            boolean distinguished,
            InstanceId server,
            boolean waiting,
            PersonId authorId) {

        /// The columns that it needs, of `comment` alone.
        static final String COLUMNS = """
                comment.id, comment.parent_id, comment.language, comment.published_at, comment.removed_at is not null,
                comment.deleted_at is not null, comment.distinguished, comment.instance_id, comment.waiting,
                comment.author_id
                """;

        static Outline of(Columns row) {
            return new Outline(
                    new CommentId(row.nextLong()),
                    row.nextId(CommentId::new),
                    row.nextTextOrNull(),
                    row.nextInstant(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    row.nextBoolean(),
                    new InstanceId(row.nextLong()),
                    row.nextBoolean(),
                    new PersonId(row.nextLong()));
        }

        Origin origin() {
            return new Origin(server, waiting);
        }
    }

    private CommentRows() {}
}
