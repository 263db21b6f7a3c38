package org.folkmoot.federation.peers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.SeenActivities;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.federation.finding.KeyRing;
import org.folkmoot.activitypub.federation.finding.NodeInfoClient;
import org.folkmoot.activitypub.federation.finding.WebFinger;
import org.folkmoot.activitypub.federation.inbox.FetchGate;
import org.folkmoot.activitypub.federation.inbox.InboxPipeline;
import org.folkmoot.activitypub.federation.inbox.Origins;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.forum.instances.Locations;
import org.jspecify.annotations.Nullable;

/// Sets the protocol up once the site has its public address: before that there is nothing to speak with. The address
/// of
/// a site on localhost may change, and then it is set up anew.
public final class Protocols {

    /// What it stands on.
    ///
    /// @param keyPause between two fetches of one key
    /// @param scheme   in which servers are looked up: `https`, and `http` only in the test mode
    public record Ground(
            Transport transport,
            SignedExchange exchange,
            Admission admission,
            OwnActors actors,
            KnownKeys keys,
            SeenActivities seen,
            Duration keyPause,
            String scheme,
            InstantSource clock) {}

    private final Ground ground;
    private volatile @Nullable Protocol current;

    public Protocols(Ground ground) {
        this.ground = ground;
    }

    /// The protocol under our address; empty while we have none.
    public Optional<Protocol> current() {
        return ground.actors().locations().map(here -> {
            Protocol known = current;
            if (known == null || !known.here().equals(here)) {
                known = made(here);
                current = known;
            }
            return known;
        });
    }

    private Protocol made(Locations here) {
        Getting getting = new Getting(
                ground.transport(), ground.exchange(), ground.admission(), ground.actors(), new Iri(here.home()));
        Fetch fetch = new Fetch(getting, ground.clock());
        KeyRing ring = new KeyRing(ground.keys(), fetch, ground.clock(), ground.keyPause());
        InboxPipeline.Settings settings = InboxPipeline.Settings.usual(here.publicAddress());
        InboxPipeline inbox =
                new InboxPipeline(settings, ground.admission(), ring, ground.keys(), ground.seen(), ground.clock());
        return new Protocol(
                here,
                fetch,
                new WebFinger(getting, fetch, ground.clock(), ground.scheme()),
                new NodeInfoClient(getting, ground.scheme()),
                inbox,
                new FetchGate(settings, ground.admission(), ring, ground.clock()),
                new Origins(here.domain()));
    }
}
