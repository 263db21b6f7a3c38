package org.folkmoot.forum.consultations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.ConsultationId;

/// Turnout as pages show it. A long list is gone through once in a while and not for every page: each ballot
/// is answered with one, and to count 200,000 people takes far longer than to take a ballot.
///
/// Only what is shown is kept. The count of the ballots asks the table.
final class KeptTurnout {

    /// People on a list that is gone through for every page.
    static final int SHORT = 10_000;

    static final Duration KEPT = Duration.ofSeconds(2);

    private record Seen(Stage stage, Instant at, ElectorStore.Turnout turnout) {}

    private final InstantSource clock;
    /// As many as there are consultations with long lists, which are few.
    private final Map<ConsultationId, Seen> kept = new ConcurrentHashMap<>();

    KeptTurnout(InstantSource clock) {
        this.clock = clock;
    }

    /// What is shown now: counted anew, or as it was some two seconds ago in the same stage.
    ///
    /// @param listed how many are on the list
    ElectorStore.Turnout of(
            ConsultationId consultation, Stage stage, int listed, Supplier<ElectorStore.Turnout> count) {
        if (listed <= SHORT) {
            return count.get();
        }
        Instant now = clock.instant();
        Seen seen = kept.get(consultation);
        if (seen != null
                && seen.stage() == stage
                && (now.isBefore(seen.at().plus(KEPT)) || !claimed(consultation, seen, now))) {
            return seen.turnout();
        }
        ElectorStore.Turnout turnout = count.get();
        kept.put(consultation, new Seen(stage, now, turnout));
        return turnout;
    }

    /// Whether nobody else is at it: while one counts, the others see what was counted before.
    private boolean claimed(ConsultationId consultation, Seen old, Instant now) {
        return kept.replace(consultation, old, new Seen(old.stage(), now, old.turnout()));
    }
}
