package org.folkmoot.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.folkmoot.server.CrashDeed.Answer;
import org.folkmoot.server.CrashDeed.Kind;

/// What a run saw, for people.
final class CrashTotals {

    private final Map<String, Integer> rounds = new TreeMap<>();
    private final List<String> uncounted = new ArrayList<>();
    private int inFlight;
    int lost;
    int twice;

    /// @param flying how many requests were in flight when it was killed
    void round(String what, int flying) {
        if (flying == 0) {
            uncounted.add(what);
        } else {
            rounds.merge(what, 1, Integer::sum);
            inFlight += flying;
        }
    }

    int counted() {
        return rounds.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many rounds there were, whether they count or not.
    int all() {
        return counted() + uncounted.size();
    }

    String told(List<CrashDeed> deeds) {
        Map<Kind, Map<Answer, Long>> by = deeds.stream()
                .collect(Collectors.groupingBy(
                        CrashDeed::kind,
                        () -> new EnumMap<>(Kind.class),
                        Collectors.groupingBy(CrashDeed::answer, TreeMap::new, Collectors.counting())));
        StringBuilder text = new StringBuilder();
        text.append("rounds that count: %d %s%n".formatted(counted(), rounds));
        text.append("rounds without a request in flight: %d %s%n".formatted(uncounted.size(), uncounted));
        text.append("requests in flight at a kill: %d%n".formatted(inFlight));
        by.forEach((kind, answers) -> text.append("%s: %s%n".formatted(kind, answers)));
        text.append("lost: %d%napplied twice: %d%n".formatted(lost, twice));
        return text.toString();
    }
}
