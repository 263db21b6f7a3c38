package org.folkmoot.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does for many at once what each of them waits for: whoever comes while the work is done waits for the
/// next turn, and the first of these does it for all that came meanwhile. When nobody else is there it is
/// done at once; as long as several come together, the first waits a moment for more.
///
/// Work that fails for several is done again for each alone, so that nobody suffers for the company; but for what fails
/// because the database is away, which one after the other would wait for.
///
/// @param <T> what is brought
/// @param <R> what is answered, never null
public final class Together<T, R> {

    private static final Logger log = LoggerFactory.getLogger(Together.class);

    private final int most;
    private final Duration gathering;
    private final Function<List<T>, List<R>> work;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Place<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private boolean busy;

    /// Somebody who waits. Only whoever holds the lock touches what becomes of it.
    private static final class Place<T, R> {

        private final T thing;
        private boolean hadItsTurn;
        private @Nullable R answer;
        private @Nullable DatabaseUnavailable away;

        private Place(T thing) {
            this.thing = thing;
        }
    }

    /// @param most      how many it may be done for at once
    /// @param gathering how long the first waits for more when several came the last time
    /// @param work      answers for each, in the same order
    public Together(int most, Duration gathering, Function<List<T>, List<R>> work) {
        this.most = most;
        this.gathering = gathering;
        this.work = work;
    }

    /// Waits for the turn of this thing, and answers what became of it.
    ///
    /// @throws RuntimeException what the work threw for it alone
    public R bring(T thing) {
        Place<T, R> mine = new Place<>(thing);
        waiting.add(mine);
        turn.lock();
        try {
            while (!mine.hadItsTurn) {
                serve();
            }
            if (mine.away != null) {
                throw mine.away;
            }
            R answer = mine.answer;
            return answer == null ? work.apply(List.of(thing)).getFirst() : answer;
        } finally {
            turn.unlock();
        }
    }

    private void serve() {
        if (busy) {
            gather();
        }
        List<Place<T, R>> served = new ArrayList<>();
        for (Place<T, R> next = waiting.poll(); next != null; next = served.size() < most ? waiting.poll() : null) {
            next.hadItsTurn = true;
            served.add(next);
        }
        busy = served.size() > 1;
        if (!busy) {
            return; // it does its work itself
        }
        try {
            List<R> answers =
                    work.apply(served.stream().map(place -> place.thing).toList());
            for (int place = 0; place < served.size(); place++) {
                served.get(place).answer = answers.get(place);
            }
        } catch (DatabaseUnavailable away) {
            served.forEach(place -> place.away = away);
        } catch (RuntimeException failed) {
            log.debug("What failed for {} at once is done for each alone", served.size(), failed);
        }
    }

    private void gather() {
        try {
            Thread.sleep(gathering);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
