package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.federation.store.ReceivedStore.Waiting;
import org.folkmoot.federation.store.ReceivedStore.WaitsFor;

/// What activities of one lane wait for, so that others that came after them about the same, or by the
/// same, wait behind them: a vote is not taken back before it is cast, nor a post removed before it is
/// there.
final class Behind {

    private final Map<String, List<WaitsFor>> ahead = new HashMap<>();

    Behind(List<WaitsFor> waiting) {
        waiting.forEach(this::add);
    }

    private void add(WaitsFor one) {
        ahead.computeIfAbsent(one.address(), _ -> new ArrayList<>()).add(one);
    }

    /// An activity waits for this from now on.
    void add(Waiting waiting, Iri waitsFor, Instant until) {
        add(new WaitsFor(waiting.position(), waitsFor.value(), until));
    }

    /// Until when an activity has to wait behind one that came before it; empty when it does not.
    Optional<Instant> until(Waiting waiting, Word word) {
        Iri actor = word.activity().actor();
        Iri thing = About.thing(word.activity());
        return Stream.of(actor, thing == null ? actor : thing)
                .flatMap(concerned -> ahead.getOrDefault(concerned.value(), List.of()).stream())
                .filter(one -> one.position() < waiting.position())
                .map(WaitsFor::until)
                .max(Instant::compareTo);
    }
}
