package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;

/// Reads and writes `own_key`: the keys of our actors. The only place that does.
public final class OwnKeyStore {

    /// A pair of keys in their standard encodings; prints nothing of itself.
    ///
    /// @param publicKey  SubjectPublicKeyInfo
    /// @param privateKey PKCS #8
    @SuppressWarnings("ArrayRecordComponent") // keys are used, never compared
    public record Pair(byte[] publicKey, byte[] privateKey) {

        @Override
        public String toString() {
            return "Pair";
        }
    }

    public Optional<Pair> find(Transaction transaction, LocalActor actor, String algorithm) {
        return transaction
                .query("""
                        select public_key, private_key from own_key
                        where kind = :kind and actor_id = :actor and algorithm = :algorithm
                        """)
                .bind("kind", actor.kind())
                .bind("actor", actor.number())
                .bind("algorithm", algorithm)
                .mapTo(Pair.class)
                .findOne();
    }

    /// Keeps the pair, unless the actor has one by now; answers the one that it has.
    public Pair keep(Transaction transaction, LocalActor actor, String algorithm, Pair fresh, Instant now) {
        transaction
                .update("""
                        insert into own_key (kind, actor_id, algorithm, public_key, private_key, made_at)
                        values (:kind, :actor, :algorithm, :public, :private, :now) on conflict do nothing
                        """)
                .bind("kind", actor.kind())
                .bind("actor", actor.number())
                .bind("algorithm", algorithm)
                .bind("public", fresh.publicKey())
                .bind("private", fresh.privateKey())
                .bind("now", now)
                .execute();
        return find(transaction, actor, algorithm).orElseThrow();
    }
}
