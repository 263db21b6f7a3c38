package org.folkmoot.forum.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `comment`. The only place that does.
final class CommentStore {

    private static final String INSERT = """
            insert into comment (post_id, parent_id, depth, author_id, instance_id, body, language, published_at, waiting)
            values (:post, :parent, :depth, :author, :instance, :body, :language, :at, :waiting)
            returning id
            """;

    private static final String FIND = """
            select id, post_id, author_id, depth, coalesce(edited_at, published_at) as said_at,
                   removed_at is not null as removed, deleted_at is not null as deleted
            from comment where id = :comment
            """;

    /// Two that arrive at once see each other here.
    private static final String QUEUE = "select pg_advisory_xact_lock(hashtextextended('comment', :author))";

    private static final String JUST_WRITTEN = """
            select id
            from (select * from comment where author_id = :author order by id desc limit 5) latest
            where post_id = :post and parent_id is not distinct from :parent and body = :body and published_at > :since
              and deleted_at is null and removed_at is null
            limit 1
            """;

    /// A comment that was to be written.
    record Draft(
            PostId post,
            @Nullable CommentId parent,
            int depth,
            PersonId author,
            InstanceId instance,
            String body,
            @Nullable String language,
            boolean waiting) {}

    CommentId insert(Transaction transaction, Draft draft, Instant at) {
        return transaction
                .query(INSERT)
                .bind("post", draft.post())
                .bindByType("parent", draft.parent(), CommentId.class)
                .bind("depth", draft.depth())
                .bind("author", draft.author())
                .bind("instance", draft.instance())
                .bind("body", draft.body())
                .bind("language", draft.language())
                .bind("waiting", draft.waiting())
                .bind("at", at)
                .mapTo(CommentId.class)
                .one();
    }

    /// The same comment by the same author, when it was written since then; others of theirs wait until this one is
    /// done.
    Optional<CommentId> justWritten(Transaction transaction, Draft draft, Instant since) {
        transaction.query(QUEUE).bind("author", draft.author()).mapToMap().list();
        return transaction
                .query(JUST_WRITTEN)
                .bind("post", draft.post())
                .bindByType("parent", draft.parent(), CommentId.class)
                .bind("author", draft.author())
                .bind("body", draft.body())
                .bind("since", since)
                .mapTo(CommentId.class)
                .findOne();
    }

    Optional<CommentState> find(Transaction transaction, CommentId comment) {
        return transaction
                .query(FIND)
                .bind("comment", comment)
                .mapTo(CommentState.class)
                .findOne();
    }

    /// As [#find], keeping other changes of this comment out until the transaction ends.
    Optional<CommentState> lock(Transaction transaction, CommentId comment) {
        return transaction
                .query(FIND + " for no key update")
                .bind("comment", comment)
                .mapTo(CommentState.class)
                .findOne();
    }

    void edit(Transaction transaction, CommentState comment, String body, Instant at) {
        transaction
                .update("update comment set body = :body, edited_at = :at where post_id = :post and id = :comment")
                .bind("post", comment.postId())
                .bind("comment", comment.id())
                .bind("body", body)
                .bind("at", at)
                .execute();
    }

    void deleted(Transaction transaction, CommentState comment, @Nullable Instant at) {
        stamp(transaction, "update comment set deleted_at = :at where post_id = :post and id = :comment", comment, at);
    }

    void removed(Transaction transaction, CommentState comment, @Nullable Instant at) {
        stamp(transaction, "update comment set removed_at = :at where post_id = :post and id = :comment", comment, at);
    }

    boolean distinguished(Transaction transaction, CommentState comment, boolean distinguished) {
        return transaction
                        .update("""
                        update comment set distinguished = :distinguished
                        where post_id = :post and id = :comment and distinguished <> :distinguished
                        """)
                        .bind("post", comment.postId())
                        .bind("comment", comment.id())
                        .bind("distinguished", distinguished)
                        .execute()
                == 1;
    }

    private static void stamp(Transaction transaction, String sql, CommentState comment, @Nullable Instant at) {
        transaction
                .update(sql)
                .bind("post", comment.postId())
                .bind("comment", comment.id())
                .bind("at", at)
                .execute();
    }

    /// A comment that was emptied or removed, and whether it counted until then.
    record Erased(PostId postId, CommentId id, boolean counted) {}

    List<Erased> erase(Transaction transaction, PersonId author, Instant at) {
        return transaction
                .query("""
                        update comment set body = '', deleted_at = :at
                        from comment as before
                        where comment.author_id = :author
                          and (before.post_id, before.id) = (comment.post_id, comment.id)
                        returning comment.post_id, comment.id,
                          before.deleted_at is null and before.removed_at is null as counted
                        """)
                .bind("author", author)
                .bind("at", at)
                .mapTo(Erased.class)
                .list();
    }

    List<Erased> removeAll(Transaction transaction, PersonId author, @Nullable CommunityId community, Instant at) {
        return transaction
                .query("""
                        update comment set removed_at = :at
                        from post
                        where post.id = comment.post_id and comment.author_id = :author and comment.removed_at is null
                          and (:everywhere or post.community_id = :community)
                        returning comment.post_id, comment.id, comment.deleted_at is null as counted
                        """)
                .bind("author", author)
                .bind("everywhere", community == null)
                .bind("community", community == null ? 0 : community.value())
                .bind("at", at)
                .mapTo(Erased.class)
                .list();
    }

    /// Answers false when nothing waited.
    boolean released(Transaction transaction, CommentId comment) {
        return transaction
                        .update("update comment set waiting = false where id = :comment and waiting")
                        .bind("comment", comment)
                        .execute()
                > 0;
    }
}
