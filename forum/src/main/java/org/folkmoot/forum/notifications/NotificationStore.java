package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.ConsultationId;
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

    private static final String ASKED = """
            insert into notification (person_id, kind, consultation_id, notified_at)
            select person, :kind, :consultation, :at from unnest(:people) with ordinality as told (person, place)
            order by place
            on conflict do nothing
            """;

    /// Each ballot is told anew and in place of the one before: how often somebody replaced theirs is nobody's matter.
    private static final String CAST = """
            insert into notification (person_id, kind, consultation_id, notified_at)
            select person_id, 'BALLOT_CAST', :consultation, :at from account where person_id = :person
            on conflict (person_id, consultation_id, kind) where consultation_id is not null
            do update set id = nextval('notification_id_seq'), notified_at = excluded.notified_at, read_at = null
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

    /// Tells people of a step of a consultation.
    ///
    /// @param people by their numbers
    void asked(Transaction transaction, RoundStore.Round round, long[] people, Instant at) {
        transaction
                .update(ASKED)
                .bind("kind", round.kind())
                .bind("consultation", round.consultationId())
                .bind("people", people)
                .bind("at", at)
                .execute();
    }

    /// Tells somebody that a ballot was cast in their name.
    void cast(Transaction transaction, ConsultationId consultation, PersonId person, Instant at) {
        transaction
                .update(CAST)
                .bind("consultation", consultation)
                .bind("person", person)
                .bind("at", at)
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

    /// Marks some of what a member has not read, or everything but these.
    void readAll(Transaction transaction, PersonId person, long[] some, boolean these, Instant at) {
        transaction
                .update("""
                        update notification set read_at = :at
                        where person_id = :person and read_at is null and (id = any(:some)) = :these
                        """)
                .bind("person", person)
                .bind("some", some)
                .bind("these", these)
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
