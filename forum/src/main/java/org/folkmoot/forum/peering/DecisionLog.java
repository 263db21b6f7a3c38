package org.folkmoot.forum.peering;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.Secrets;
import org.jspecify.annotations.Nullable;

/// The log of all decisions as a chain, which anybody can keep a copy of and check: no entry can be changed, left out
/// or put in between
/// afterwards without being found by whoever kept the fingerprint of a later one.
///
/// Decisions are kept by whoever takes them; within seconds an entry tells each of them once. So no decision waits for
/// the log, and
/// none can be forgotten on the way to it.
public final class DecisionLog {

    private static final int SALT_BYTES = 16;

    private static final Comparator<LogFacts> IN_ORDER =
            Comparator.comparing(LogFacts::at).thenComparing(LogFacts::kind).thenComparingLong(LogFacts::subject);

    private final Database database;
    private final List<LogSource> sources;
    private final Secrets secrets;
    private final DecisionLogStore store = new DecisionLogStore();

    public DecisionLog(Database database, List<LogSource> sources, Secrets secrets) {
        this.database = database;
        this.sources = List.copyOf(sources);
        this.secrets = secrets;
    }

    /// Writes down what was decided since, and takes out the names of accounts that are gone. Does nothing when nothing
    /// is to do.
    public void keep() {
        boolean due =
                database.<Boolean>read(transaction -> !missing(transaction).isEmpty() || store.mustForget(transaction));
        if (due) {
            database.change(transaction -> {
                store.lock(transaction);
                missing(transaction).forEach(facts -> append(transaction, facts));
                store.forget(transaction);
            });
        }
    }

    private List<LogFacts> missing(Transaction transaction) {
        return sources.stream()
                .flatMap(source -> source.missing(transaction).stream())
                .sorted(IN_ORDER)
                .toList();
    }

    private void append(Transaction transaction, LogFacts facts) {
        Optional<LogEntry> last = store.last(transaction);
        Map<String, byte[]> salts = new HashMap<>();
        facts.texts().keySet().forEach(part -> salts.put(part, secrets.bytes(SALT_BYTES)));
        LogEntry entry = LogEntry.of(
                last.map(LogEntry::number).orElse(0L) + 1,
                last.map(LogEntry::hash).orElse(LogEntry.NOTHING_BEFORE),
                facts,
                salts);
        store.append(transaction, entry, facts.texts(), salts);
    }

    /// A text of an entry as it is shown.
    ///
    /// @param salt what its fingerprint was salted with; null, as the text, once it was taken out
    @SuppressWarnings("ArrayRecordComponent") // texts are shown, never compared
    public record Told(
            String part, byte @Nullable [] salt, @Nullable String said) {}

    /// An entry with its texts.
    public record Shown(LogEntry entry, List<Told> texts) {}

    /// Entries, the oldest first.
    ///
    /// @param after only those of higher numbers; 0 for all
    public List<Shown> after(long after, int limit) {
        return database.read(transaction -> {
            List<LogEntry> entries = store.after(transaction, after, limit);
            Map<Long, List<DecisionLogStore.Text>> texts = store.texts(transaction, entries);
            return entries.stream()
                    .map(entry -> new Shown(
                            entry,
                            texts.getOrDefault(entry.number(), List.of()).stream()
                                    .map(text -> new Told(text.part(), text.salt(), text.said()))
                                    .toList()))
                    .toList();
        });
    }

    /// The last entry; empty while nothing was decided.
    public Optional<LogEntry> last() {
        return database.read(store::last);
    }

    /// What is wrong with an entry, or with what should stand in one.
    ///
    /// @param number of the entry; 0 for a decision that stands in none
    public record Fault(long number, Kind kind, @Nullable LogFacts about) {

        /// What can be wrong.
        public enum Kind {
            /// An entry of this number is not there.
            GONE,
            /// The fingerprint is not that of the text.
            CHANGED,
            /// It does not hold the fingerprint of the entry before, or calls itself otherwise.
            NOT_IN_LINE,
            /// A text is not the one that was written down.
            TEXT_CHANGED,
            /// What the tables say of the decision is not what was written down.
            TABLES_DIFFER,
            /// It tells of a decision that the tables do not have.
            DECISION_GONE,
            /// A decision stands in no entry.
            NOT_WRITTEN_DOWN
        }
    }

    /// Looks at every entry and every decision, in one picture of the database.
    ///
    /// @return what is wrong; nothing when all is well
    public List<Fault> faults() {
        return database.read(transaction -> new LogCheck(store, sources).faults(transaction));
    }
}
