package org.folkmoot.forum.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Field;
import org.folkmoot.values.Order;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.OriginShare.PassedOn;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Score;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Terms are decided, looked at, taken back and run out, and nothing that was received is touched by any of it.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class ChangeTermsDbTest {

    private static final List<String> RECEIVED = List.of("post", "comment", "vote", "vote_tally");

    private final World world;
    private final PinnedClock clock;
    private final ChangeTerms changeTerms;
    private final TakeBackTerms takeBackTerms;
    private final ExpireTerms expireTerms;
    private final DecisionView decisions;
    private final World.Member ana;
    private final World.Elsewhere giant;
    private final World.Elsewhere relay;
    private final CommunityId garden;
    private final PostId celebrities;
    private final PostId trains;

    /// Two posts: the members' own, and one that forty people of a giant put above it, most of them by hearsay.
    ChangeTermsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        clock = fresh.clock();
        Database database = fresh.database();
        TermsDeeds terms = new TermsDeeds(world, fresh);
        changeTerms = terms.changeTerms;
        takeBackTerms = terms.takeBackTerms;
        expireTerms = new ExpireTerms(database, world.peerTerms, clock);
        decisions = new DecisionView(database, world.peerTerms);
        ana = world.member("ana");
        giant = world.instance("threads.example");
        relay = world.instance("relay.example");
        garden = ana.founds("garden");
        celebrities = ana.posts(garden, "Ten celebrities");
        trains = ana.posts(garden, "The night train is back");
        world.member("ben").votes(VoteTarget.of(trains), Direction.UP);
        for (int n = 0; n < 40; n++) {
            boolean passedOn = n >= 8;
            world.delivered(
                    giant.person("fan" + n).id(),
                    VoteTarget.of(celebrities),
                    n % 10 == 9 ? Direction.DOWN : Direction.UP,
                    giant.id(),
                    passedOn ? relay.id() : null,
                    passedOn ? Proof.RELAYED : Proof.SIGNED);
        }
        world.settle();
    }

    @Test
    void votesOfAPeerAreDiscountedAndGivenBackAndTheLogSaysSo() {
        assertThat(score(celebrities)).isEqualTo(new Score(37, 4, 37, 4));
        assertThat(order()).containsExactly(celebrities, trains);

        TermsVersionId quiet = done(change(null, null, "0", "They steer our front page"));
        world.settle();

        assertThat(score(celebrities)).isEqualTo(new Score(1, 0, 37, 4));
        assertThat(order()).containsExactly(trains, celebrities);
        OriginShare held = origins(celebrities).get(1);
        assertThat(held.name()).isEqualTo("Threads");
        assertThat(held.because()).containsExactly(quiet);
        assertThat(held.passedOn()).containsExactly(new PassedOn("relay.example", 32));
        assertThat(held.direct()).isEqualTo(8);

        TermsVersionId back = done(takeBackTerms.takeBack(world.admin.viewer(), quiet, "The members asked for it"));
        world.settle();

        assertThat(score(celebrities)).isEqualTo(new Score(37, 4, 37, 4));
        assertThat(order()).containsExactly(celebrities, trains);
        assertThat(decisions.log(null, null, 10))
                .satisfiesExactly(
                        last -> {
                            assertThat(last.version().id()).isEqualTo(back);
                            assertThat(last.version().cause()).isEqualTo(TermsVersion.Cause.TAKEN_BACK);
                            assertThat(last.version().undoes()).isEqualTo(quiet);
                            assertThat(last.inForce()).isTrue();
                        },
                        first -> {
                            assertThat(first.version().id()).isEqualTo(quiet);
                            assertThat(first.version().reason()).isEqualTo("They steer our front page");
                            assertThat(first.author()).isEqualTo("admin");
                            assertThat(first.inForce()).isFalse();
                        });
    }

    @Test
    void nothingThatWasReceivedIsTouched() {
        List<String> before = dump();
        TermsVersionId quiet = done(change(null, null, "0", "To see"));
        world.settle();
        assertThat(order()).containsExactly(trains, celebrities);
        assertThat(dump()).isEqualTo(before);

        done(takeBackTerms.takeBack(world.admin.viewer(), quiet, "Seen"));
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void aWeightCountsAsTheArithmeticSays() {
        done(change(null, null, "25", "A quarter"));
        world.settle();

        assertThat(score(celebrities)).isEqualTo(new Score(1 + 36 / 4, 1, 37, 4));
    }

    @Test
    void aDelivererCanBeDiscountedWithoutTouchingWhatTheOriginItselfSent() {
        TermsRule.Typed typed = typed("relay.example", "Relay", "100", "100", "0");
        done(changeTerms.change(world.admin.viewer(), new ChangeTerms.Request(null, null, typed)));
        world.settle();

        assertThat(score(celebrities)).isEqualTo(new Score(1 + 8, 0, 37, 4));
        assertThat(origins(celebrities).get(1).because()).hasSize(1);
    }

    @Test
    void aServerThatIsMetLaterStandsUnderTheTermsOfItsPeer() {
        done(change(null, null, "0", "All of it"));
        world.settle();
        World.Elsewhere branch = world.instance("eu.threads.example");
        for (int n = 0; n < 6; n++) {
            world.delivered(
                    branch.person("late" + n).id(),
                    VoteTarget.of(trains),
                    Direction.UP,
                    branch.id(),
                    null,
                    Proof.SIGNED);
        }
        world.settle();

        assertThat(score(trains)).isEqualTo(new Score(2, 0, 8, 0));
        assertThat(order()).containsExactly(trains, celebrities);
    }

    @Test
    void whatIsStandardHoldsForEverybodyWhomNoPeerNames() {
        done(change(null, null, "100", "These are friends"));
        TermsRule.Typed members = new TermsRule.Typed(
                true,
                "",
                "",
                new TermsRule.Votes("0", "0", "100", "100", "", "", "", false),
                TermsRule.Choices.of(Terms.OPEN),
                "Members alone",
                "",
                "");
        done(changeTerms.change(world.admin.viewer(), new ChangeTerms.Request(null, null, members)));
        World.Elsewhere stranger = world.instance("stranger.example");
        world.delivered(
                stranger.person("eve").id(), VoteTarget.of(trains), Direction.UP, stranger.id(), null, Proof.SIGNED);
        world.settle();

        assertThat(score(trains)).isEqualTo(new Score(2, 0, 3, 0));
        assertThat(score(celebrities)).isEqualTo(new Score(37, 4, 37, 4));
    }

    @Test
    void termsEndWhenTheirTimeHasRunOutAndNotBefore() {
        TermsRule.Typed brief = new TermsRule.Typed(
                false,
                "Threads",
                "threads.example",
                new TermsRule.Votes("0", "0", "100", "100", "", "", "", false),
                TermsRule.Choices.of(Terms.OPEN),
                "Until tomorrow",
                "",
                day(2));
        TermsVersionId quiet =
                done(changeTerms.change(world.admin.viewer(), new ChangeTerms.Request(null, null, brief)));
        expireTerms.expire();
        world.settle();
        assertThat(score(celebrities).up()).isEqualTo(1);

        clock.advance(Duration.ofDays(2));
        expireTerms.expire();
        expireTerms.expire();
        world.settle();

        assertThat(score(celebrities)).isEqualTo(new Score(37, 4, 37, 4));
        assertThat(decisions.log(null, null, 10)).hasSize(2);
        Decision end = decisions.log(null, null, 1).getFirst();
        assertThat(end.version().cause()).isEqualTo(TermsVersion.Cause.EXPIRED);
        assertThat(end.version().undoes()).isEqualTo(quiet);
        assertThat(end.author()).isNull();
    }

    /// A peer gives a server away for a while, another takes it, and what held before would name it twice.
    @Test
    void whatAnotherPeerNamesByNowStaysWithIt() {
        TermsVersionId both = done(decide(null, null, "threads.example branch.example", "0", ""));
        PeerId peer = peer(both);
        TermsVersionId alone = done(decide(peer, both, "threads.example", "0", day(2)));
        done(decide(null, null, "branch.example", "50", ""));

        assertThat(takeBackTerms.takeBack(world.admin.viewer(), alone, "Both again"))
                .isEqualTo(new Outcome.Refused<>(Field.DOMAINS, Refusal.DOMAIN_TAKEN));

        clock.advance(Duration.ofDays(2));
        expireTerms.expire();
        Decision end = decisions.log(peer, null, 1).getFirst();
        assertThat(end.version().cause()).isEqualTo(TermsVersion.Cause.EXPIRED);
        assertThat(end.version().domains()).containsExactly("threads.example");
    }

    private Outcome<TermsVersionId> decide(
            @Nullable PeerId peer, @Nullable TermsVersionId basedOn, String domains, String weight, String expires) {
        TermsRule.Typed typed = new TermsRule.Typed(
                false,
                "Peer",
                domains,
                new TermsRule.Votes(weight, weight, "100", "100", "", "", "", false),
                TermsRule.Choices.of(Terms.OPEN),
                "For a reason",
                "",
                expires);
        return changeTerms.change(world.admin.viewer(), new ChangeTerms.Request(peer, basedOn, typed));
    }

    @Test
    void theReasonIsKeptWithoutWhatNobodyCanSee() {
        TermsVersionId quiet = done(change(null, null, "0", " They steer \u202Eus\u202C. "));
        assertThat(decisions.one(quiet).orElseThrow().version().reason()).isEqualTo("They steer us.");
    }

    @Test
    void onlyWhatIsInForceIsTakenBack() {
        TermsVersionId first = done(change(null, null, "50", "Half"));
        PeerId peer = peer(first);
        done(change(peer, first, "25", "A quarter"));

        assertThat(takeBackTerms.takeBack(world.admin.viewer(), first, "No"))
                .isEqualTo(new Outcome.Refused<>(Refusal.TERMS_NOT_IN_FORCE));
        assertThat(takeBackTerms.takeBack(world.admin.viewer(), new TermsVersionId(99), "No"))
                .isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void theSecondOfTwoAdminsWhoChangeTheSameTermsIsTold() {
        TermsVersionId first = done(change(null, null, "50", "Half"));
        PeerId peer = peer(first);

        List<CompletableFuture<Outcome<TermsVersionId>>> both = IntStream.range(0, 2)
                .mapToObj(n ->
                        CompletableFuture.supplyAsync(() -> change(peer, first, String.valueOf(10 + n), "At once")))
                .toList();
        List<Outcome<TermsVersionId>> outcomes =
                both.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).contains(new Outcome.Refused<>(Refusal.TERMS_CHANGED_MEANWHILE));
        assertThat(decisions.log(null, null, 10)).hasSize(2);
    }

    @Test
    void versionsOfDifferentPeersAreCountedThroughWithoutGapsHoweverManyDecideAtOnce() {
        List<CompletableFuture<Outcome<TermsVersionId>>> all = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> changeTerms.change(
                        world.admin.viewer(),
                        new ChangeTerms.Request(
                                null, null, typed("s" + n % 8 + ".example", "Server", "50", "50", "100")))))
                .toList();
        List<Outcome<TermsVersionId>> outcomes =
                all.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(8);
        assertThat(decisions.log(null, null, 50).stream()
                        .map(decision -> decision.version().id().value()))
                .containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void onlyAdminsDecide() {
        assertThat(changeTerms.change(
                        ana.viewer(),
                        new ChangeTerms.Request(null, null, typed("threads.example", "", "0", "0", "100"))))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        assertThat(changeTerms.change(
                        new Viewer.Visitor(),
                        new ChangeTerms.Request(null, null, typed("threads.example", "", "0", "0", "100"))))
                .isEqualTo(new Outcome.Refused<>(Refusal.LOG_IN_FIRST));
        TermsVersionId quiet = done(change(null, null, "0", "Quiet"));
        assertThat(takeBackTerms.takeBack(ana.viewer(), quiet, "No"))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
    }

    @Test
    void aPreviewPutsNothingInForce() {
        var request = new ChangeTerms.Request(null, null, typed("threads.example", "Threads", "0", "0", "100"));
        ChangeTerms.Preview would = done(changeTerms.preview(world.admin.viewer(), request));

        assertThat(would.draft().terms().votes().votesUp()).isZero();
        assertThat(topDay(would.seen().comparisons()).then().getFirst().post()).isEqualTo(trains);
        assertThat(order()).containsExactly(celebrities, trains);
        assertThat(decisions.log(null, null, 1)).isEmpty();
    }

    @Test
    void whatADecisionWasSeenToChangeIsKeptWithIt() {
        world.lenses.count();
        TermsVersionId quiet = done(change(null, null, "0", "Quiet"));
        world.settle();
        ana.posts(garden, "Something new");
        world.settle();

        Comparison kept = topDay(decisions.seen(quiet).comparisons());
        assertThat(kept.now().stream().map(Comparison.Line::post)).containsExactly(celebrities, trains);
        assertThat(kept.then().stream().map(Comparison.Line::post)).containsExactly(trains, celebrities);
        assertThat(kept.shareNow()).isGreaterThan(500);
        assertThat(kept.shareThen()).isZero();
    }

    @Test
    void whatItDoesToVotesOfFewPeopleIsSeenByWhoDecidesAndNotTold() {
        world.lenses.count();
        World.Elsewhere small = world.instance("small.example");
        world.delivered(small.person("eve").id(), VoteTarget.of(trains), Direction.UP, small.id(), null, Proof.SIGNED);
        var request = new ChangeTerms.Request(null, null, typed("small.example", "Small", "0", "0", "100"));

        assertThat(done(changeTerms.preview(world.admin.viewer(), request))
                        .seen()
                        .comparisons())
                .hasSize(6);
        assertThat(decisions
                        .seen(done(changeTerms.change(world.admin.viewer(), request)))
                        .comparisons())
                .isEmpty();
    }

    @Test
    void aServerThatWasNeverMetHasNoShareOfThePage() {
        var request = new ChangeTerms.Request(null, null, typed("never.example", "Never met", "0", "0", "100"));
        assertThat(topDay(done(changeTerms.preview(world.admin.viewer(), request))
                                .seen()
                                .comparisons())
                        .shareNow())
                .isZero();
    }

    private static Comparison topDay(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(comparison -> comparison.order() == Order.TOP_DAY && !comparison.local())
                .findFirst()
                .orElseThrow();
    }

    private Outcome<TermsVersionId> change(
            @Nullable PeerId peer, @Nullable TermsVersionId basedOn, String weight, String reason) {
        TermsRule.Typed typed = new TermsRule.Typed(
                false,
                "Threads",
                "threads.example",
                new TermsRule.Votes(weight, weight, "100", "100", "", "", "", false),
                TermsRule.Choices.of(Terms.OPEN),
                reason,
                "",
                "");
        return changeTerms.change(world.admin.viewer(), new ChangeTerms.Request(peer, basedOn, typed));
    }

    private static TermsRule.Typed typed(String domain, String name, String up, String down, String passing) {
        return new TermsRule.Typed(
                false,
                name,
                domain,
                new TermsRule.Votes(up, down, "100", passing, "", "", "", false),
                TermsRule.Choices.of(Terms.OPEN),
                "For a reason",
                "",
                "");
    }

    private String day(int from) {
        return clock.instant().plus(Duration.ofDays(from)).toString().substring(0, 10);
    }

    private PeerId peer(TermsVersionId version) {
        PeerId peer = decisions.one(version).orElseThrow().version().peer();
        assertThat(peer).isNotNull();
        return Objects.requireNonNull(peer);
    }

    private List<PostId> order() {
        return world
                .feeds
                .page(new Viewer.Visitor(), new FeedRequest(new Scope.All(), Order.TOP_DAY, null, 20))
                .posts()
                .stream()
                .map(PostCard::id)
                .toList();
    }

    private Score score(PostId post) {
        return card(post).score();
    }

    private List<OriginShare> origins(PostId post) {
        return card(post).origins();
    }

    private PostCard card(PostId post) {
        return ana.reads(new Scope.All(), Order.TOP_ALL).posts().stream()
                .filter(card -> card.id().equals(post))
                .findFirst()
                .orElseThrow();
    }

    private List<String> dump() {
        List<String> rows = new ArrayList<>();
        world.database.change(transaction -> RECEIVED.forEach(table -> rows.addAll(transaction
                .query("select '" + table + "' || to_jsonb(t)::text from " + table + " t order by 1")
                .mapTo(String.class)
                .list())));
        return rows;
    }
}
