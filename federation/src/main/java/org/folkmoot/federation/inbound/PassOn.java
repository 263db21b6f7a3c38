package org.folkmoot.federation.inbound;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.outbound.Audience;
import org.folkmoot.federation.outbound.Outbox;
import org.folkmoot.federation.outbound.Outbox.Announced;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.KeptBackStore;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.rules.peers.AnnouncementRule;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.Direction;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Passes on what somebody elsewhere did in a community of ours to all who follow it, exactly as it came.
public final class PassOn {

    private final Database database;
    private final Places places;
    private final OwnActors actors;
    private final Outbox outbox;
    private final TermsInForce terms;
    private final InstantSource clock;
    private final KeptBackStore keptBack = new KeptBackStore();

    public PassOn(
            Database database,
            Places places,
            OwnActors actors,
            Outbox outbox,
            TermsInForce terms,
            InstantSource clock) {
        this.database = database;
        this.places = places;
        this.actors = actors;
        this.outbox = outbox;
        this.terms = terms;
        this.clock = clock;
    }

    /// A vote that was cast.
    ///
    /// @param thing what it is about
    /// @param asked null for one that was taken back
    record Cast(Word word, Addressed thing, @Nullable Direction asked) {}

    /// Passes on what is no vote.
    void done(Word word) {
        Iri about = word.announcer() == null ? About.of(word.activity()) : null;
        if (about != null) {
            places.find(about)
                    .filter(thing -> !described(word, thing))
                    .ifPresent(thing -> database.change(transaction -> audience(transaction, thing)
                            .ifPresent(audience -> passOnOrKeep(transaction, audience, word, thing))));
        }
    }

    /// Passes on votes. Whether anybody is to hear of it is asked once for each thing that was voted on,
    /// and not for votes that a community of another server passed on: it tells whoever is to hear.
    void cast(List<Cast> votes) {
        List<Cast> ours = votes.stream()
                .filter(vote -> vote.word().announcer() == null && announced(vote))
                .toList();
        Optional<Locations> here = actors.locations();
        if (ours.isEmpty() || here.isEmpty()) {
            return;
        }
        database.change(transaction -> {
            Map<Addressed, Optional<Audience>> audiences = new HashMap<>();
            List<Announced> announced = new ArrayList<>();
            for (Cast vote : ours) {
                audiences
                        .computeIfAbsent(vote.thing(), thing -> looked(transaction, thing))
                        .ifPresent(audience -> announced.add(
                                new Announced(audience, vote.word().json())));
            }
            outbox.announce(transaction, here.get(), announced);
        });
    }

    /// Whether the terms with the voter's own server, which brought it, let others hear of it.
    private boolean announced(Cast vote) {
        Terms voters = terms.get().policy().terms(vote.word().peer());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return AnnouncementRule.announced(voters, vote.asked(), today);
    }

    /// Whether a guest describes a community of ours: what they say of its inbox and key nobody shall hear from us.
    private static boolean described(Word word, Addressed thing) {
        return word.activity() instanceof Activity.Update && thing instanceof Addressed.Community;
    }

    /// The community in which something stands, when it is ours and somebody elsewhere follows it.
    private Optional<Audience> audience(Transaction transaction, Addressed thing) {
        return places.community(transaction, thing)
                .filter(row -> row.address() == null)
                .filter(row -> thing instanceof Addressed.Community ? !row.localOnly() : row.open())
                .map(row -> outbox.audience(transaction, row))
                .filter(Audience::heard);
    }

    /// The same of what nobody has to look at first: whoever is told of a vote fetches what it is for.
    private Optional<Audience> looked(Transaction transaction, Addressed thing) {
        return audience(transaction, thing)
                .filter(audience -> Places.target(thing)
                        .filter(target -> keptBack.waits(transaction, target.post(), target.comment()))
                        .isEmpty());
    }

    /// What somebody has to look at first is told when it is released, not before.
    private void passOnOrKeep(Transaction transaction, Audience audience, Word word, Addressed thing) {
        Optional<VoteTarget> waiting = Places.target(thing)
                .filter(target -> keptBack.waitsStill(transaction, target.post(), target.comment()));
        if (waiting.isPresent()) {
            VoteTarget target = waiting.get();
            keptBack.keep(transaction, target.post(), target.comment(), Json.write(word.json()), clock.instant());
        } else {
            passOn(transaction, audience, word, thing);
        }
    }

    private void passOn(Transaction transaction, Audience audience, Word word, Addressed thing) {
        Optional<Locations> here = actors.locations();
        if (here.isEmpty()) {
            return;
        }
        outbox.announce(transaction, here.get(), audience, word.json());
        Iri about = About.of(word.activity());
        if (about != null && word.activity() instanceof Activity.Create && thing instanceof Addressed.Post) {
            outbox.show(transaction, here.get(), audience, about.value());
        }
    }
}
