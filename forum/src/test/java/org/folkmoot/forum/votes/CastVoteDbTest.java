package org.folkmoot.forum.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.moderation.ChangeSite;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.rules.votes.VoteDecision;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Score;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of a vote, over real tables. After each test the tallies equal a recount.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
@Timeout(60)
class CastVoteDbTest {

    private static final Direction UP = Direction.UP;
    private static final Direction DOWN = Direction.DOWN;

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;
    private final World.Member ben;
    private final CommunityId garden;
    private final PostId post;
    private final VoteTarget target;
    private final InstanceId peer;
    private final InstanceId relay;
    private final PersonId stranger;

    CastVoteDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        ben = world.member("ben");
        garden = ana.founds("garden");
        post = ana.posts(garden, "Forty kilos of quinces");
        target = VoteTarget.of(post);
        peer = world.instance("peer.example").id();
        relay = world.instance("relay.example").id();
        stranger = world.stranger("stranger", "peer.example");
    }

    @Test
    void aVoteIsPlacedChangedAndTakenBack() {
        assertThat(cast(ben.id(), UP)).isEqualTo(new VoteDecision.Placed(UP));
        assertThat(score()).isEqualTo(raw(2, 0));

        assertThat(cast(ben.id(), DOWN)).isEqualTo(new VoteDecision.Placed(DOWN));
        assertThat(score()).isEqualTo(raw(1, 1));

        assertThat(cast(ben.id(), null)).isEqualTo(new VoteDecision.Cleared());
        assertThat(score()).isEqualTo(raw(1, 0));
    }

    @Test
    void theSameVoteAgainChangesNothingAndTellsNobody() {
        assertThat(cast(ben.id(), UP)).isEqualTo(new VoteDecision.Placed(UP));
        long told = events();

        assertThat(cast(ben.id(), UP)).isEqualTo(new VoteDecision.Unchanged());
        assertThat(cast(stranger, null)).isEqualTo(new VoteDecision.Unchanged());

        assertThat(events()).isEqualTo(told);
        assertThat(score()).isEqualTo(raw(2, 0));
    }

    @Test
    void votesAreTalliedByOriginDelivererAndDay() {
        PersonId other = world.stranger("other", "peer.example");
        PersonId third = world.stranger("third", "peer.example");
        accepted(world.delivered(stranger, target, UP, peer, null, Proof.SIGNED));
        accepted(world.delivered(other, target, DOWN, peer, relay, Proof.RELAYED));
        clock.advance(Duration.ofHours(13)); // another day
        accepted(world.delivered(third, target, UP, peer, relay, Proof.FETCHED));

        assertThat(tallies())
                .containsExactlyInAnyOrder(
                        new TallyRow(Site.OURS, Site.OURS, false, LocalDate.of(2026, 3, 1), 1, 0),
                        new TallyRow(peer, peer, false, LocalDate.of(2026, 3, 1), 1, 0),
                        new TallyRow(peer, relay, true, LocalDate.of(2026, 3, 1), 0, 1),
                        new TallyRow(peer, relay, false, LocalDate.of(2026, 3, 2), 1, 0));
        assertThat(score()).isEqualTo(raw(3, 1));
    }

    @Test
    void hearsayCountsUntilItIsProvenAndThenStandsAnew() {
        accepted(world.delivered(stranger, target, UP, peer, relay, Proof.RELAYED));
        assertThat(tallies()).contains(new TallyRow(peer, relay, true, LocalDate.of(2026, 3, 1), 1, 0));

        accepted(world.delivered(stranger, target, UP, peer, relay, Proof.FETCHED));
        assertThat(tallies())
                .contains(new TallyRow(peer, relay, false, LocalDate.of(2026, 3, 1), 1, 0))
                .contains(new TallyRow(peer, relay, true, LocalDate.of(2026, 3, 1), 0, 0));

        accepted(world.delivered(stranger, target, UP, peer, null, Proof.SIGNED));
        assertThat(standing(stranger)).containsExactly("UP SIGNED");
        assertThat(score()).isEqualTo(raw(2, 0));
    }

    @Test
    void aVoteThatItsOriginDeniedIsKeptButInNoTally() {
        accepted(world.delivered(stranger, target, UP, peer, relay, Proof.RELAYED));
        accepted(world.delivered(stranger, target, UP, peer, relay, Proof.REFUTED));

        assertThat(standing(stranger)).containsExactly("UP REFUTED");
        assertThat(score()).isEqualTo(raw(1, 0));

        refused(world.delivered(stranger, target, UP, peer, relay, Proof.RELAYED), Refusal.WEAKER_PROOF);
        accepted(world.delivered(stranger, target, null, peer, null, Proof.SIGNED));
        assertThat(standing(stranger)).isEmpty();
        assertThat(score()).isEqualTo(raw(1, 0));
    }

    @Test
    void hearsayNeitherChangesNorUndoesWhatIsProven() {
        accepted(world.delivered(stranger, target, UP, peer, null, Proof.SIGNED));

        refused(world.delivered(stranger, target, DOWN, peer, relay, Proof.RELAYED), Refusal.WEAKER_PROOF);
        refused(world.delivered(stranger, target, null, peer, relay, Proof.RELAYED), Refusal.WEAKER_PROOF);
        refused(world.delivered(stranger, target, DOWN, peer, relay, Proof.FETCHED), Refusal.WEAKER_PROOF);

        assertThat(standing(stranger)).containsExactly("UP SIGNED");
        assertThat(score()).isEqualTo(raw(2, 0));
    }

    @Test
    void hearsayMayTurnOrUndoWhatWasOnlyReadBack() {
        accepted(world.delivered(stranger, target, UP, peer, relay, Proof.FETCHED));

        refused(world.delivered(stranger, target, UP, peer, relay, Proof.RELAYED), Refusal.WEAKER_PROOF);
        accepted(world.delivered(stranger, target, DOWN, peer, relay, Proof.RELAYED));
        assertThat(standing(stranger)).containsExactly("DOWN RELAYED");
        accepted(world.delivered(stranger, target, null, peer, relay, Proof.RELAYED));

        assertThat(standing(stranger)).isEmpty();
        assertThat(score()).isEqualTo(raw(1, 0));
    }

    @Test
    void everyProofIsTalliedAsWhatItIs() {
        for (Proof proof : List.of(Proof.SIGNED, Proof.INTEGRITY, Proof.FETCHED, Proof.RELAYED, Proof.REFUTED)) {
            PersonId voter = world.stranger(proof.name().toLowerCase(java.util.Locale.ROOT), "peer.example");
            accepted(world.delivered(voter, target, DOWN, peer, relay, proof));
        }

        assertThat(tallies())
                .containsExactlyInAnyOrder(
                        new TallyRow(Site.OURS, Site.OURS, false, LocalDate.of(2026, 3, 1), 1, 0),
                        new TallyRow(peer, relay, false, LocalDate.of(2026, 3, 1), 0, 3),
                        new TallyRow(peer, relay, true, LocalDate.of(2026, 3, 1), 0, 1));
    }

    @Test
    void aVoteTakenBackOnALaterDayLeavesTheTallyOfTheDayItCameOn() {
        accepted(world.delivered(stranger, target, UP, peer, null, Proof.SIGNED));
        clock.advance(Duration.ofDays(3));
        accepted(world.delivered(stranger, target, null, peer, null, Proof.SIGNED));

        assertThat(tallies())
                .containsExactlyInAnyOrder(
                        new TallyRow(Site.OURS, Site.OURS, false, LocalDate.of(2026, 3, 1), 1, 0),
                        new TallyRow(peer, peer, false, LocalDate.of(2026, 3, 1), 0, 0));
    }

    @Test
    void aCommentIsVotedOnApartFromItsPost() {
        CommentId comment = ana.comments(post, null, "How many jars was that?");
        ben.votes(new VoteTarget(post, comment), DOWN);

        assertThat(score()).isEqualTo(raw(1, 0));
        assertThat(world.database.<Score>read(transaction ->
                        world.scores.comments(transaction, post).getOrDefault(comment.value(), Score.NONE)))
                .isEqualTo(raw(1, 1));
    }

    @Test
    void thereIsNothingToVoteOnWhereACommentHangsUnderAnotherPost() {
        PostId other = ana.posts(garden, "Quite another matter");
        CommentId comment = ana.comments(other, null, "I am from over there");

        assertThat(local(ben.id(), new VoteTarget(post, comment), UP)).isEqualTo(new Outcome.Missing<>());
        assertThat(local(ben.id(), new VoteTarget(post, new CommentId(999)), UP))
                .isEqualTo(new Outcome.Missing<>());
        assertThat(local(ben.id(), VoteTarget.of(new PostId(999)), UP)).isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void nobodyVotesOnWhatIsGoneButEverybodyMayTakeAVoteBack() {
        CommentId comment = ana.comments(post, null, "Rather rude");
        VoteTarget rude = new VoteTarget(post, comment);
        ben.votes(rude, UP);
        done(deeds.removeComment.remove(ana.viewer(), new RemoveComment.Request(comment, true, "rude")));
        refused(local(ben.id(), rude, DOWN), Refusal.TARGET_GONE);
        ben.votes(rude, null);

        ben.votes(target, UP);
        done(deeds.deletePost.delete(new DeletePost.Request(ana.id(), post, true)));
        refused(local(ben.id(), target, DOWN), Refusal.TARGET_GONE);
        refused(local(ana.id(), rude, DOWN), Refusal.TARGET_GONE);
        ben.votes(target, null);

        done(deeds.deletePost.delete(new DeletePost.Request(ana.id(), post, false)));
        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, true, "off topic")));
        refused(local(ben.id(), target, UP), Refusal.TARGET_GONE);
        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, false, "")));
        ben.votes(target, UP);

        done(deeds.removeCommunity.remove(world.admin.viewer(), new RemoveCommunity.Request(garden, true, "spam")));
        refused(local(ben.id(), target, DOWN), Refusal.TARGET_GONE);
        assertThat(score()).isEqualTo(raw(2, 0));
    }

    @Test
    void whoIsBannedVotesNoMoreUntilTheBanEnds() {
        ben.votes(target, UP);
        world.database.change(transaction -> world.standing.ban(
                transaction,
                ben.id(),
                new Standing.Ban(clock.instant().plus(Duration.ofDays(1)), "shouting", false),
                clock.instant()));
        refused(local(ben.id(), target, DOWN), Refusal.BANNED_FROM_SITE);
        ben.votes(target, null);
        clock.advance(Duration.ofDays(1));
        ben.votes(target, DOWN);

        world.database.change(transaction -> world.communityStanding.ban(
                transaction, garden, ben.id(), clock.instant().plusSeconds(60), "shouting", clock.instant()));
        refused(local(ben.id(), target, UP), Refusal.BANNED_FROM_COMMUNITY);
        clock.advance(Duration.ofSeconds(60));
        ben.votes(target, UP);
    }

    @Test
    void aVoteDownThatTheSiteDoesNotTakeStillClearsTheVoteUp() {
        ben.votes(target, UP);
        done(deeds.changeSite.change(
                world.admin.viewer(), new ChangeSite.Request("Garden", "", "", Mode.OPEN, "", false, false, false)));

        assertThat(cast(ben.id(), DOWN)).isEqualTo(new VoteDecision.Cleared());
        refused(local(ben.id(), target, DOWN), Refusal.NO_DOWNVOTES);
        refused(world.delivered(stranger, target, DOWN, peer, null, Proof.SIGNED), Refusal.NO_DOWNVOTES);
        assertThat(score()).isEqualTo(raw(1, 0));
    }

    @Test
    void twoFirstVotesOfOnePersonAtOnceEndInOne() throws Exception {
        for (int round = 0; round < 10; round++) {
            PostId contested = ana.posts(garden, "Contested, round " + round);
            Callable<Outcome<VoteDecision>> up = () -> local(ben.id(), VoteTarget.of(contested), UP);
            Callable<Outcome<VoteDecision>> down = () -> local(ben.id(), VoteTarget.of(contested), DOWN);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Outcome<VoteDecision>> vote : threads.invokeAll(List.of(up, down, up, down))) {
                    accepted(vote.get());
                }
            }
            assertThat(world.database.<Long>read(transaction -> transaction
                            .query("select count(*) from vote where post_id = :post and person_id = :person")
                            .bind("post", contested)
                            .bind("person", ben.id())
                            .mapTo(Long.class)
                            .one()))
                    .isEqualTo(1);
        }
    }

    @Test
    void hearsayThatComesWhileTheProvenVoteIsBeingPlacedDoesNotReplaceIt() throws Exception {
        accepted(world.delivered(stranger, target, UP, peer, relay, Proof.RELAYED));
        CountDownLatch placed = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> proven = threads.submit(() -> world.database.change(transaction -> {
                accepted(world.castVote.cast(transaction, remote(UP, Proof.SIGNED)));
                placed.countDown();
                waitFor(mayCommit);
            }));
            waitFor(placed);
            Future<Outcome<?>> hearsay =
                    threads.submit(() -> world.delivered(stranger, target, DOWN, peer, relay, Proof.RELAYED));
            waitUntilSomebodyWaitsForALock();
            mayCommit.countDown();
            proven.get();
            refused(hearsay.get(), Refusal.WEAKER_PROOF);
        }
        assertThat(standing(stranger)).containsExactly("UP SIGNED");
    }

    @Test
    void manyVotersAtOnceAreAllCounted() throws Exception {
        List<World.Member> voters = List.of("cleo", "dana", "emil", "finn", "gus", "hanna", "igor", "jana").stream()
                .map(world::member)
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome<VoteDecision>> vote : threads.invokeAll(voters.stream()
                    .<Callable<Outcome<VoteDecision>>>map(voter -> () -> local(voter.id(), target, UP))
                    .toList())) {
                accepted(vote.get());
            }
        }
        assertThat(score()).isEqualTo(raw(9, 0));
    }

    private record TallyRow(
            InstanceId originId, InstanceId viaId, boolean relayed, LocalDate receivedOn, int up, int down) {}

    private VoteDecision cast(PersonId voter, @Nullable Direction asked) {
        return done(local(voter, target, asked));
    }

    private Outcome<VoteDecision> local(PersonId voter, VoteTarget on, @Nullable Direction asked) {
        return world.castVote.cast(
                new CastVote.Request(voter, on, asked, Provenance.local(Site.OURS), clock.instant()));
    }

    private CastVote.Request remote(Direction asked, Proof proof) {
        return new CastVote.Request(stranger, target, asked, new Provenance(peer, null, proof), clock.instant());
    }

    private static void accepted(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static void refused(Outcome<?> outcome, Refusal refusal) {
        assertThat(outcome).isEqualTo(new Outcome.Refused<>(refusal));
    }

    private static Score raw(long up, long down) {
        return new Score(up, down, up, down);
    }

    private Score score() {
        return world.database.read(transaction -> world.scores
                .posts(transaction, List.of(post))
                .getOrDefault(post.value(), Standings.NONE)
                .score());
    }

    private List<TallyRow> tallies() {
        return world.database.read(transaction -> transaction
                .query("select origin_id, via_id, relayed, received_on, up, down from vote_tally "
                        + "where post_id = :post and comment_id = 0")
                .bind("post", post)
                .mapTo(TallyRow.class)
                .list());
    }

    private List<String> standing(PersonId voter) {
        return world.database.read(transaction -> transaction
                .query("select direction || ' ' || proof from vote where post_id = :post and person_id = :voter")
                .bind("post", post)
                .bind("voter", voter)
                .mapTo(String.class)
                .list());
    }

    private long events() {
        return world.database.<Long>read(CastVoteDbTest::events);
    }

    private static long events(Transaction transaction) {
        return transaction.query("select count(*) from event").mapTo(Long.class).one();
    }

    private void waitUntilSomebodyWaitsForALock() throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            boolean waits = world.database.read(transaction -> transaction
                    .query("select exists (select from pg_stat_activity where datname = current_database() "
                            + "and wait_event_type = 'Lock')")
                    .mapTo(Boolean.class)
                    .one());
            if (waits) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("Nobody came to wait");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
