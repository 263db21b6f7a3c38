package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Addressed;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Reads and writes `remote_actor`: what actors of other servers said of themselves that only federation needs. The
/// only place that does.
public final class RemoteActorStore {

    private static final String KEEP = """
            insert into remote_actor (address, kind, actor_id, peer, inbox, shared_inbox, outbox, moderators, featured,
                                      key_id, public_key, fetched_at)
            values (:address, :kind, :actorId, :peer, :inbox, :sharedInbox, :outbox, :moderators, :featured,
                    :keyId, :publicKey, :fetchedAt)
            on conflict (address) do update set
              inbox = excluded.inbox, shared_inbox = excluded.shared_inbox, outbox = excluded.outbox,
              moderators = excluded.moderators, featured = excluded.featured, key_id = excluded.key_id,
              public_key = excluded.public_key, fetched_at = excluded.fetched_at
            """;

    private static final String STUB = """
            insert into remote_actor (address, kind, actor_id, peer)
            select address, 'PERSON', id, peer from unnest(:addresses, :ids, :peers) as stub (address, id, peer)
            order by address
            on conflict (address) do nothing
            """;

    private static final String COLUMNS =
            "select address, kind, actor_id, peer, inbox, shared_inbox, outbox, moderators, featured, key_id,"
                    + " public_key, fetched_at from remote_actor ";

    /// What is known of an actor.
    ///
    /// @param kind       `SITE`, `PERSON` or `COMMUNITY`
    /// @param actorId    the person or community of ours that stands for it; the instance for a `SITE`
    /// @param peer       its server: host, with a port when there is one
    /// @param inbox      null, as all that follows, until it was fetched once
    /// @param moderators of a community: where the list of its moderators is
    /// @param featured   of a community: where the list of its pinned posts is
    /// @param publicKey  PEM
    public record Known(
            String address,
            String kind,
            long actorId,
            String peer,
            @Nullable String inbox,
            @Nullable String sharedInbox,
            @Nullable String outbox,
            @Nullable String moderators,
            @Nullable String featured,
            @Nullable String keyId,
            @Nullable String publicKey,
            @Nullable Instant fetchedAt) {}

    public Optional<Known> find(Transaction transaction, String address) {
        return transaction
                .query(COLUMNS + "where address = :address")
                .bind("address", address)
                .mapTo(Known.class)
                .findOne();
    }

    /// Those of many addresses who are known.
    public Map<String, Known> find(Transaction transaction, Collection<String> addresses) {
        return transaction
                .query(COLUMNS + "where address = any (:addresses)")
                .bindArray("addresses", String.class, List.copyOf(addresses))
                .mapTo(Known.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Known::address, known -> known));
    }

    /// The actor that a key belongs to.
    public Optional<Known> byKey(Transaction transaction, String keyId) {
        return transaction
                .query(COLUMNS + "where key_id = :keyId order by fetched_at desc limit 1")
                .bind("keyId", keyId)
                .mapTo(Known.class)
                .findOne();
    }

    public Optional<Known> of(Transaction transaction, String kind, long actorId) {
        return transaction
                .query(COLUMNS + "where kind = :kind and actor_id = :actorId limit 1")
                .bind("kind", kind)
                .bind("actorId", actorId)
                .mapTo(Known.class)
                .findOne();
    }

    /// Keeps what actors say of themselves now.
    ///
    /// @param actors no two of one address
    public void keep(Transaction transaction, Collection<Known> actors) {
        PreparedBatch batch = transaction.batch(KEEP);
        for (Known actor : actors) {
            batch.bind("address", actor.address())
                    .bind("kind", actor.kind())
                    .bind("actorId", actor.actorId())
                    .bind("peer", actor.peer())
                    .bindByType("inbox", actor.inbox(), String.class)
                    .bindByType("sharedInbox", actor.sharedInbox(), String.class)
                    .bindByType("outbox", actor.outbox(), String.class)
                    .bindByType("moderators", actor.moderators(), String.class)
                    .bindByType("featured", actor.featured(), String.class)
                    .bindByType("keyId", actor.keyId(), String.class)
                    .bindByType("publicKey", actor.publicKey(), String.class)
                    .bindByType("fetchedAt", actor.fetchedAt(), Instant.class)
                    .add();
        }
        batch.execute();
    }

    /// Keeps people of whom only the addresses are known, each with a host; they are fetched when there is
    /// time.
    public void keepAddresses(Transaction transaction, Map<Iri, Addressed.Person> people) {
        if (!people.isEmpty()) {
            transaction
                    .update(STUB)
                    .bindArray(
                            "addresses",
                            String.class,
                            people.keySet().stream().map(Iri::value).toList())
                    .bindArray(
                            "ids",
                            Long.class,
                            people.values().stream()
                                    .map(person -> person.id().value())
                                    .toList())
                    .bindArray(
                            "peers",
                            String.class,
                            people.keySet().stream()
                                    .map(address -> String.valueOf(address.host()))
                                    .toList())
                    .execute();
        }
    }

    /// Addresses of which nothing more is known, the longest untried first, marked as tried now.
    public List<String> unknown(Transaction transaction, Instant now, Instant triedBefore, int limit) {
        return transaction
                .query("""
                        update remote_actor set tried_at = :now
                        where address in (
                          select address from remote_actor
                          where fetched_at is null and (tried_at is null or tried_at < :triedBefore)
                          order by tried_at nulls first limit :limit for update skip locked)
                        returning address
                        """)
                .bind("now", now)
                .bind("triedBefore", triedBefore)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }
}
