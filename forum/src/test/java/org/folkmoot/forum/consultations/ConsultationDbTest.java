package org.folkmoot.forum.consultations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.forum.World.done;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.World.Member;
import org.folkmoot.forum.accounts.LogIn;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.consultations.ConsultationView.Shown;
import org.folkmoot.forum.consultations.ConsultationView.Standing;
import org.folkmoot.forum.consultations.OpenTalk.Audience;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.KeepWhatIf;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.ElectorateRule.Obstacle;
import org.folkmoot.rules.consultations.QuestionRule;
import org.folkmoot.rules.consultations.QuestionRule.Electors;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.TurnoutRule;
import org.folkmoot.rules.consultations.Verdict;
import org.folkmoot.rules.consultations.VoicesRule;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.folkmoot.values.WhatIfId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A consultation from its draft to what is decided.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class ConsultationDbTest {

    private static final List<String> OPTIONS = List.of("Stay apart", "Meet, votes not counted", "Meet as equals");
    private static final Electors EVERYBODY = new Electors("", "", "", null);

    private final World world;
    private final Deeds deeds;
    private final Database database;
    private final PinnedClock clock;
    private final Path folder;
    private final BallotKeys keys;
    private final ChangeTerms changeTerms;
    private final KeepWhatIf keepWhatIf;
    private final DraftConsultation draft;
    private final AnnounceConsultation announce;
    private final CastBallot castBallot;
    private final CountBallots countBallots;
    private final TendConsultations tend;
    private final OpenTalk talk;
    private final DecideConsultation decide;
    private final GiveUpConsultation giveUp;
    private final ConsultationView view;
    private final Viewer admin;

    ConsultationDbTest(TestDatabase.Fresh fresh, @TempDir Path temporary) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        database = fresh.database();
        clock = fresh.clock();
        folder = temporary.resolve("ballot-keys");
        ConsultationDeeds asking = new ConsultationDeeds(world, fresh, folder);
        keys = asking.keys;
        changeTerms = asking.terms.changeTerms;
        keepWhatIf = asking.terms.keepWhatIf;
        draft = asking.draft;
        announce = asking.announce;
        castBallot = asking.castBallot;
        countBallots = asking.countBallots;
        tend = asking.tend;
        talk = new OpenTalk(asking.office, world.communities, world.publishPost, world.publishComment);
        decide = asking.decide;
        giveUp = asking.giveUp;
        view = asking.view;
        admin = world.admin.viewer();
    }

    private QuestionRule.Typed typed(String method, boolean binding, Electors electors) {
        return new QuestionRule.Typed(
                "On what terms should we meet Threads?",
                "",
                "",
                "",
                OPTIONS,
                method,
                "majority",
                binding,
                "25",
                time(Duration.ofDays(14)),
                time(Duration.ofDays(28)),
                electors);
    }

    private String time(Duration fromNow) {
        return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC)
                .toString();
    }

    private ConsultationId announced(boolean binding) {
        ConsultationId id = done(draft.keep(admin, null, typed("choice", binding, EVERYBODY)));
        return done(announce.announce(admin, id));
    }

    private List<Member> members(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> world.member("member" + n))
                .toList();
    }

    /// Where the key of a consultation lies.
    private Path key(ConsultationId id) {
        byte[] open =
                Objects.requireNonNull(shown(id).consultation().announced()).publicKey();
        return folder.resolve(
                "consultation-" + id.value() + "-" + HexFormat.of().formatHex(open, 0, 8) + ".key");
    }

    private void passes(Duration time) {
        clock.advance(time);
        tend.tend();
    }

    private Outcome<CastBallot.Receipt> tries(Member member, ConsultationId id, Integer... options) {
        return castBallot.cast(
                member.viewer(), new CastBallot.Request(id, new BallotChoice(List.of(options)), "of " + member.id()));
    }

    private String casts(Member member, ConsultationId id, Integer... options) {
        return done(tries(member, id, options)).receipt();
    }

    private Shown shown(ConsultationId id) {
        return view.one(admin, id).orElseThrow();
    }

    private Counted counted(ConsultationId id) {
        return Objects.requireNonNull(shown(id).consultation().counted());
    }

    private Stage stage(ConsultationId id) {
        return shown(id).consultation().stage();
    }

    private long rows(String table) {
        return database.<Long>read(transaction -> transaction
                .query("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private void inDatabase(String sql) {
        database.change(transaction -> transaction.update(sql).execute());
    }

    private static Refusal refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<?>) outcome).objections().getFirst().refusal();
    }

    @Test
    void membersAreAskedAndWhatTheySayIsCounted() {
        List<Member> members = members(12);
        ConsultationId id = announced(true);
        passes(Duration.ofDays(14));
        List<String> receipts = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            receipts.add(casts(members.get(n), id, n < 8 ? 1 : 3));
        }
        assertThat(shown(id).could()).isEqualTo(13);
        assertThat(shown(id).did()).isEqualTo(12);

        passes(Duration.ofDays(14));

        assertThat(stage(id)).isEqualTo(Stage.DECIDED);
        assertThat(counted(id).count().support()).containsExactly(8, 0, 4);
        assertThat(counted(id).verdict()).isEqualTo(new Verdict.Passed(1, 8, 7));
        assertThat(shown(id).consultation().ended())
                .isEqualTo(new Consultation.Ended(clock.instant(), null, null, 1, null, null));
        assertThat(view.published(id)).hasValueSatisfying(published -> {
            assertThat(published.stream().map(ConsultationView.Published::receipt))
                    .containsExactlyInAnyOrderElementsOf(receipts)
                    .isSorted();
            assertThat(published.stream().filter(ballot -> ballot.choice().equals(List.of(1))))
                    .hasSize(8);
        });
        assertThat(rows("envelope")).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoIsBannedAfterTheListWasFixedCanStillVoteAndIsCountedOnTheResult() {
        Member banned = members(3).getFirst();
        ConsultationId id = announced(true);
        done(deeds.ban.ban(admin, new Ban.Request(banned.id(), null, null, "Floods", false)));
        passes(Duration.ofDays(14));
        done(deeds.logIn.logIn(new LogIn.Request("member1", World.PASSWORD, null)));
        casts(banned, id, 1);
        assertThat(shown(id).did()).isEqualTo(1);
        assertThat(shown(id).banned()).as("not before the count").isZero();

        passes(Duration.ofDays(14));

        assertThat(shown(id).banned()).isEqualTo(1);
        assertThat(counted(id).count().support()).containsExactly(1, 0, 0);
    }

    @Test
    void aKeyThatWillBeMissedAtTheCountIsFoundBefore() throws IOException {
        BallotKeyCheck check = new BallotKeyCheck(database, keys);
        ConsultationId id = announced(true);
        assertThat(check.check()).containsExactly(new BallotKeyCheck.Checked(id, BallotKeyCheck.State.SOUND));

        Files.setPosixFilePermissions(key(id), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(check.check().getFirst().state()).isEqualTo(BallotKeyCheck.State.OPEN_TO_OTHERS);
        Files.writeString(
                key(id), HexFormat.of().formatHex(Envelopes.Keys.made().secret()));
        assertThat(check.check().getFirst().state()).isEqualTo(BallotKeyCheck.State.WRONG);
        Files.delete(key(id));
        assertThat(check.check().getFirst().state()).isEqualTo(BallotKeyCheck.State.ABSENT);

        done(giveUp.giveUp(admin, id, "The key is lost"));
        assertThat(check.check()).isEmpty();
    }

    @Test
    void turnoutIsToldByTheAgeOfAccountsInGroupsThatTellOfNobody() {
        List<Member> old = members(12);
        clock.advance(Duration.ofDays(100));
        IntStream.rangeClosed(1, 12).forEach(n -> world.member("young" + n));
        ConsultationId id = announced(false);
        assertThat(shown(id).ages()).isEmpty();
        passes(Duration.ofDays(14));
        old.subList(0, 5).forEach(member -> casts(member, id, 1));

        assertThat(shown(id).ages())
                .containsExactly(new TurnoutRule.Group(0, 30, 12, 0), new TurnoutRule.Group(30, null, 13, 5));
        assertThat(turnout(id)).isEqualTo("5 of 25");

        inDatabase("update elector set age_days = null where person_id = "
                + old.getFirst().id().value());
        assertThat(shown(id).ages()).as("where it was not kept").isEmpty();
        assertThat(turnout(id)).as("it is told all the same").isEqualTo("5 of 25");
    }

    private String turnout(ConsultationId id) {
        return shown(id).did() + " of " + shown(id).could();
    }

    @Test
    void anAdvisoryResultIsFollowedOrDepartedFromWithAReason() {
        List<Member> members = members(4);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        passes(Duration.ofDays(14));
        assertThat(stage(id)).isEqualTo(Stage.COUNTED);

        assertThat(decide.decide(admin, id, 3, " "))
                .isEqualTo(new Outcome.Refused<>(List.of(new Objection(Field.REASON, Refusal.REASON_MISSING))));
        assertThat(refusal(decide.decide(admin, id, 4, "No such thing"))).isEqualTo(Refusal.CHOICE_MISSING);
        done(decide.decide(admin, id, 3, "Their lawyers wrote"));

        assertThat(stage(id)).isEqualTo(Stage.DECIDED);
        assertThat(shown(id).consultation().ended())
                .isEqualTo(new Consultation.Ended(clock.instant(), "admin", "Their lawyers wrote", 3, null, null));
        assertThat(refusal(decide.decide(admin, id, 1, "On second thoughts"))).isEqualTo(Refusal.ALREADY_SO);
    }

    @Test
    void whoJoinsAfterTheAnnouncementMayNotVoteAndIsToldWhy() {
        Member early = world.member("early");
        clock.advance(Duration.ofDays(1));
        ConsultationId id = done(draft.keep(
                admin,
                null,
                typed("choice", false, new Electors(clock.instant().toString().substring(0, 10), "", "", null))));
        assertThat(shown(id).could()).as("as many as would be on the list now").isEqualTo(2);
        done(announce.announce(admin, id));
        Member late = world.member("late");
        passes(Duration.ofDays(14));

        assertThat(refusal(tries(late, id, 1))).isEqualTo(Refusal.NOT_ON_THE_LIST);
        casts(early, id, 1);

        assertThat(view.one(late.viewer(), id).orElseThrow().standing())
                .isEqualTo(new Standing.Outside(Obstacle.JOINED_TOO_LATE));
        assertThat(view.one(early.viewer(), id).orElseThrow().standing()).isEqualTo(new Standing.Elector(true));
        assertThat(view.one(admin, id).orElseThrow().standing()).isEqualTo(new Standing.Elector(false));
        assertThat(view.one(new Viewer.Visitor(), id).orElseThrow().standing()).isEqualTo(new Standing.Visitor());
    }

    @Test
    void aBallotIsReplacedUntilTheCloseAndCountedOnce() {
        List<Member> members = members(12);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        String before = casts(members.getFirst(), id, 2);
        members.forEach(member -> casts(member, id, 1));

        passes(Duration.ofDays(14));

        assertThat(counted(id).count().support()).containsExactly(12, 0, 0);
        assertThat(view.published(id).orElseThrow().stream().map(ConsultationView.Published::receipt))
                .doesNotContain(before);
    }

    @Test
    void ballotsAreTakenBetweenTheOpeningAndTheClose() {
        Member member = world.member("member");
        ConsultationId id = done(draft.keep(admin, null, typed("choice", false, EVERYBODY)));
        assertThat(tries(member, id, 1)).isEqualTo(new Outcome.Missing<>());
        done(announce.announce(admin, id));
        assertThat(refusal(tries(member, id, 1))).isEqualTo(Refusal.NOT_OPEN_YET);
        clock.advance(Duration.ofDays(14));
        assertThat(refusal(tries(member, id, 1))).as("nobody opened it yet").isEqualTo(Refusal.NOT_OPEN_YET);
        tend.tend();
        casts(member, id, 1);
        clock.advance(Duration.ofDays(14).minusNanos(1_000));
        casts(member, id, 2);
        clock.advance(Duration.ofNanos(1_000));
        assertThat(refusal(tries(member, id, 3))).as("nobody closed it yet").isEqualTo(Refusal.CLOSED_ALREADY);
        tend.tend();
        assertThat(refusal(tries(member, id, 3))).isEqualTo(Refusal.CLOSED_ALREADY);

        assertThat(counted(id).count().support()).containsExactly(0, 1, 0);
    }

    @Test
    void aClockThatStepsBackOpensNothingAgain() {
        Member member = world.member("member");
        ConsultationId id = announced(false);
        passes(Duration.ofDays(28));
        clock.advance(Duration.ofDays(-7));
        tend.tend();

        assertThat(stage(id)).isEqualTo(Stage.COUNTED);
        assertThat(refusal(tries(member, id, 1))).isEqualTo(Refusal.CLOSED_ALREADY);
    }

    @Test
    void whatIsNoAnswerIsNotSealed() {
        Member member = world.member("member");
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));

        assertThat(refusal(tries(member, id))).isEqualTo(Refusal.CHOICE_MISSING);
        assertThat(refusal(tries(member, id, 4))).isEqualTo(Refusal.CHOICE_MISSING);
        assertThat(refusal(tries(member, id, 1, 2))).isEqualTo(Refusal.CHOICE_MISSING);
        assertThat(refusal(castBallot.cast(
                        new Viewer.Visitor(), new CastBallot.Request(id, new BallotChoice(List.of(1)), ""))))
                .isEqualTo(Refusal.LOG_IN_FIRST);
        assertThat(rows("envelope")).isZero();
        assertThat(shown(id).did()).isZero();
    }

    @Test
    void anEnvelopeThatWasSwappedOrBrokenInTheDatabaseIsInvalidAndCountedAsThat() {
        List<Member> members = members(12);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        inDatabase("update envelope set sealed = (select sealed from envelope where person_id = "
                + members.get(0).id().value() + ") where person_id = "
                + members.get(1).id().value());
        inDatabase("update envelope set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where person_id = "
                + members.get(2).id().value());

        passes(Duration.ofDays(14));

        assertThat(counted(id).tookPart()).isEqualTo(12);
        assertThat(counted(id).invalid()).isEqualTo(2);
        assertThat(counted(id).count().support()).containsExactly(10, 0, 0);
    }

    @Test
    void whereEnvelopesWereAddedOrTakenAwayNothingIsCounted() {
        List<Member> members = members(3);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        inDatabase(
                "delete from envelope where person_id = " + members.get(0).id().value());

        assertThatThrownBy(() -> passes(Duration.ofDays(14)))
                .hasMessageContaining("3 people took part, and 2 envelopes");

        assertThat(stage(id)).isEqualTo(Stage.CLOSED);
        assertThat(rows("envelope")).isEqualTo(2);
        assertThat(key(id)).exists();
    }

    @Test
    void withoutItsKeyOrWithAnotherItWaits() throws IOException {
        List<Member> members = members(3);
        ConsultationId id = announced(false);
        Path key = key(id);
        String kept = Files.readString(key);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        Files.delete(key);
        passes(Duration.ofDays(14));
        assertThat(stage(id)).isEqualTo(Stage.CLOSED);
        assertThat(shown(id).keyAbsent()).isTrue();

        for (String foreign : List.of("00".repeat(32), "nonsense", "")) {
            Files.writeString(key, foreign);
            tend.tend();
            assertThat(stage(id)).as(foreign).isEqualTo(Stage.CLOSED);
        }
        Files.writeString(key, kept);
        tend.tend();

        assertThat(stage(id)).isEqualTo(Stage.COUNTED);
        assertThat(counted(id).count().support()).containsExactly(3, 0, 0);
        assertThat(shown(id).keyAbsent()).isFalse();
        assertThat(key).doesNotExist();
    }

    @Test
    void theKeyIsForItsOwnerAlone() throws IOException {
        ConsultationId id = announced(false);
        Path key = key(id);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(key(id)).exists();
    }

    @Test
    void anotherForumOfTheSameMachineMayKeepItsKeysThere() throws IOException {
        ConsultationId id = announced(false);
        Path other = Files.writeString(
                folder.resolve("consultation-" + id.value() + "-0011223344556677.key"), "00".repeat(32));
        done(giveUp.giveUp(admin, id, "The question was wrong"));
        tend.tend();

        assertThat(key(id)).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void aCrashBetweenTheCountAndTheDestructionOfTheKeyLeavesNothingBehind() {
        List<Member> members = members(3);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        clock.advance(Duration.ofDays(14));
        inDatabase("update consultation set stage = 'CLOSED'");
        assertThat(countBallots.count(id)).isTrue();
        assertThat(key(id)).exists();

        tend.sweep();

        assertThat(folder).isEmptyDirectory();
        assertThat(countBallots.count(id)).isFalse();
    }

    @Test
    void aCrashWithinTheCountLeavesEverythingAsItWasAndTheNextOneCounts() {
        List<Member> members = members(12);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        clock.advance(Duration.ofDays(14));
        inDatabase("update consultation set stage = 'CLOSED'");
        for (String step :
                List.of("after insert on counted_ballot", "after delete on envelope", "after update on consultation")) {
            inDatabase("create function breaks() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'the machine stops'; end $$");
            inDatabase("create trigger breaks " + step + " for each row execute function breaks()");

            assertThatThrownBy(() -> countBallots.count(id)).as(step).hasStackTraceContaining("the machine stops");

            assertThat(rows("counted_ballot")).as(step).isZero();
            assertThat(rows("envelope")).as(step).isEqualTo(12);
            assertThat(stage(id)).as(step).isEqualTo(Stage.CLOSED);
            assertThat(key(id)).as(step).exists();
            inDatabase("drop function breaks cascade");
        }

        assertThat(countBallots.count(id)).isTrue();
        assertThat(counted(id).count().ballots()).isEqualTo(12);
    }

    @Test
    void howeverManyTryAtOnceItIsCountedOnce() throws Exception {
        List<Member> members = members(12);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        clock.advance(Duration.ofDays(14));
        List<Callable<Void>> tending = IntStream.range(0, 4)
                .<Callable<Void>>mapToObj(n -> () -> {
                    tend.tend();
                    return null;
                })
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(tending)) {
                one.get();
            }
        }

        assertThat(counted(id).count().ballots()).isEqualTo(12);
        assertThat(rows("counted_ballot")).isEqualTo(12);
    }

    @Test
    void whatIsGivenUpIsNeverOpened() {
        List<Member> members = members(3);
        ConsultationId id = announced(true);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));

        assertThat(refusal(giveUp.giveUp(admin, id, ""))).isEqualTo(Refusal.REASON_MISSING);
        assertThat(rows("envelope")).isEqualTo(3);
        done(giveUp.giveUp(admin, id, "The question was wrong"));
        tend.tend();

        assertThat(rows("envelope")).isZero();
        assertThat(folder).isEmptyDirectory();
        assertThat(stage(id)).isEqualTo(Stage.VOID);
        assertThat(shown(id).did())
                .as("how many took part is told all the same")
                .isEqualTo(3);
        assertThat(refusal(tries(members.getFirst(), id, 1))).isEqualTo(Refusal.GIVEN_UP);
        assertThat(refusal(giveUp.giveUp(admin, id, "Again"))).isEqualTo(Refusal.ALREADY_SO);
    }

    @Test
    void ofFewBallotsOnlyWhatCameOfThemIsTold() {
        List<Member> members = members(9);
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        passes(Duration.ofDays(14));

        assertThat(counted(id).told()).isFalse();
        assertThat(counted(id).verdict()).isInstanceOf(Verdict.Passed.class);
        assertThat(view.published(id)).isEmpty();
    }

    @Test
    void afterTheAnnouncementNothingIsChanged() {
        ConsultationId id = done(draft.keep(admin, null, typed("choice", false, EVERYBODY)));
        done(draft.keep(admin, id, typed("ranked", true, EVERYBODY)));
        done(announce.announce(admin, id));

        assertThat(refusal(draft.keep(admin, id, typed("choice", false, EVERYBODY))))
                .isEqualTo(Refusal.ANNOUNCED_ALREADY);
        assertThat(refusal(draft.discard(admin, id))).isEqualTo(Refusal.ANNOUNCED_ALREADY);
        assertThat(refusal(announce.announce(admin, id))).isEqualTo(Refusal.ANNOUNCED_ALREADY);
        assertThat(shown(id).consultation().question().binding()).isTrue();
        assertThat(shown(id).consultation().question().options()).isEqualTo(OPTIONS);
    }

    @Test
    void onlyAdminsAskAndOnlyTheySeeDrafts() {
        Member member = world.member("member");
        ConsultationId id = done(draft.keep(admin, null, typed("choice", false, EVERYBODY)));

        assertThat(refusal(draft.keep(member.viewer(), null, typed("choice", false, EVERYBODY))))
                .isEqualTo(Refusal.NOT_AN_ADMIN);
        assertThat(refusal(announce.announce(member.viewer(), id))).isEqualTo(Refusal.NOT_AN_ADMIN);
        assertThat(refusal(giveUp.giveUp(member.viewer(), id, "I say so"))).isEqualTo(Refusal.NOT_AN_ADMIN);
        assertThat(refusal(announce.announce(new Viewer.Visitor(), id))).isEqualTo(Refusal.LOG_IN_FIRST);
        assertThat(view.one(member.viewer(), id)).isEmpty();
        assertThat(view.page(member.viewer(), null, 10)).isEmpty();
        assertThat(view.page(admin, null, 10)).hasSize(1);
        done(draft.discard(admin, id));
        assertThat(view.page(admin, null, 10)).isEmpty();
    }

    @Test
    void whatWouldHaveOpenedAlreadyIsNotAnnounced() {
        ConsultationId id = done(draft.keep(admin, null, typed("choice", false, EVERYBODY)));
        clock.advance(Duration.ofDays(14));

        assertThat(announce.announce(admin, id))
                .isEqualTo(new Outcome.Refused<>(List.of(new Objection(Field.OPENS, Refusal.TIME_INVALID))));
    }

    @Test
    void aQuestionThatNobodyMayAnswerIsNotAnnounced() {
        ConsultationId id =
                done(draft.keep(admin, null, typed("choice", false, new Electors("2020-01-01", "", "", null))));

        assertThat(refusal(announce.announce(admin, id))).isEqualTo(Refusal.NOBODY_MAY_VOTE);
        assertThat(stage(id)).isEqualTo(Stage.DRAFT);
        assertThat(rows("elector")).isZero();
    }

    @Test
    void theLedgerSaysWhoTookPartAndNotHow() {
        Member member = world.member("member");
        ConsultationId id = announced(false);
        passes(Duration.ofDays(14));
        String receipt = casts(member, id, 2);

        List<String> bodies = database.read(transaction -> transaction
                .query("select body::text from event where kind = 'BallotCast'")
                .mapTo(String.class)
                .list());
        assertThat(bodies)
                .containsExactly("{\"person\": " + member.id().value() + ", \"consultation\": " + id.value() + "}");
        assertThat(bodies).noneMatch(body -> body.contains(receipt));
    }

    @Test
    void whoDoesNotDecideIsHeardApart() {
        List<Member> members = members(2);
        CommunityId garden = world.admin.founds("garden");
        ConsultationId id = announced(false);
        Member late = world.member("late");
        PostId post = done(talk.open(
                admin,
                new OpenTalk.Request(id, Audience.EVERYBODY, garden, "https://here.example/c/1", "They decide.")));
        List<CommentId> replies = replies(id);
        assertThat(replies).hasSize(3);
        var beta = world.instance("beta.example");
        for (int n = 0; n < 4; n++) {
            votes(beta, "person" + n, new VoteTarget(post, replies.get(2)), Direction.UP);
        }
        votes(beta, "against", new VoteTarget(post, replies.get(2)), Direction.DOWN);
        late.votes(new VoteTarget(post, replies.get(0)), Direction.UP);
        members.getFirst().votes(new VoteTarget(post, replies.get(0)), Direction.UP);

        assertThat(shown(id).voices().options())
                .containsExactly(
                        new ConsultationView.Voice(1, 0, 1),
                        new ConsultationView.Voice(2, 0, 0),
                        new ConsultationView.Voice(3, 4, 0));
        assertThat(shown(id).voices().servers()).containsExactly(new VoicesRule.Server(null, List.of(0, 0, 4)));
        votes(beta, "fifth", new VoteTarget(post, replies.get(2)), Direction.UP);
        votes(world.instance("gamma.example"), "one", new VoteTarget(post, replies.get(1)), Direction.UP);
        assertThat(shown(id).voices().servers())
                .containsExactly(
                        new VoicesRule.Server("beta.example", List.of(0, 0, 5)),
                        new VoicesRule.Server(null, List.of(0, 1, 0)));
        assertThat(refusal(talk.open(admin, new OpenTalk.Request(id, Audience.EVERYBODY, garden, "https://a.b/", ""))))
                .isEqualTo(Refusal.ALREADY_SO);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 1));
        passes(Duration.ofDays(14));
        assertThat(counted(id).count().support()).containsExactly(2, 0, 0);
        assertThat(shown(id).voices().options().getLast().elsewhere()).isEqualTo(5);
    }

    private void votes(World.Elsewhere server, String person, VoteTarget target, Direction direction) {
        done(world.castVote.cast(
                new CastVote.Request(server.person(person).id(), target, direction, server.signed(), clock.instant())));
    }

    private List<CommentId> replies(ConsultationId id) {
        return database.read(transaction -> transaction
                .query("select comment_id from consultation_voice where consultation_id = " + id.value()
                        + " order by number")
                .mapTo(CommentId.class)
                .list());
    }

    @Test
    void membersTalkItOverWhereNobodyElseSeesIt() {
        CommunityId garden = world.admin.founds("garden");
        CommunityId meta = done(
                world.foundCommunity.found(admin, new FoundCommunity.Request("meta", "meta", "", false, true, false)));
        ConsultationId id = announced(false);

        assertThat(refusal(talk.open(admin, new OpenTalk.Request(id, Audience.MEMBERS, garden, "https://a.b/", ""))))
                .isEqualTo(Refusal.NOT_FOR_MEMBERS_ALONE);
        assertThat(refusal(talk.open(admin, new OpenTalk.Request(id, Audience.EVERYBODY, meta, "https://a.b/", ""))))
                .isEqualTo(Refusal.NOT_SEEN_ELSEWHERE);
        PostId post = done(talk.open(admin, new OpenTalk.Request(id, Audience.MEMBERS, meta, "https://a.b/", "Talk.")));
        assertThat(shown(id).consultation().talk()).isEqualTo(post);
        assertThat(shown(id).consultation().voices()).isNull();
        assertThat(shown(id).voices().options()).isEmpty();
    }

    private ChangeTerms.Request terms(String domain, Terms wanted) {
        PeerId peer = database.read(world.peerTerms::domains).get(domain);
        TermsVersionId before = peer == null
                ? null
                : database.read(transaction -> world.peerTerms.last(transaction, peer))
                        .map(TermsVersion::id)
                        .orElse(null);
        return new ChangeTerms.Request(
                peer,
                before,
                new TermsRule.Typed(
                        false,
                        "",
                        domain,
                        TermsRule.Votes.of(wanted),
                        TermsRule.Choices.of(wanted),
                        "Looked at",
                        "",
                        ""));
    }

    private Terms held(String server) {
        return database.read(world.peerTerms::policy).terms(server);
    }

    /// A consultation whose second option puts these terms in force, in which the second option passes.
    private ConsultationId passes(String server, Terms wanted, Runnable meanwhile) {
        List<Member> members = members(4);
        WhatIfId whatIf = done(keepWhatIf.keep(admin, terms(server, wanted)));
        ConsultationId id = done(draft.keep(admin, null, typed("choice", true, EVERYBODY)));
        done(draft.propose(admin, id, 2, whatIf));
        done(draft.keep(admin, id, typed("choice", true, EVERYBODY)));
        done(announce.announce(admin, id));
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 2));
        meanwhile.run();
        passes(Duration.ofDays(14));
        return id;
    }

    private Consultation.Ended ended(ConsultationId id) {
        return Objects.requireNonNull(shown(id).consultation().ended());
    }

    @Test
    void aBindingResultPutsItsTermsInForceByItself() {
        ConsultationId id = passes("threads.example", Terms.QUIET_VOTES, () -> {});

        assertThat(held("threads.example")).isEqualTo(Terms.QUIET_VOTES);
        TermsVersion decision = database.read(transaction -> world.peerTerms.version(
                        transaction, Objects.requireNonNull(ended(id).adopted())))
                .orElseThrow();
        assertThat(decision.reason())
                .isEqualTo("On what terms should we meet Threads? – Meet, votes not counted (/consultations/"
                        + id.value() + ")");
        assertThat(decision.by()).isEqualTo(world.admin.id());
    }

    @Test
    void onlyWhatTheTermsWereToChangeIsChangedWhateverCameBetween() {
        done(changeTerms.change(admin, terms("threads.example", Terms.OPEN.votes(VoteAxes.DEFAULT.cap(300)))));
        Terms quiet = Terms.OPEN.votes(VoteAxes.DEFAULT.cap(300).votesDown(0));
        Terms between = Terms.OPEN.votes(VoteAxes.DEFAULT.cap(500)).dealings(Terms.LIMITED.dealings());

        passes("threads.example", quiet, () -> done(changeTerms.change(admin, terms("threads.example", between))));

        assertThat(held("threads.example"))
                .isEqualTo(between.votes(VoteAxes.DEFAULT.cap(500).votesDown(0)));
    }

    @Test
    void termsThatCannotBePutInForceAnyMoreAreSaidToBeSoAndTheResultStands() {
        ConsultationId id = passes(
                "threads.example",
                Terms.QUIET_VOTES,
                () -> done(changeTerms.change(admin, terms("threads.example", Terms.BLOCKED))));

        assertThat(held("threads.example")).isEqualTo(Terms.BLOCKED);
        assertThat(stage(id)).isEqualTo(Stage.DECIDED);
        assertThat(ended(id).adopted()).isNull();
        assertThat(ended(id).notAdopted()).isEqualTo(Refusal.DOMAIN_TAKEN);
    }

    @Test
    void anAdvisoryOptionThatIsFollowedPutsItsTermsInForceToo() {
        List<Member> members = members(4);
        WhatIfId whatIf = done(keepWhatIf.keep(admin, terms("threads.example", Terms.HOLD)));
        ConsultationId id = done(draft.keep(admin, null, typed("choice", false, EVERYBODY)));
        assertThat(refusal(draft.propose(admin, id, 2, new WhatIfId(whatIf.value() + 1))))
                .isEqualTo(Refusal.TERMS_NOT_KEPT);
        done(draft.propose(admin, id, 2, whatIf));
        done(announce.announce(admin, id));
        assertThat(refusal(draft.propose(admin, id, 2, null))).isEqualTo(Refusal.ANNOUNCED_ALREADY);
        passes(Duration.ofDays(14));
        members.forEach(member -> casts(member, id, 2));
        passes(Duration.ofDays(14));
        assertThat(held("threads.example")).isEqualTo(Terms.OPEN);

        done(decide.decide(admin, id, 2, "As you wish"));

        assertThat(held("threads.example")).isEqualTo(Terms.HOLD);
    }

    @Test
    void rankingsAreCountedByWhatBeatsWhat() {
        List<Member> members = members(12);
        ConsultationId id = done(draft.keep(admin, null, typed("ranked", false, EVERYBODY)));
        done(announce.announce(admin, id));
        passes(Duration.ofDays(14));
        for (int n = 0; n < 12; n++) {
            casts(members.get(n), id, n < 5 ? new Integer[] {1, 2} : n < 9 ? new Integer[] {3, 2} : new Integer[] {2});
        }
        passes(Duration.ofDays(14));

        assertThat(counted(id).count().support()).containsExactly(5, 3, 4);
        assertThat(counted(id).count().pairs()).containsExactly(0, 5, 5, 7, 0, 8, 4, 4, 0);
        assertThat(counted(id).verdict()).isEqualTo(new Verdict.Passed(2, 7, 7));
    }

    @Test
    void whatWasToBeOpenedAndClosedWhileTheServerWasDownIsClosedWhenItIsBack() {
        ConsultationId id = announced(false);

        passes(Duration.ofDays(60));

        assertThat(stage(id)).isEqualTo(Stage.COUNTED);
        assertThat(counted(id).verdict()).isEqualTo(new Verdict.TooFew(0, 1));
        assertThat(shown(id).consultation().counted()).extracting(Counted::at).isEqualTo(clock.instant());
    }
}
