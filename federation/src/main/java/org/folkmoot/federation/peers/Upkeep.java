package org.folkmoot.federation.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.KeptBackStore;
import org.folkmoot.federation.store.OutgoingStore;
import org.folkmoot.federation.store.ReceivedPartitions;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.SeenStore;

/// What has to be done now and then: forgetting what is old, and asking about people of whom only the address is known.
public final class Upkeep {

    private static final Duration TOLD = Duration.ofDays(30);
    private static final Duration ASKED_AGAIN = Duration.ofDays(1);
    private static final int ASKED_AT_ONCE = 20;

    private final Database database;
    private final RemoteActors actors;
    private final InstantSource clock;

    public Upkeep(Database database, RemoteActors actors, InstantSource clock) {
        this.database = database;
        this.actors = actors;
        this.clock = clock;
    }

    /// Run at the start and every day.
    public void keepPartitions() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.change(transaction -> new ReceivedPartitions().keep(transaction, today));
    }

    /// Forgets marks after a week, and what we told after a month. Run every day.
    public void forget() {
        Instant now = clock.instant();
        database.change(transaction -> {
            new SeenStore().forget(transaction, now);
            new OutgoingStore().forget(transaction, now.minus(TOLD));
            new KeptBackStore().forget(transaction, now.minus(TOLD));
        });
    }

    /// Asks about a few of those whose votes were passed on. Run every few seconds.
    public void meet() {
        Instant now = clock.instant();
        List<String> unknown = database.write(
                transaction -> new RemoteActorStore().unknown(transaction, now, now.minus(ASKED_AGAIN), ASKED_AT_ONCE));
        unknown.forEach(address -> actors.ask(new Iri(address)));
    }
}
