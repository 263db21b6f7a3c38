package org.folkmoot.federation.peers;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.communities.Moderators;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.SignsOfLife;
import org.folkmoot.forum.instances.SignsOfLife.Sign;
import org.folkmoot.values.InstanceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes which other servers are there, and asks those who they are whose people hold offices here, so that it shows
/// when a name has changed hands.
///
/// A server is there when it brings something that it signed, or says what software it runs. That it answers what we
/// send is no sign: whoever buys a name may let a web server answer everything.
public final class LookOut {

    private static final Logger log = LoggerFactory.getLogger(LookOut.class);

    private final Database database;
    private final RemoteActors actors;
    private final String scheme;
    private final InstantSource clock;
    private final SignsOfLife signs = new SignsOfLife();
    private final Instances instances = new Instances();
    private final Moderators moderators = new Moderators();
    private final ReceivedStore received = new ReceivedStore();
    private final RemoteActorStore store = new RemoteActorStore();

    /// @param scheme in which servers are asked: `https`, and `http` only in the test mode
    public LookOut(Database database, RemoteActors actors, String scheme, InstantSource clock) {
        this.database = database;
        this.actors = actors;
        this.scheme = scheme;
        this.clock = clock;
    }

    /// Notes who brought something. Run every hour.
    public void note() {
        heard(database.read(received::lastBrought));
    }

    /// Notes that a server said what it runs.
    void said(String peer) {
        heard(List.of(new Sign(peer, clock.instant())));
    }

    private void heard(List<Sign> heard) {
        List<InstanceId> returned = database.write(transaction -> signs.heard(transaction, heard, clock.instant()));
        returned.forEach(this::ask);
    }

    /// Asks servers whose people look after communities of ours who they are. Run every day.
    public void ask() {
        database.read(moderators::homes).forEach(this::ask);
    }

    private void ask(InstanceId instance) {
        database.read(transaction -> home(transaction, instance)).ifPresent(home -> {
            log.debug("{} is asked who it is", home.value());
            actors.ask(home);
        });
    }

    /// What its own actor is called; as in Lemmy, when that was never learned.
    private Optional<Iri> home(Transaction transaction, InstanceId instance) {
        return store.of(transaction, "SITE", instance.value())
                .map(Known::address)
                .or(() -> instances.domain(transaction, instance).map(domain -> scheme + "://" + domain + "/"))
                .map(Iri::new);
    }
}
