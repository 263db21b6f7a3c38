package org.folkmoot.forum.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.folkmoot.values.EventId;
import org.folkmoot.values.PersonId;

/// Lets people see their own deed on the very next page, though what shows it follows the ledger: that page waits until
/// the
/// deed has been applied here, but never long.
public final class OwnDeeds {

    private record Waiting(EventId event, CountDownLatch applied) {}

    private final Cache<PersonId, Waiting> byPerson =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();
    private final Cache<EventId, Waiting> byEvent =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();

    /// A deed of this person committed.
    void done(PersonId person, EventId event) {
        Waiting waiting = new Waiting(event, new CountDownLatch(1));
        byEvent.put(event, waiting);
        byPerson.put(person, waiting);
    }

    /// What shows deeds has applied this one.
    public void applied(EventId event) {
        Waiting waiting = byEvent.getIfPresent(event);
        if (waiting != null) {
            byEvent.invalidate(event);
            waiting.applied().countDown();
        }
    }

    /// Waits until the person's last deed here has been applied, or so long.
    public void await(PersonId person, Duration atMost) {
        Waiting waiting = byPerson.getIfPresent(person);
        if (waiting == null) {
            return;
        }
        try {
            if (waiting.applied().await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                byPerson.asMap().remove(person, waiting);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
