package org.folkmoot.federation.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.folkmoot.activitypub.federation.DeliveryQueue;
import org.folkmoot.activitypub.federation.Health;
import org.folkmoot.activitypub.federation.Parcel;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.database.DatabaseUnavailable;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.InboxesView;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.federation.store.OutgoingStore;
import org.folkmoot.federation.store.OutgoingStore.Row;
import org.folkmoot.federation.store.TroubleStore;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.rules.peers.ExchangeRule.Said;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.CommunityId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queue of outgoing activities, as the protocol's delivery wants it: one lane for each peer, kept in the database.
public final class Lanes implements DeliveryQueue {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private static final Duration LEASE = Duration.ofMinutes(5);
    /// As long as Lemmy keeps what it sends: who was away for longer fetches what they miss.
    private static final Duration WORTH_SENDING = Duration.ofDays(7);

    private static final String PASSED_ON = "Announce ";

    private final Database database;
    private final OwnActors actors;
    private final String node;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final OutgoingStore store = new OutgoingStore();
    private final TroubleStore troubles = new TroubleStore();
    private final InboxesView inboxes = new InboxesView();
    /// Lanes that could not be given back, since the database was away: nobody here works on them any more.
    private final Set<String> brokenOff = ConcurrentHashMap.newKeySet();

    /// @param node names this node among those of the site, and stays the same when it starts again
    public Lanes(Database database, OwnActors actors, String node, TermsInForce terms, InstantSource clock) {
        this.terms = terms;
        this.database = database;
        this.actors = actors;
        this.node = node;
        this.clock = clock;
    }

    /// Gives back what this node held when it ended, in whatever way.
    public void open() {
        database.change(transaction -> store.releaseAll(transaction, node));
    }

    /// None while the database is away: whoever carries news says so, once.
    @Override
    public List<Lane> take(Instant now, int atMost) {
        List<String> broken = List.copyOf(brokenOff);
        broken.forEach(brokenOff::remove);
        try {
            return database
                    .write(transaction -> {
                        store.release(transaction, node, broken);
                        return store.lease(transaction, node, now, now.plus(LEASE), atMost);
                    })
                    .stream()
                    .map(Lanes::lane)
                    .toList();
        } catch (DatabaseUnavailable away) {
            brokenOff.addAll(broken);
            log.debug("What is to be told waits for the database", away);
            return List.of();
        }
    }

    /// Whoever works on a lane gives up when the database is away, and cannot even give it back then.
    private <T> T orBroken(String peer, Supplier<T> work) {
        try {
            return work.get();
        } catch (DatabaseUnavailable away) {
            brokenOff.add(peer);
            throw away;
        }
    }

    @Override
    public Stretch after(String peer, long position, int atMost) {
        return orBroken(peer, () -> stretch(peer, position, atMost));
    }

    private Stretch stretch(String peer, long position, int atMost) {
        return database.read(transaction -> {
            OutgoingStore.Next next = store.next(transaction, peer, position, atMost);
            Map<Long, List<String>> followers = new HashMap<>();
            Terms theirs = terms.get().policy().terms(peer);
            List<Parcel> parcels = next.rows().stream()
                    .filter(row -> ExchangeRule.sends(theirs, said(row)))
                    .map(row -> parcel(transaction, peer, row, followers))
                    .toList();
            return new Stretch(parcels, next.looked());
        });
    }

    /// What the terms keep back is not sent afterwards either: the lane goes on behind it.
    private static Said said(Row row) {
        String kind = row.kind().startsWith(PASSED_ON) ? row.kind().substring(PASSED_ON.length()) : row.kind();
        return switch (kind) {
            case "Delete", "Undo", "Reject", "Block", "Remove" -> Said.END;
            case "Accept" -> Said.TO_FOLLOWERS;
            default -> row.followersOf() == null ? Said.TO_OTHERS : Said.TO_FOLLOWERS;
        };
    }

    private Parcel parcel(Transaction transaction, String peer, Row row, Map<Long, List<String>> followers) {
        List<Iri> destinations = new ArrayList<>();
        row.inboxes().stream()
                .map(Iri::new)
                .filter(inbox -> peer.equals(inbox.host()))
                .forEach(destinations::add);
        Long community = row.followersOf();
        if (community != null) {
            List<String> known = followers.computeIfAbsent(
                    community, id -> inboxes.ofFollowers(transaction, new CommunityId(id), peer));
            known.stream()
                    .map(Iri::new)
                    .filter(inbox -> !destinations.contains(inbox))
                    .forEach(destinations::add);
        }
        if (destinations.isEmpty()) {
            inboxes.ofServer(transaction, peer).stream().map(Iri::new).forEach(destinations::add);
        }
        Iri signer = actors.address(transaction, LocalActor.of(row.signerKind(), row.signerId()));
        return new Parcel(
                row.position(),
                new Iri(row.activityId()),
                signer,
                destinations,
                row.body(),
                row.madeAt().plus(WORTH_SENDING));
    }

    @Override
    public void save(Lane lane) {
        keep(lane, clock.instant().plus(LEASE));
    }

    @Override
    public void release(Lane lane) {
        keep(lane, null);
    }

    private void keep(Lane lane, @Nullable Instant until) {
        Health health = lane.health();
        OutgoingStore.Lane row = new OutgoingStore.Lane(
                lane.peer(),
                lane.cursor(),
                health.failures(),
                health.nextTry(),
                health.lastSuccess(),
                health.lastFailure(),
                health.words());
        orBroken(
                lane.peer(),
                () -> database.write(transaction -> {
                    store.keep(transaction, row, until);
                    if (row.failures() > 0 && row.lastFailureAt() != null && row.lastFailure() != null) {
                        troubles.note(
                                transaction,
                                row.peer(),
                                new TroubleStore.Row(row.lastFailureAt(), row.lastFailure(), null));
                    }
                    return true;
                }));
    }

    @Override
    public void dropped(String peer, Parcel parcel, Drop drop) {
        log.info("{} was not delivered to {}: {}", parcel.activity().value(), peer, drop.words());
        boolean theirs = drop.why() == Drop.Why.REFUSED || drop.why() == Drop.Why.POISONOUS;
        if (theirs && !Echo.is(parcel.body(), peer)) {
            String activity = parcel.activity().value();
            orBroken(
                    peer,
                    () -> database.write(transaction -> {
                        troubles.note(transaction, peer, new TroubleStore.Row(clock.instant(), drop.words(), activity));
                        return true;
                    }));
        }
    }

    private static Lane lane(OutgoingStore.Lane row) {
        Health health = new Health(
                row.failures(), row.nextTryAt(), row.lastSuccessAt(), row.lastFailureAt(), row.lastFailure());
        return new Lane(row.peer(), row.cursor(), health);
    }
}
