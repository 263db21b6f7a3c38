package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.federation.store.ReceivedStore.Waiting;
import org.folkmoot.federation.store.ReceivedStore.WaitsFor;

/// What activities of one lane wait for, so that others that came after them about the same, or by the
/// same, wait behind them: a vote is not taken back before it is cast, nor a post removed before it is
/// there.
final class Behind {

    private final List<WaitsFor> ahead;

    Behind(List<WaitsFor> ahead) {
        this.ahead = new ArrayList<>(ahead);
    }

    /// An activity waits for this from now on.
    void add(Waiting waiting, Iri waitsFor, Instant until) {
        ahead.add(new WaitsFor(waiting.position(), waitsFor.value(), until));
    }

    /// Until when an activity has to wait behind one that came before it; empty when it does not.
    Optional<Instant> until(Waiting waiting, Word word) {
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        List<String> concerned = Stream.of(
                        About.thing(word.activity()), word.activity().actor())
                .filter(Objects::nonNull)
                .map(Iri::value)
                .toList();
        return ahead.stream()
                .filter(one -> one.position() < waiting.position() && concerned.contains(one.address()))
                .map(WaitsFor::until)
                .max(Instant::compareTo);
    }
}
