package org.folkmoot.forum.peering;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.EvidenceRule;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `evidence` and `response`. The only place that does.
final class EvidenceStore {

    private static final String EVIDENCE = """
            select evidence.id, decision_id as decision, link, hash, shows, added_by as by, person.name as author, added_at as at
            from evidence left join person on person.id = added_by and person.deleted_at is null
            """;

    private static final String REPLIES = """
            select response.id, decision_id as decision, server, link, hash, said, entered_by as by, person.name as author,
              entered_at as at
            from response left join person on person.id = entered_by and person.deleted_at is null
            """;

    private static final String UNTOLD = """
            where not exists (select from decision_entry where kind = :kind and subject = %s.id)
            """;

    void attach(
            Transaction transaction,
            TermsVersionId decision,
            EvidenceRule.Accepted evidence,
            String hash,
            PersonId by,
            Instant at) {
        transaction
                .update("""
                        insert into evidence (decision_id, link, hash, shows, added_by, added_at)
                        values (:decision, :link, :hash, :shows, :by, :at)
                        """)
                .bind("decision", decision)
                .bind("link", evidence.link())
                .bind("hash", hash)
                .bind("shows", evidence.shows())
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    /// @param hash of what stands at the link; null where there is none
    void reply(
            Transaction transaction,
            TermsVersionId decision,
            EvidenceRule.Reply reply,
            @Nullable String hash,
            PersonId by,
            Instant at) {
        transaction
                .update("""
                        insert into response (decision_id, server, link, hash, said, entered_by, entered_at)
                        values (:decision, :server, :link, :hash, :said, :by, :at)
                        """)
                .bind("decision", decision)
                .bind("server", reply.server())
                .bindByType("link", reply.link(), String.class)
                .bindByType("hash", hash, String.class)
                .bindByType("said", reply.said(), String.class)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    /// What was attached to a decision.
    Attached of(Transaction transaction, TermsVersionId decision) {
        return new Attached(
                transaction
                        .query(EVIDENCE + "where decision_id = :decision order by evidence.id")
                        .bind("decision", decision)
                        .mapTo(Attached.Evidence.class)
                        .list(),
                transaction
                        .query(REPLIES + "where decision_id = :decision order by response.id")
                        .bind("decision", decision)
                        .mapTo(Attached.Reply.class)
                        .list());
    }

    /// All that was ever attached.
    Attached all(Transaction transaction) {
        return new Attached(
                transaction.query(EVIDENCE).mapTo(Attached.Evidence.class).list(),
                transaction.query(REPLIES).mapTo(Attached.Reply.class).list());
    }

    /// What was attached and stands in no entry of the log yet.
    Attached untold(Transaction transaction) {
        return new Attached(
                transaction
                        .query(EVIDENCE + UNTOLD.formatted("evidence"))
                        .bind("kind", LogKind.EVIDENCE)
                        .mapTo(Attached.Evidence.class)
                        .list(),
                transaction
                        .query(REPLIES + UNTOLD.formatted("response"))
                        .bind("kind", LogKind.REPLY)
                        .mapTo(Attached.Reply.class)
                        .list());
    }

    /// The fingerprint of the last entry about a consultation.
    Optional<String> consultation(Transaction transaction, long consultation) {
        return transaction
                .query("""
                        select hash from decision_entry where kind like 'CONSULTATION%' and subject = :consultation
                        order by number desc limit 1
                        """)
                .bind("consultation", consultation)
                .mapTo(String.class)
                .findOne();
    }
}
