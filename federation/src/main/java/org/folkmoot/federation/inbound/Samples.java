package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.forum.votes.VoteSamples;
import org.folkmoot.forum.votes.VoteSamples.Sample;
import org.folkmoot.rules.votes.ReadBackRule;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.jspecify.annotations.Nullable;

/// Chooses, of the votes that were cast, those that are read back from where they are said to come from.
final class Samples {

    private final RandomGenerator random;
    private final VoteSamples samples = new VoteSamples();

    Samples(RandomGenerator random) {
        this.random = random;
    }

    /// A vote that was cast.
    record Cast(Activity vote, CastVote.Request request) {}

    private record Deliverer(InstanceId server, boolean relayed) {}

    void choose(Transaction transaction, Collection<Cast> votes, Instant now) {
        Map<Deliverer, Long> chosen = new HashMap<>();
        for (Cast cast : votes) {
            Sample sample = sample(cast, now);
            if (sample != null) {
                boolean relayed = cast.request().provenance().proof() == Proof.RELAYED;
                Deliverer deliverer = new Deliverer(sample.via(), relayed);
                long before = chosen.computeIfAbsent(
                        deliverer, one -> samples.chosen(transaction, one.server(), one.relayed(), now));
                if (ReadBackRule.chosen(relayed, before, random.nextDouble())) {
                    samples.keep(transaction, sample);
                    chosen.put(deliverer, before + 1);
                }
            }
        }
    }

    /// What would be read back; null for what is taken back, and for what has no address of its own.
    private static @Nullable Sample sample(Cast cast, Instant now) {
        Direction asked = cast.request().asked();
        Iri id = cast.vote().id();
        Iri object = VoteInbound.object(cast.vote());
        Iri actor = cast.vote().actor();
        if (asked == null || id == null || object == null || id.value().contains("#") || !id.sameHost(actor)) {
            return null;
        }
        Provenance provenance = cast.request().provenance();
        InstanceId via = provenance.via();
        return new Sample(
                cast.request().target(),
                cast.request().voter(),
                asked,
                provenance.origin(),
                via == null ? provenance.origin() : via,
                id.value(),
                actor.value(),
                object.value(),
                now);
    }
}
