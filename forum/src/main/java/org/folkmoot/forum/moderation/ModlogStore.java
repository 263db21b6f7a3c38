package org.folkmoot.forum.moderation;

import java.time.Instant;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ModlogId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// Writes `modlog`. The only place that does.
final class ModlogStore {

    private static final String WRITE = """
            insert into modlog (act, acted_at, actor_id, community_id, post_id, comment_id, person_id, reason, until)
            values (:act, :at, :actor, :community, :post, :comment, :person, :reason, :until)
            returning id
            """;

    ModlogId write(Transaction transaction, ModlogEntry entry, Instant at) {
        return transaction
                .query(WRITE)
                .bind("act", entry.act())
                .bind("at", at)
                .bind("actor", entry.actor())
                .bindByType("community", entry.community(), CommunityId.class)
                .bindByType("post", entry.post(), PostId.class)
                .bindByType("comment", entry.comment(), CommentId.class)
                .bindByType("person", entry.person(), PersonId.class)
                .bind("reason", entry.reason())
                .bind("until", entry.until())
                .mapTo(ModlogId.class)
                .one();
    }
}
