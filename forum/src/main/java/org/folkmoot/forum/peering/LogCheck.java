package org.folkmoot.forum.peering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.peering.DecisionLog.Fault;
import org.jspecify.annotations.Nullable;

/// Checks the log of decisions: the chain by itself, its texts, and that the tables tell of every decision what was
/// written down.
final class LogCheck {

    private static final int AT_A_TIME = 1_000;

    private final DecisionLogStore store;
    private final List<LogSource> sources;
    private final List<Fault> faults = new ArrayList<>();

    LogCheck(DecisionLogStore store, List<LogSource> sources) {
        this.store = store;
        this.sources = sources;
    }

    private record Subject(LogKind kind, long number) {}

    List<Fault> faults(Transaction transaction) {
        Map<Subject, LogFacts> decided = new HashMap<>();
        for (LogSource source : sources) {
            source.all(transaction).forEach(facts -> decided.put(new Subject(facts.kind(), facts.subject()), facts));
        }
        Set<Subject> told = new HashSet<>();
        long number = 0;
        String previous = LogEntry.NOTHING_BEFORE;
        List<LogEntry> entries = store.after(transaction, 0, AT_A_TIME);
        while (!entries.isEmpty()) {
            Map<Long, List<DecisionLogStore.Text>> texts = store.texts(transaction, entries);
            for (LogEntry entry : entries) {
                Subject subject = new Subject(entry.kind(), entry.subject());
                look(entry, number + 1, previous);
                texts(entry, texts.getOrDefault(entry.number(), List.of()), decided.get(subject));
                told(entry, decided.get(subject));
                told.add(subject);
                number = entry.number();
                previous = entry.hash();
            }
            entries = store.after(transaction, number, AT_A_TIME);
        }
        decided.forEach((subject, facts) -> {
            if (!told.contains(subject)) {
                faults.add(new Fault(0, Fault.Kind.NOT_WRITTEN_DOWN, facts));
            }
        });
        return faults;
    }

    private void look(LogEntry entry, long expected, String previous) {
        if (entry.number() != expected) {
            faults.add(new Fault(expected, Fault.Kind.GONE, null));
        }
        if (!entry.sound()) {
            faults.add(new Fault(entry.number(), Fault.Kind.CHANGED, null));
        } else if (!entry.follows(previous)) {
            faults.add(new Fault(entry.number(), Fault.Kind.NOT_IN_LINE, null));
        }
    }

    private void told(LogEntry entry, @Nullable LogFacts facts) {
        if (facts == null) {
            faults.add(new Fault(entry.number(), Fault.Kind.DECISION_GONE, null));
        } else if (entry.sound() && !entry.tells(facts)) {
            faults.add(new Fault(entry.number(), Fault.Kind.TABLES_DIFFER, facts));
        }
    }

    /// The name of an account that is gone may have been taken out, and nothing else. What is there is compared with
    /// what the tables say,
    /// where both have it.
    private void texts(LogEntry entry, List<DecisionLogStore.Text> texts, @Nullable LogFacts facts) {
        Map<String, String> digests = entry.texts();
        boolean wrong = digests.size() != texts.size();
        for (DecisionLogStore.Text text : texts) {
            byte[] salt = text.salt();
            String said = text.said();
            if (salt == null || said == null) {
                wrong |= !text.part().equals(LogText.AUTHOR) || !text.gone();
            } else {
                LogText now = facts == null ? null : facts.texts().get(text.part());
                wrong |= !LogEntry.digest(salt, said).equals(digests.get(text.part()));
                wrong |= now != null && !now.said().equals(said);
            }
        }
        if (wrong) {
            faults.add(new Fault(entry.number(), Fault.Kind.TEXT_CHANGED, facts));
        }
    }
}
