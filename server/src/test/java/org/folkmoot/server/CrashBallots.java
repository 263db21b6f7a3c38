package org.folkmoot.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.server.CrashDeed.Answer;
import org.folkmoot.server.CrashDeed.Kind;

/// The receipts that members hold in the end, against those that were counted.
final class CrashBallots {

    /// A ballot that was counted.
    record Counted(String receipt, String choice) {}

    /// The last that each member knows of.
    private final Map<String, CrashDeed> last = new LinkedHashMap<>();

    static CrashBallots of(List<CrashDeed> deeds) {
        CrashBallots ballots = new CrashBallots();
        for (CrashDeed deed : deeds) {
            if (deed.kind() == Kind.BALLOT && (deed.acknowledged() || deed.inDoubt())) {
                ballots.last.put(deed.key(), deed);
            }
        }
        return ballots;
    }

    /// Of so many the receipt must be among the published.
    long certain() {
        return last.values().stream().filter(CrashDeed::acknowledged).count();
    }

    /// So many asked last without an answer, and may have voted once more or not.
    long doubtful() {
        return last.size() - certain();
    }

    static List<Counted> counted(Transaction tables) {
        return tables.query("select receipt, array_to_string(choice, ' ') as choice from counted_ballot")
                .mapTo(Counted.class)
                .list();
    }

    List<String> faults(List<Counted> ballots) {
        Map<String, String> counted =
                ballots.stream().collect(Collectors.toMap(Counted::receipt, Counted::choice, (a, b) -> "twice"));
        List<String> faults = new ArrayList<>();
        for (CrashDeed deed : last.values()) {
            if (deed.answer() == Answer.ACKNOWLEDGED && !deed.said().equals(counted.remove(deed.words()))) {
                faults.add("not counted as it was cast: " + deed.line());
            }
        }
        if (counted.size() > doubtful()) {
            faults.add("counted, and nobody's: " + counted);
        }
        return faults;
    }
}
