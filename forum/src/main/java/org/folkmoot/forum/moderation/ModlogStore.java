package org.folkmoot.forum.moderation;

import java.time.Instant;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ModlogId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Writes `modlog`. The only place that does.
final class ModlogStore {

    private static final String LAST_BY_OURS = """
            select person.instance_id = 1
            from modlog
            join community on community.id = modlog.community_id and community.instance_id <> 1
            join person on person.id = modlog.actor_id
            where modlog.community_id = :community and act = :act
              and coalesce(post_id, 0) = :post and coalesce(comment_id, 0) = :comment
            order by modlog.id desc
            limit 1
            """;

    private static final String WRITE = """
            insert into modlog (act, acted_at, actor_id, community_id, post_id, comment_id, person_id, reason, until,
                                removing)
            values (:act, :at, :actor, :community, :post, :comment, :person, :reason, :until, :removing)
            returning id
            """;

    /// Whether the last act of a kind on something in a community of another server was that of a member of ours.
    boolean lastByOursElsewhere(
            Transaction transaction,
            ModlogAct act,
            CommunityId community,
            @Nullable PostId post,
            @Nullable CommentId comment) {
        return transaction
                .query(LAST_BY_OURS)
                .bind("act", act)
                .bind("community", community)
                .bind("post", post == null ? 0 : post.value())
                .bind("comment", comment == null ? 0 : comment.value())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

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
                .bind("removing", entry.removing())
                .mapTo(ModlogId.class)
                .one();
    }
}
