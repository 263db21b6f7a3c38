package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.NotificationId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// Reads and writes `notification`. The only place that does.
final class NotificationStore {

    /// The author of what was answered, when they are a member who did not write the answer and did not block who did.
    private static final String REPLIED = """
            insert into notification (person_id, kind, post_id, comment_id, notified_at)
            select account.person_id, 'REPLY', comment.post_id, comment.id, comment.published_at
            from comment
            join post on post.id = comment.post_id
            left join comment parent on parent.post_id = comment.post_id and parent.id = comment.parent_id
            join account on account.person_id = coalesce(parent.author_id, post.author_id)
            where comment.post_id = :post and comment.id = :comment
              and comment.removed_at is null and comment.deleted_at is null and not comment.waiting and not post.waiting
              and account.person_id <> comment.author_id
              and not exists (select from person_block
                where person_id = account.person_id and blocked_id = comment.author_id)
            on conflict do nothing
            """;

    private static final String MENTIONED = """
            insert into notification (person_id, kind, post_id, comment_id, notified_at)
            select account.person_id, 'MENTION', :post, :comment, :at
            from actor_name
            join account on account.person_id = actor_name.actor_id
            where actor_name.kind = 'PERSON' and actor_name.instance_id = 1 and actor_name.name_key = any(:names)
              and account.person_id <> :author
              and not exists (select from person_block
                where person_id = account.person_id and blocked_id = :author)
            on conflict do nothing
            """;

    private static final String TEXT = """
            select post.author_id, post.instance_id = 1 as ours, coalesce(post.body, '') as body, post.published_at as at
            from post where :comment = 0 and post.id = :post and post.removed_at is null and post.deleted_at is null
              and not post.waiting
            union all
            select comment.author_id, comment.instance_id = 1, comment.body, comment.published_at
            from comment join post on post.id = comment.post_id
            where comment.post_id = :post and comment.id = :comment
              and comment.removed_at is null and comment.deleted_at is null and not comment.waiting and not post.waiting
            """;

    /// What was written, by whom, and when.
    ///
    /// @param ours whether one of ours wrote it
    record Text(PersonId authorId, boolean ours, String body, Instant at) {}

    void replied(Transaction transaction, PostId post, CommentId comment) {
        transaction.update(REPLIED).bind("post", post).bind("comment", comment).execute();
    }

    void mentioned(Transaction transaction, PostId post, long comment, Text text, Set<String> names) {
        transaction
                .update(MENTIONED)
                .bind("post", post)
                .bind("comment", comment)
                .bind("at", text.at())
                .bind("author", text.authorId())
                .bind("names", names.toArray(String[]::new))
                .execute();
    }

    /// What a post (comment 0) or a comment says; empty when it is gone.
    List<Text> text(Transaction transaction, PostId post, long comment) {
        return transaction
                .query(TEXT)
                .bind("post", post)
                .bind("comment", comment)
                .mapTo(Text.class)
                .list();
    }

    void read(Transaction transaction, PersonId person, NotificationId notification, Instant at) {
        transaction
                .update("""
                        update notification set read_at = :at
                        where person_id = :person and id = :notification and read_at is null
                        """)
                .bind("person", person)
                .bind("notification", notification)
                .bind("at", at)
                .execute();
    }

    void readAll(Transaction transaction, PersonId person, Instant at) {
        transaction
                .update("update notification set read_at = :at where person_id = :person and read_at is null")
                .bind("person", person)
                .bind("at", at)
                .execute();
    }

    void forget(Transaction transaction, PersonId person) {
        transaction
                .update("delete from notification where person_id = :person")
                .bind("person", person)
                .execute();
    }
}
