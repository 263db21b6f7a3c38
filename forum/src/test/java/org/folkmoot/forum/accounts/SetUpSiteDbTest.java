package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.ledger.Bell;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class SetUpSiteDbTest {

    private final Database database;
    private final Site site;
    private final SignUp signUp;
    private final SetUpSite setUpSite;
    private final Sessions sessions;

    SetUpSiteDbTest(TestDatabase.Fresh fresh) {
        database = fresh.database();
        Ledger ledger = new Ledger(fresh.ids(), fresh.clock(), new Bell(), new OwnDeeds());
        Passwords passwords = new Passwords(new Passwords.Cost(8, 1));
        site = new Site(database, ledger, fresh.clock());
        sessions = new Sessions(database, fresh.secrets(), fresh.clock());
        signUp = new SignUp(
                database, site, new ActorNames(), passwords, sessions, new MailOutbox(false), ledger, fresh.clock());
        setUpSite = new SetUpSite(database, site, signUp, passwords, sessions);
    }

    @Test
    void theFirstAdminIsLoggedInAndTheSettingsAreInForce() {
        SetUpSite.Ready ready = done(setUpSite.setUp(request("Garden", "https://Forum.Example/", "ana")));

        assertThat(sessions.viewer(ready.session())).isEqualTo(new Viewer.Member(ready.admin(), "ana", true, null));
        assertThat(site.settings()).hasValueSatisfying(settings -> {
            assertThat(settings.name()).isEqualTo("Garden");
            assertThat(settings.publicAddress()).isEqualTo("https://forum.example");
        });
    }

    @Test
    void nobodySignsUpBeforeTheSiteIsSetUp() {
        assertThat(signUp.signUp(new SignUp.Request("ben", "a long enough password", "", "", null, null)))
                .isEqualTo(new Outcome.Refused<>(Refusal.SIGN_UP_CLOSED));
    }

    @Test
    void aSiteIsSetUpOnce() {
        done(setUpSite.setUp(request("Garden", "", "ana")));

        assertThat(setUpSite.setUp(request("Mine now", "", "mallory")))
                .isEqualTo(new Outcome.Refused<>(Refusal.SET_UP_ALREADY));
    }

    @Test
    void ofSeveralWhoSetItUpAtOnceOneWins() throws Exception {
        AtomicInteger won = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome<SetUpSite.Ready>>> races = IntStream.range(0, 6)
                    .<Callable<Outcome<SetUpSite.Ready>>>mapToObj(
                            n -> () -> setUpSite.setUp(request("Garden " + n, "", "racer" + n)))
                    .toList();
            for (Future<Outcome<SetUpSite.Ready>> race : threads.invokeAll(races)) {
                if (race.get() instanceof Outcome.Done<SetUpSite.Ready>) {
                    won.incrementAndGet();
                }
            }
        }
        assertThat(won).hasValue(1);
        assertThat(database.<Long>read(transaction -> transaction
                        .query("select count(*) from account where admin")
                        .mapTo(Long.class)
                        .one()))
                .isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsKept() {
        assertThat(setUpSite.setUp(new SetUpSite.Request("", "", "ftp://x", Mode.OPEN, "a", "short", null, null)))
                .isEqualTo(new Outcome.Refused<>(List.of(
                        new Objection(Field.PUBLIC_ADDRESS, Refusal.ADDRESS_INVALID),
                        new Objection(Field.SITE_NAME, Refusal.TEXT_MISSING),
                        new Objection(Field.NAME, Refusal.NAME_INVALID),
                        new Objection(Field.PASSWORD, Refusal.PASSWORD_TOO_SHORT))));
        assertThat(site.settings()).isEmpty();
    }

    private static SetUpSite.Request request(String siteName, String address, String admin) {
        return new SetUpSite.Request(siteName, "", address, Mode.OPEN, admin, "a long enough password", null, null);
    }
}
