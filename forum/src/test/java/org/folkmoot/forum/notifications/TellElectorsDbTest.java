package org.folkmoot.forum.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.forum.World.PASSWORD;
import static org.folkmoot.forum.World.done;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.World.Member;
import org.folkmoot.forum.accounts.MailOutbox;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.consultations.AnnounceConsultation;
import org.folkmoot.forum.consultations.CastBallot;
import org.folkmoot.forum.consultations.ConsultationDeeds;
import org.folkmoot.forum.consultations.DraftConsultation;
import org.folkmoot.forum.consultations.GiveUpConsultation;
import org.folkmoot.forum.consultations.TendConsultations;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.notifications.Inbox.About;
import org.folkmoot.forum.notifications.Inbox.Kind;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.QuestionRule;
import org.folkmoot.rules.consultations.QuestionRule.Electors;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.ConsultationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What those on the list of a consultation find in their inboxes.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class TellElectorsDbTest {

    private static final String QUESTION = "On what terms should we meet Threads?";

    private final World world;
    private final Deeds deeds;
    private final Database database;
    private final PinnedClock clock;
    private final DraftConsultation draft;
    private final AnnounceConsultation announce;
    private final CastBallot castBallot;
    private final GiveUpConsultation giveUp;
    private final TendConsultations tend;
    private final MailOutbox outbox;
    private final Member ana;
    private final Member ben;

    TellElectorsDbTest(TestDatabase.Fresh fresh, @TempDir Path temporary) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        database = fresh.database();
        clock = fresh.clock();
        ConsultationDeeds asking = new ConsultationDeeds(world, fresh, temporary.resolve("ballot-keys"));
        outbox = world.outbox;
        draft = asking.draft;
        announce = asking.announce;
        castBallot = asking.castBallot;
        giveUp = asking.giveUp;
        tend = asking.tend;
        ana = world.member("ana");
        ben = world.member("ben");
    }

    private String time(Duration fromNow) {
        return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC)
                .toString();
    }

    private ConsultationId announced() {
        QuestionRule.Typed typed = new QuestionRule.Typed(
                QUESTION,
                "",
                "",
                "",
                List.of("Stay apart", "Meet as equals"),
                "choice",
                "plurality",
                true,
                "",
                time(Duration.ofDays(7)),
                time(Duration.ofDays(21)),
                new Electors("", "", "", null));
        ConsultationId id = done(draft.keep(world.admin.viewer(), null, typed));
        return done(announce.announce(world.admin.viewer(), id));
    }

    private void passes(Duration time) {
        clock.advance(time);
        tend.tend();
        tell();
    }

    private void tell() {
        new TellElectors(database, outbox, clock).tell();
        deeds.settle();
    }

    private void casts(Member member, ConsultationId id) {
        done(castBallot.cast(
                member.viewer(), new CastBallot.Request(id, new BallotChoice(List.of(1)), "of " + member.id())));
        deeds.settle();
    }

    private List<Inbox.Line> lines(Member member) {
        return deeds.inbox.lines(member.viewer(), member.id(), false, 0, 20);
    }

    private List<Kind> told(Member member) {
        return lines(member).reversed().stream().map(Inbox.Line::kind).toList();
    }

    @Test
    void everybodyOnTheListIsToldOfEachStepOnce() {
        announced();
        Member late = world.member("late");
        tell();
        tell();
        assertThat(told(ana)).containsExactly(Kind.ANNOUNCED);
        assertThat(deeds.inbox.unread(ana.id())).isEqualTo(1);
        assertThat(lines(ana).getFirst().about())
                .isInstanceOfSatisfying(
                        About.OfConsultation.class,
                        asked -> assertThat(asked.question()).isEqualTo(QUESTION));

        passes(Duration.ofDays(7));
        assertThat(told(ana)).containsExactly(Kind.ANNOUNCED, Kind.OPENED);
        passes(Duration.ofDays(14));
        assertThat(told(ana)).containsExactly(Kind.ANNOUNCED, Kind.OPENED);
        assertThat(told(late)).isEmpty();
    }

    @Test
    void whoHasNotVotedIsRemindedOnceADayBeforeTheClose() {
        ConsultationId id = announced();
        passes(Duration.ofDays(7));
        casts(ana, id);
        passes(Duration.ofDays(12));
        assertThat(told(ben)).containsExactly(Kind.OPENED);

        passes(Duration.ofDays(1));
        passes(Duration.ofHours(12));

        assertThat(told(ben)).containsExactly(Kind.OPENED, Kind.CLOSING);
        assertThat(told(ana)).containsExactly(Kind.OPENED, Kind.BALLOT_CAST);
    }

    @Test
    void eachBallotIsToldToWhomItWasCastFor() {
        ConsultationId id = announced();
        passes(Duration.ofDays(7));
        casts(ana, id);
        deeds.inbox.readAll(ana.id());
        assertThat(deeds.inbox.unread(ana.id())).isZero();

        casts(ana, id);

        assertThat(deeds.inbox.unread(ana.id())).isEqualTo(1);
        assertThat(told(ana)).containsExactly(Kind.OPENED, Kind.BALLOT_CAST);
        assertThat(told(ben)).containsExactly(Kind.OPENED);
    }

    @Test
    void howItEndedIsToldToo() {
        ConsultationId id = announced();
        passes(Duration.ofDays(7));
        casts(ana, id);
        passes(Duration.ofDays(14));
        assertThat(told(ben)).containsExactly(Kind.OPENED, Kind.DECIDED);

        ConsultationId second = announced();
        tell();
        done(giveUp.giveUp(world.admin.viewer(), second, "A word was missing"));
        tell();
        assertThat(told(ben)).containsExactly(Kind.OPENED, Kind.DECIDED, Kind.ANNOUNCED, Kind.GIVEN_UP);
    }

    private void everybodyReadsLetters() {
        database.change(transaction -> transaction
                .update("update account set email = person_id || '@mail.example', email_confirmed_at = now()")
                .execute());
    }

    private int letters() {
        return database.read(transaction -> transaction
                .query("select count(*) from mail_outbox where due_at is not null")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void fromTheMomentItIsGivenUpNoLetterAboutItWaits() {
        everybodyReadsLetters();
        ConsultationId id = announced();
        tell();
        assertThat(letters()).isEqualTo(3);

        done(giveUp.giveUp(world.admin.viewer(), id, "A word was missing"));

        assertThat(letters()).isZero();
    }

    @Test
    void whoGivesItUpWaitsForThoseWhoAreBeingToldAndTakesTheirLettersBackToo() throws Exception {
        everybodyReadsLetters();
        ConsultationId id = announced();
        TellElectors tells = new TellElectors(database, outbox, clock, 2);
        tells.begin();
        RoundStore.Round round = database.read(new RoundStore()::unfinished).getFirst();
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> givenUp = database.write(transaction -> {
                tells.step(transaction, round);
                Future<?> waits =
                        other.submit(() -> done(giveUp.giveUp(world.admin.viewer(), id, "A word was missing")));
                untilSomebodyWaits(waits);
                return waits;
            });
            givenUp.get();
        }
        assertThat(letters()).isZero();
        assertThat(database.<Boolean>write(transaction -> tells.step(transaction, round)))
                .isFalse();
        assertThat(letters()).isZero();
    }

    private void untilSomebodyWaits(Future<?> orIsDone) {
        String waits = "select exists (select from pg_stat_activity where datname = current_database() "
                + "and wait_event_type = 'Lock')";
        while (!orIsDone.isDone()
                && !database.<Boolean>read(transaction ->
                        transaction.query(waits).mapTo(Boolean.class).one())) {
            Thread.onSpinWait();
        }
    }

    @Test
    void nobodyIsCalledToWhatIsOverByTheTimeTheyWouldBeTold() {
        announced();
        clock.advance(Duration.ofDays(30));
        tend.tend();
        tell();

        assertThat(told(ana)).isEmpty();
    }

    @Test
    void whoErasedTheirAccountIsToldNothingAndWhoIsBannedIsAsked() {
        announced();
        database.change(transaction ->
                world.standing.ban(transaction, ben.id(), new Standing.Ban(null, "rude", false), clock.instant()));
        done(deeds.eraseAccount.erase(ana.viewer(), new EraseAccount.Request(PASSWORD, false)));
        tell();

        assertThat(told(ana)).isEmpty();
        assertThat(told(ben)).containsExactly(Kind.ANNOUNCED);
    }

    @Test
    void whateverCrashesInBetweenEverybodyIsToldOnce() {
        List<Member> members = IntStream.rangeClosed(1, 7)
                .mapToObj(n -> world.member("member" + n))
                .toList();
        announced();
        TellElectors interrupted = new TellElectors(database, outbox, clock, 4);
        interrupted.begin();
        RoundStore.Round round = database.read(new RoundStore()::unfinished).getFirst();
        database.<Boolean>write(transaction -> interrupted.step(transaction, round));
        assertThatThrownBy(() -> database.change(transaction -> {
                    interrupted.step(transaction, round);
                    throw new IllegalStateException("the power goes");
                }))
                .hasMessage("the power goes");
        assertThat(told(ana)).containsExactly(Kind.ANNOUNCED);
        assertThat(told(members.getLast())).isEmpty();

        tell();

        assertThat(members).allSatisfy(member -> assertThat(told(member)).containsExactly(Kind.ANNOUNCED));
    }
}
