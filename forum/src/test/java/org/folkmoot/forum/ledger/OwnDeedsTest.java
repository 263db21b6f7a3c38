package org.folkmoot.forum.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.folkmoot.values.EventId;
import org.folkmoot.values.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OwnDeedsTest {

    private static final PersonId ANA = new PersonId(1);
    private static final EventId VOTE = new EventId(new UUID(1, 1));
    private static final Duration LONG = Duration.ofMinutes(1);

    private final OwnDeeds deeds = new OwnDeeds();

    @Test
    void aPageWaitsUntilTheDeedIsApplied() throws InterruptedException {
        deeds.done(ANA, VOTE);
        Thread page = Thread.startVirtualThread(() -> deeds.await(ANA, LONG));
        assertThat(page.join(Duration.ofMillis(100))).isFalse();

        deeds.applied(VOTE);

        assertThat(page.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aDeedThatIsAppliedBeforeItsCommitReturnsIsNotWaitedFor() {
        deeds.applied(VOTE);
        deeds.done(ANA, VOTE);

        deeds.await(ANA, LONG);
    }

    @Test
    void whoDidNothingWaitsForNothing() {
        deeds.await(ANA, LONG);
    }

    @Test
    void nobodyWaitsLongerThanTheyAreTold() {
        deeds.done(ANA, VOTE);

        deeds.await(ANA, Duration.ofMillis(10));
    }
}
