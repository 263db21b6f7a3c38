package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.inbound.Translator.Understood;
import org.folkmoot.federation.store.ReceivedStore;
import org.folkmoot.federation.store.ReceivedStore.Waiting;

/// Serves the lanes in turn: takes a stretch of one, does what it says, and writes down what became of each.
///
/// The lane's row stays locked meanwhile, so that no two work on one; the lock ends with the connection, however this
/// ends. Deeds commit one by one: after a crash a stretch is served again, and a deed that was done already changes
/// nothing. Votes that follow each other are cast in one transaction.
public final class ServeLanes {

    /// A busy lane is left alone for so long, since a stretch costs much the same for one activity as for a
    /// hundred. A quiet one is served at once.
    static final Duration GATHERING = Duration.ofMillis(50);

    private static final int STRETCH = 400;
    /// A lane that had so many waiting is busy.
    private static final int MANY = 5;

    /// A transaction is kept open meanwhile, which must not be for long.
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Database database;
    private final Translator translator;
    private final CastVotes votes;
    private final PassOn passOn;
    private final Settling settling;
    private final InstantSource clock;
    private final ReceivedStore store = new ReceivedStore();
    private final ConcurrentMap<String, Instant> gathering = new ConcurrentHashMap<>();

    public ServeLanes(
            Database database,
            Translator translator,
            CastVotes votes,
            PassOn passOn,
            Settling settling,
            InstantSource clock) {
        this.database = database;
        this.translator = translator;
        this.votes = votes;
        this.passOn = passOn;
        this.settling = settling;
        this.clock = clock;
    }

    /// Serves one lane.
    ///
    /// @return how many activities it dealt with; 0 when nothing waits, or others are at it
    public int serve() {
        return database.write(transaction -> {
            Instant now = clock.instant();
            gathering.values().removeIf(until -> !until.isAfter(now));
            Optional<String> peer = store.lockLane(transaction, gathering.keySet(), now);
            if (peer.isEmpty()) {
                return 0;
            }
            List<Waiting> stretch = store.next(transaction, peer.get(), now, STRETCH);
            Behind behind = new Behind(store.waitsFor(transaction, peer.get(), now));
            int served =
                    stretch(transaction, stretch, behind, () -> clock.instant().isAfter(now.plus(LONGEST)));
            store.served(transaction, peer.get(), clock.instant());
            if (stretch.size() >= MANY && stretch.size() < STRETCH) {
                gathering.put(peer.get(), clock.instant().plus(GATHERING));
            }
            return served;
        });
    }

    /// Whether a busy lane is left alone for a moment.
    boolean gathering() {
        return !gathering.isEmpty();
    }

    /// Votes are gathered until something else comes: that is done after them.
    private int stretch(Transaction lane, List<Waiting> stretch, Behind behind, BooleanSupplier late) {
        int served = 0;
        Map<Waiting, Word> gathered = new LinkedHashMap<>();
        Announcers announcers = translator.announcers();
        for (Waiting waiting : stretch) {
            if (late.getAsBoolean()) {
                break;
            }
            Understood understood = understood(waiting, announcers);
            if (understood instanceof Understood.Said(Word word) && VoteInbound.isVote(word.activity())) {
                gathered.put(waiting, word);
                continue;
            }
            int cast = votes.cast(lane, gathered, late, behind);
            served += cast;
            if (cast < gathered.size()) {
                return served;
            }
            gathered.clear();
            settle(lane, waiting, understood, behind);
            announcers = translator.announcers();
            served++;
        }
        return served + votes.cast(lane, gathered, late, behind);
    }

    private void settle(Transaction lane, Waiting waiting, Understood understood, Behind behind) {
        Optional<Instant> until =
                understood instanceof Understood.Said(Word word) ? behind.until(waiting, word) : Optional.empty();
        if (until.isPresent()) {
            settling.behind(lane, waiting, until.get());
        } else {
            settling.settle(lane, waiting, settled(waiting, understood), behind);
        }
    }

    private Understood understood(Waiting waiting, Announcers announcers) {
        try {
            return translator.understand(waiting, announcers);
        } catch (RuntimeException fault) {
            return new Understood.Not(Settling.failed(waiting, fault));
        }
    }

    private Settled settled(Waiting waiting, Understood understood) {
        return switch (understood) {
            case Understood.Not(Settled settled) -> settled;
            case Understood.Said(Word word) -> applied(waiting, word);
        };
    }

    private Settled applied(Waiting waiting, Word word) {
        try {
            Settled settled = translator.apply(word, waiting.receivedAt(), waiting.done());
            if (settled instanceof Settled.Applied) {
                passOn.done(word);
            }
            return settled;
        } catch (RuntimeException fault) {
            return Settling.failed(waiting, fault);
        }
    }
}
