package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `kept_back`: what followers of our communities hear only when what it is about is released.
/// The only place that does.
public final class KeptBackStore {

    /// An author who goes on changing what nobody has looked at does not fill the table.
    private static final int MOST_OF_ONE = 20;

    private static final String KEEP = """
            insert into kept_back (post_id, comment_id, body, kept_at)
            select :post, :comment, :body, :now
            where (select count(*) from kept_back where post_id = :post and comment_id = :comment) < :most
            """;

    /// Whether something waits that was written in a community of ours; what hangs under a post waits
    /// with it.
    private static final String WAITS = """
            select exists (select from post where id = :post and waiting)
                or exists (select from comment where id = :comment and post_id = :post and waiting)
            """;

    /// Whether somebody has to look at a post, or one comment of it, before others are told of it.
    ///
    /// @param comment null for the post itself
    public boolean waits(Transaction transaction, PostId post, @Nullable CommentId comment) {
        return transaction
                .query(WAITS)
                .bind("post", post)
                .bind("comment", number(comment))
                .mapTo(Boolean.class)
                .one();
    }

    /// As [#waits], keeping a release out until the transaction ends: what is kept after one would
    /// never be told.
    public boolean waitsStill(Transaction transaction, PostId post, @Nullable CommentId comment) {
        boolean postWaits = locked(transaction, "select waiting from post where id = :id for share", post.value());
        return comment == null
                ? postWaits
                : locked(transaction, "select waiting from comment where id = :id for share", comment.value())
                        || postWaits;
    }

    private static boolean locked(Transaction transaction, String sql, long id) {
        return transaction
                .query(sql)
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /// Forgets what is older than a month, and what was said by somebody whose words are gone.
    public void forget(Transaction transaction, Instant before) {
        transaction.update("""
                        delete from kept_back where kept_at < :before
                          or exists (select from post where post.id = kept_back.post_id
                                     and (post.deleted_at is not null or post.removed_at is not null))
                          or exists (select from comment where comment.id = kept_back.comment_id
                                     and (comment.deleted_at is not null or comment.removed_at is not null))
                        """).bind("before", before).execute();
    }

    /// Keeps an activity as it came.
    public void keep(Transaction transaction, PostId post, @Nullable CommentId comment, byte[] body, Instant now) {
        transaction
                .update(KEEP)
                .bind("post", post)
                .bind("comment", number(comment))
                .bind("body", body)
                .bind("now", now)
                .bind("most", MOST_OF_ONE)
                .execute();
    }

    /// Hands out what was kept of something, in the order in which it came; it is not kept any more then. With
    /// a post goes what hangs under it, as far as nobody has to look at that too.
    public List<byte[]> take(Transaction transaction, PostId post, @Nullable CommentId comment) {
        return transaction
                .query("""
                        with taken as (
                          delete from kept_back
                          where post_id = :post
                            and (comment_id = :comment
                                 or (:comment = 0 and not exists (select from comment
                                       where comment.id = kept_back.comment_id and comment.post_id = :post and waiting)))
                          returning id, body)
                        select body from taken order by id
                        """)
                .bind("post", post)
                .bind("comment", number(comment))
                .mapTo(byte[].class)
                .list();
    }

    private static long number(@Nullable CommentId comment) {
        return comment == null ? 0 : comment.value();
    }
}
