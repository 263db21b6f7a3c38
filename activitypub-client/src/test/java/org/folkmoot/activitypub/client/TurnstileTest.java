package org.folkmoot.activitypub.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.folkmoot.activitypub.client.ClientSettings.Rate;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Busy;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final AtomicLong clock = new AtomicLong(-1_000);

    @Test
    void aPeerThatIsAskedTooOftenIsSparedUntilTimeHasPassed() throws Exception {
        Turnstile turnstile = turnstile(4, 100, new Rate(2, 1));
        turnstile.enter("a.example").close();
        turnstile.enter("a.example").close();
        busy(turnstile, "a.example");
        turnstile.enter("b.example").close();
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        turnstile.enter("a.example").close();
        busy(turnstile, "a.example");
    }

    @Test
    void whoLeavesMakesRoomForTheNext() throws Exception {
        Turnstile turnstile = turnstile(1, 100, new Rate(100, 1));
        Turnstile.Pass pass = turnstile.enter("a.example");
        busy(turnstile, "a.example");
        pass.close();
        turnstile.enter("a.example").close();
    }

    @Test
    void allPeersTogetherHaveALimitToo() throws Exception {
        Turnstile turnstile = turnstile(4, 2, new Rate(100, 1));
        turnstile.enter("a.example").close();
        Turnstile.Pass one = turnstile.enter("a.example");
        Turnstile.Pass two = turnstile.enter("b.example");
        busy(turnstile, "c.example");
        one.close();
        two.close();
        turnstile.enter("c.example").close();
    }

    @Test
    void whoFoundNoRoomHoldsNone() throws Exception {
        Turnstile turnstile = turnstile(1, 1, new Rate(100, 1));
        Turnstile.Pass pass = turnstile.enter("a.example");
        for (int i = 0; i < 10; i++) {
            busy(turnstile, "a.example");
            busy(turnstile, "b.example");
        }
        pass.close();
        turnstile.enter("b.example").close();
        turnstile.enter("a.example").close();
    }

    @Test
    void ofAnyNumberOfPeersOnlySoManyAreKept() throws Exception {
        Turnstile turnstile = turnstile(1, 10, new Rate(1, 1));
        for (int i = 0; i < 20_000; i++) {
            turnstile.enter("peer" + i + ".example").close();
        }
        assertThat(turnstile.peers()).isEqualTo(4_096);
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        turnstile.enter("a.example").close();
        assertThat(turnstile.peers()).isEqualTo(1);
    }

    private static void busy(Turnstile turnstile, String peer) {
        assertThatThrownBy(() -> turnstile.enter(peer))
                .isInstanceOfSatisfying(
                        TransportFailed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(new Busy()));
    }

    /// Nobody waits here: the clock stands still, so whoever would have to wait is sent away.
    private Turnstile turnstile(int each, int all, Rate rate) {
        ClientSettings like = TestSettings.strict();
        return new Turnstile(
                new ClientSettings(
                        like.userAgent(),
                        false,
                        like.forNames(),
                        like.forConnecting(),
                        like.forFirstByte(),
                        like.forAll(),
                        Duration.ZERO,
                        like.largestHeaders(),
                        each,
                        all,
                        rate),
                clock::get);
    }
}
