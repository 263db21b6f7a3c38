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

    private static final int MOST_EVENTS = 100_000;

    private record Deed(CountDownLatch applied) {

        Deed() {
            this(new CountDownLatch(1));
        }
    }

    private final Cache<PersonId, Deed> byPerson =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build();

    /// Whoever comes first, the one who did it or what shows it, finds no entry and makes one.
    private final Cache<EventId, Deed> byEvent = Caffeine.newBuilder()
            .maximumSize(MOST_EVENTS)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    /// A deed of this person committed.
    void done(PersonId person, EventId event) {
        byPerson.put(person, byEvent.get(event, unknown -> new Deed()));
    }

    /// What shows deeds has applied this one.
    public void applied(EventId event) {
        byEvent.get(event, unknown -> new Deed()).applied().countDown();
    }

    /// Waits until the person's last deed here has been applied, or so long.
    public void await(PersonId person, Duration atMost) {
        Deed deed = byPerson.getIfPresent(person);
        if (deed == null) {
            return;
        }
        try {
            if (deed.applied().await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                byPerson.asMap().remove(person, deed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
