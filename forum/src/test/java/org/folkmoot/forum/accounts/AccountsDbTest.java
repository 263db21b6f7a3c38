package org.folkmoot.forum.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.ChangeSite;
import org.folkmoot.forum.moderation.DecideApplication;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Coming in, being known again, and going out.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class AccountsDbTest {

    private static final String OTHER_PASSWORD = "quite another password";

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;

    AccountsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("Ana");
    }

    @Test
    void whoSignsUpIsLoggedInAtOnce() {
        SignUp.Joined ben = done(world.signUp.signUp(signUp("ben", "")));

        assertThat(viewer(ben.session())).isEqualTo(new Viewer.Member(ben.person(), "ben", false, null));
    }

    @Test
    void aNameIsTakenInAnyCaseAndByCommunitiesToo() {
        ana.founds("garden");

        assertThat(world.signUp.signUp(signUp("aNA", ""))).isEqualTo(nameTaken());
        assertThat(world.signUp.signUp(signUp(" ana ", ""))).isEqualTo(nameTaken());
        assertThat(world.signUp.signUp(signUp("Garden", ""))).isEqualTo(nameTaken());
        assertThat(world.foundCommunity.found(
                        ana.viewer(), new FoundCommunity.Request("ANA", "Of Ana", "", false, false, false)))
                .isEqualTo(nameTaken());
    }

    @Test
    void ofAPersonAndACommunityWhoClaimOneNameAtOnceOneGetsIt() throws Exception {
        for (int round = 0; round < 8; round++) {
            String name = "contested" + round;
            List<Callable<Outcome<?>>> claims = List.of(
                    () -> world.signUp.signUp(signUp(name, "")),
                    () -> world.foundCommunity.found(
                            ana.viewer(), new FoundCommunity.Request(name, "Ours", "", false, false, false)),
                    () -> world.signUp.signUp(signUp(name.toUpperCase(Locale.ROOT), "")));
            List<Outcome<?>> outcomes = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Outcome<?>> claim : threads.invokeAll(claims)) {
                    outcomes.add(claim.get());
                }
            }
            assertThat(outcomes.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
            assertThat(outcomes.stream().filter(nameTaken()::equals)).hasSize(2);
        }
    }

    @Test
    void aClosedSiteTakesNobody() {
        mode(Mode.CLOSED);

        assertThat(world.signUp.signUp(signUp("ben", ""))).isEqualTo(new Outcome.Refused<>(Refusal.SIGN_UP_CLOSED));
    }

    @Test
    void whoAppliesComesInOnceAnAdminSaysYes() {
        mode(Mode.BY_APPLICATION);
        assertThat(world.signUp.signUp(signUp("ben", "")))
                .isEqualTo(new Outcome.Refused<>(Field.ANSWER, Refusal.ANSWER_MISSING));

        SignUp.Joined ben = done(world.signUp.signUp(signUp("ben", "I grow quinces")));
        assertThat(ben.session()).isNull();
        assertThat(logIn("ben")).isEqualTo(new Outcome.Refused<>(Refusal.APPLICATION_PENDING));
        assertThat(deeds.applications.waiting())
                .singleElement()
                .satisfies(waiting -> assertThat(waiting.answer()).isEqualTo("I grow quinces"));

        assertThat(decide(ana.viewer(), ben.person(), true)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        done(decide(world.admin.viewer(), ben.person(), true));
        assertThat(logIn("ben")).isInstanceOf(Outcome.Done.class);
        assertThat(deeds.applications.count()).isZero();
    }

    @Test
    void whoIsDeclinedStaysOutAndTheDecisionStands() {
        mode(Mode.BY_APPLICATION);
        PersonId ben = done(world.signUp.signUp(signUp("ben", "Let me in"))).person();
        done(decide(world.admin.viewer(), ben, false));

        assertThat(logIn("ben")).isEqualTo(new Outcome.Refused<>(Refusal.APPLICATION_DECLINED));
        assertThat(decide(world.admin.viewer(), ben, true)).isEqualTo(new Outcome.Missing<>());
        assertThat(logIn("ben")).isEqualTo(new Outcome.Refused<>(Refusal.APPLICATION_DECLINED));
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() {
        assertThat(deeds.logIn.logIn(new LogIn.Request("ana", OTHER_PASSWORD, null)))
                .isEqualTo(new Outcome.Refused<>(Refusal.WRONG_LOG_IN))
                .isEqualTo(logIn("nobody"))
                .isEqualTo(logIn(""))
                .isEqualTo(logIn("\u0000"))
                .isEqualTo(logIn("ana\u0000"))
                .isEqualTo(logIn("a@\u0000"))
                .isEqualTo(logIn("\uD800na"))
                .isEqualTo(logIn("x".repeat(100_000)));
    }

    /// The time of a log-in must not tell whether somebody exists: what takes time in it is one check, whoever is
    /// named.
    @Test
    void oneCheckOfAPasswordIsDoneWhoeverIsNamed() {
        ana.founds("garden");
        for (String name : List.of(
                "ana",
                "Ana",
                "nobody",
                "garden",
                "",
                "ana\u0000",
                "a@\u0000",
                "ana@example.org",
                "x".repeat(100_000))) {
            long before = world.passwords.checks();
            assertThat(deeds.logIn.logIn(new LogIn.Request(name, OTHER_PASSWORD, null)))
                    .isEqualTo(new Outcome.Refused<>(Refusal.WRONG_LOG_IN));
            assertThat(world.passwords.checks() - before).as(name).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoNameIsRefusedAndNotAnError() {
        for (String name :
                List.of("", " ", "a", "x".repeat(100_000), "a\u0000b", "an\uD800a", "<b>ana</b>", "an\u200Ba")) {
            assertThat(world.signUp.signUp(signUp(name, "")))
                    .isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.NAME_INVALID));
            assertThat(world.foundCommunity.found(
                            ana.viewer(), new FoundCommunity.Request(name, "Ours", "", false, false, false)))
                    .isEqualTo(new Outcome.Refused<>(Field.NAME, Refusal.NAME_INVALID));
        }
    }

    @Test
    void oneLogsInByNameInAnyCaseOrByAnAddressThatIsOnesOwnAlone() {
        done(world.signUp.signUp(new SignUp.Request("ben", PASSWORD, "Ben@Example.org", "", null, null)));

        assertThat(logIn("ANA")).isInstanceOf(Outcome.Done.class);
        assertThat(logIn("ben@example.ORG")).isInstanceOf(Outcome.Done.class);

        done(world.signUp.signUp(new SignUp.Request("bea", PASSWORD, "ben@example.org", "", null, null)));
        assertThat(logIn("ben@example.org")).isEqualTo(new Outcome.Refused<>(Refusal.WRONG_LOG_IN));
    }

    @Test
    void whoIsBannedMayLogIn() {
        done(deeds.ban.ban(world.admin.viewer(), new Ban.Request(ana.id(), null, null, "shouting", false)));

        assertThat(logIn("ana")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aForgedAnExpiredAndAnEndedSessionAreAVisitors() {
        String session = done(logIn("ana"));
        assertThat(viewer(session)).isInstanceOf(Viewer.Member.class);
        assertThat(viewer(session + "x")).isEqualTo(new Viewer.Visitor());
        assertThat(viewer("")).isEqualTo(new Viewer.Visitor());

        String second = done(logIn("ana"));
        world.sessions.end(second);
        assertThat(viewer(second)).isEqualTo(new Viewer.Visitor());

        clock.advance(Sessions.LIFE.minusSeconds(1));
        assertThat(viewer(session)).isInstanceOf(Viewer.Member.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(viewer(session)).isEqualTo(new Viewer.Visitor());
        assertThat(world.sessions.sweep()).isPositive();
    }

    @Test
    void aNewPasswordEndsEverySessionButANewOne() {
        String elsewhere = done(logIn("ana"));
        assertThat(change(OTHER_PASSWORD)).isEqualTo(new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD));
        assertThat(viewer(elsewhere)).isInstanceOf(Viewer.Member.class);

        String here = done(change(PASSWORD));

        assertThat(viewer(elsewhere)).isEqualTo(new Viewer.Visitor());
        assertThat(viewer(here)).isInstanceOf(Viewer.Member.class);
        assertThat(logIn("ana")).isEqualTo(new Outcome.Refused<>(Refusal.WRONG_LOG_IN));
        assertThat(deeds.logIn.logIn(new LogIn.Request("ana", OTHER_PASSWORD, null)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aPasswordLinkWorksOnceForADayAndEndsOtherSessions() {
        String session = done(logIn("ana"));
        String link = done(deeds.passwordLinks.make("ANA"));
        assertThat(deeds.passwordLinks.nameOf(link)).hasValue("Ana");
        assertThat(deeds.passwordLinks.use(link, "short", null))
                .isEqualTo(new Outcome.Refused<>(Field.NEW_PASSWORD, Refusal.PASSWORD_TOO_SHORT));

        String fresh = done(deeds.passwordLinks.use(link, OTHER_PASSWORD, null));

        assertThat(viewer(fresh)).isInstanceOf(Viewer.Member.class);
        assertThat(viewer(session)).isEqualTo(new Viewer.Visitor());
        assertThat(deeds.passwordLinks.nameOf(link)).isEmpty();
        assertThat(deeds.passwordLinks.use(link, PASSWORD, null)).isEqualTo(new Outcome.Refused<>(Refusal.LINK_SPENT));

        String late = done(deeds.passwordLinks.make("ana"));
        clock.advance(PasswordLinks.LIFE);
        assertThat(deeds.passwordLinks.use(late, PASSWORD, null)).isEqualTo(new Outcome.Refused<>(Refusal.LINK_SPENT));
        assertThat(deeds.passwordLinks.make("nobody")).isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void ofTwoWhoUseALinkAtOnceOneGetsIn() throws Exception {
        for (int round = 0; round < 8; round++) {
            String link = done(deeds.passwordLinks.make("ana"));
            Callable<Outcome<String>> use = () -> deeds.passwordLinks.use(link, OTHER_PASSWORD, null);
            int in = 0;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Outcome<String>> used : threads.invokeAll(List.of(use, use, use))) {
                    in += used.get() instanceof Outcome.Done<String> ? 1 : 0;
                }
            }
            assertThat(in).isEqualTo(1);
        }
    }

    @Test
    void whatIsWrongWithAProfileIsSaidAndWhatIsRightIsKept() {
        assertThat(deeds.changeProfile.change(
                        new ChangeProfile.Request(ana.id(), "@x", "b".repeat(2_000), null, false)))
                .isEqualTo(new Outcome.Refused<>(List.of(
                        new Objection(Field.DISPLAY_NAME, Refusal.DISPLAY_NAME_INVALID),
                        new Objection(Field.DESCRIPTION, Refusal.TEXT_TOO_LONG))));

        done(deeds.changeProfile.change(new ChangeProfile.Request(ana.id(), "Ana Lopez", "Quinces", "de", true)));

        assertThat(deeds.people.page(new Viewer.Visitor(), ana.id())).hasValueSatisfying(page -> {
            assertThat(page.person().displayName()).isEqualTo("Ana Lopez");
            assertThat(page.bio()).isEqualTo("Quinces");
        });
        assertThat(world.accounts.preferences(ana.id())).hasValueSatisfying(known -> {
            assertThat(known.locale()).isEqualTo("de");
            assertThat(known.showsNsfw()).isTrue();
        });
    }

    @Test
    void oneBlocksOthersButNotOneselfNorAnAdmin() {
        World.Member ben = world.member("ben");

        assertThat(deeds.blockPerson.block(ana.id(), ana.id(), true))
                .isEqualTo(new Outcome.Refused<>(Refusal.CANNOT_BLOCK_YOURSELF));
        assertThat(deeds.blockPerson.block(ana.id(), world.admin.id(), true))
                .isEqualTo(new Outcome.Refused<>(Refusal.CANNOT_BLOCK_ADMIN));
        assertThat(deeds.blockPerson.block(ana.id(), new PersonId(999), true)).isEqualTo(new Outcome.Missing<>());

        done(deeds.blockPerson.block(ana.id(), ben.id(), true));
        done(deeds.blockPerson.block(ana.id(), ben.id(), true));
        assertThat(world.accounts.blockedBy(ana.id()))
                .singleElement()
                .satisfies(line -> assertThat(line.name()).isEqualTo("ben"));
        done(deeds.blockPerson.block(ana.id(), ben.id(), false));
        assertThat(world.accounts.blockedBy(ana.id())).isEmpty();
    }

    private void mode(Mode mode) {
        done(deeds.changeSite.change(
                world.admin.viewer(), new ChangeSite.Request("Garden", "", "", mode, "Why?", true, false, false)));
    }

    private Viewer viewer(@Nullable String session) {
        return world.sessions.viewer(session == null ? "" : session);
    }

    private Outcome<PersonId> decide(Viewer viewer, PersonId applicant, boolean accepted) {
        return deeds.decideApplication.decide(viewer, new DecideApplication.Request(applicant, accepted, ""));
    }

    private Outcome<String> change(String password) {
        return deeds.changePassword.change(new ChangePassword.Request(ana.id(), password, OTHER_PASSWORD, null));
    }

    private Outcome<String> logIn(String name) {
        return deeds.logIn.logIn(new LogIn.Request(name, PASSWORD, null));
    }

    private static SignUp.Request signUp(String name, String answer) {
        return new SignUp.Request(name, PASSWORD, "", answer, null, null);
    }

    private static Outcome.Refused<Object> nameTaken() {
        return new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN);
    }
}
