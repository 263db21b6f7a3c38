package org.folkmoot.federation.inbound;

import java.time.InstantSource;
import java.util.List;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.SeenStore;

/// What was deleted before it came, since deliveries overtake each other: for seven days it does
/// not come any more.
final class Withdrawn {

    private final Database database;
    private final InstantSource clock;
    private final SeenStore seen = new SeenStore();

    Withdrawn(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param by only what they wrote themselves stays away
    void deleted(Iri by, Iri thing) {
        database.change(transaction -> seen.remember(transaction, List.of(mark(by, thing)), clock.instant()));
    }

    void restored(Iri by, Iri thing) {
        database.change(transaction -> seen.forget(transaction, mark(by, thing)));
    }

    boolean was(Iri author, Iri thing) {
        return database.read(transaction -> seen.knowsAny(transaction, List.of(mark(author, thing))));
    }

    private static String mark(Iri by, Iri thing) {
        return by.value() + " deleted " + thing.value();
    }
}
