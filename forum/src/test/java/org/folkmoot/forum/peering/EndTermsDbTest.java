package org.folkmoot.forum.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Field;
import org.folkmoot.values.Order;
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

/// The terms of a peer end: its servers are no group any more, and taking that back makes them one again.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class EndTermsDbTest {

    private static final int FANS = 24;
    private static final String GROUP = "threads.example kin.example";

    private final World world;
    private final ChangeTerms changeTerms;
    private final EndTerms endTerms;
    private final TakeBackTerms takeBackTerms;
    private final DecisionView decisions;
    private final World.Member ana;
    private final PostId trains;
    private final TermsVersionId quiet;
    private final PeerId peer;

    /// Votes of a group of two servers are kept and not counted.
    EndTermsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        Database database = fresh.database();
        TermsDeeds terms = new TermsDeeds(world, fresh);
        changeTerms = terms.changeTerms;
        endTerms = terms.endTerms;
        takeBackTerms = terms.takeBackTerms;
        decisions = new DecisionView(database, world.peerTerms);
        ana = world.member("ana");
        CommunityId garden = ana.founds("garden");
        trains = ana.posts(garden, "The night train is back");
        World.Elsewhere giant = world.instance("threads.example");
        world.instance("kin.example");
        for (int n = 0; n < FANS; n++) {
            world.delivered(
                    giant.person("fan" + n).id(), VoteTarget.of(trains), Direction.UP, giant.id(), null, Proof.SIGNED);
        }
        quiet = done(change(null, null, GROUP, "0"));
        peer = Objects.requireNonNull(
                decisions.one(quiet).orElseThrow().version().peer());
        world.settle();
        world.lenses.count();
    }

    @Test
    void whatIsStandardHoldsAndTakingThatBackBringsTheGroupBack() {
        assertThat(score()).isEqualTo(new Score(1, 0, 1 + FANS, 0));

        TermsVersionId end = done(end(quiet, "They behave by now"));
        world.settle();
        assertThat(score()).isEqualTo(new Score(1 + FANS, 0, 1 + FANS, 0));
        assertThat(world.termsInForce.get().policy().peers()).isEmpty();
        Decision told = decisions.log(null, null, 1).getFirst();
        assertThat(told.version().id()).isEqualTo(end);
        assertThat(told.version().cause()).isEqualTo(TermsVersion.Cause.CHANGED);
        assertThat(told.version().reason()).isEqualTo("They behave by now");
        assertThat(told.author()).isEqualTo("admin");
        assertThat(told.ends()).isTrue();
        assertThat(told.held())
                .isEqualTo(Terms.OPEN.votes(Terms.QUIET_VOTES.votes()).announcesHeld(false));
        assertThat(told.holds()).isEqualTo(Terms.OPEN);
        assertThat(decisions.about("kin.example", null, 10)).hasSize(2);
        assertThat(decisions.seen(end).comparisons()).hasSize(6);

        done(takeBackTerms.takeBack(world.admin.viewer(), end, "They do not"));
        world.settle();
        assertThat(score()).isEqualTo(new Score(1, 0, 1 + FANS, 0));
        assertThat(world.termsInForce.get().policy().of("kin.example").map(Peer::domains))
                .contains(Set.of("threads.example", "kin.example"));
    }

    @Test
    void lookingSaysWhatHoldsForEachServerAfterwardsAndChangesNothing() {
        done(change(null, null, "example", "50"));
        TermsVersionId again = done(change(peer, quiet, GROUP + " far.test", "0"));

        EndTerms.Preview would = done(endTerms.preview(world.admin.viewer(), peer));
        assertThat(would.version().id()).isEqualTo(again);
        assertThat(would.afterwards())
                .satisfiesExactly(
                        standard -> {
                            assertThat(standard.domains()).containsExactly("far.test");
                            assertThat(standard.under()).isNull();
                            assertThat(standard.terms()).isEqualTo(Terms.OPEN);
                        },
                        wider -> {
                            assertThat(wider.domains()).containsExactlyInAnyOrder("threads.example", "kin.example");
                            assertThat(Objects.requireNonNull(wider.under()).domains())
                                    .containsExactly("example");
                            assertThat(wider.terms().votes().votesUp()).isEqualTo(500);
                        });
        assertThat(would.seen().comparisons()).hasSize(6);
        assertThat(decisions.log(peer, null, 10)).hasSize(2);
    }

    @Test
    void whoSendsItTwiceEndsThemOnce() {
        List<CompletableFuture<Outcome<TermsVersionId>>> both = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> end(quiet, "At once")))
                .toList();
        List<Outcome<TermsVersionId>> outcomes =
                both.stream().map(CompletableFuture::join).toList();

        assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).contains(new Outcome.Refused<>(Refusal.ALREADY_SO));
        assertThat(decisions.log(peer, null, 10)).hasSize(2);
    }

    @Test
    void termsThatSomebodyElseChangedMeanwhileAreLookedAtAgain() {
        TermsVersionId half = done(change(peer, quiet, GROUP, "50"));

        assertThat(end(quiet, "As they were")).isEqualTo(new Outcome.Refused<>(Refusal.TERMS_CHANGED_MEANWHILE));
        assertThat(end(null, "Whatever they are")).isEqualTo(new Outcome.Refused<>(Refusal.TERMS_CHANGED_MEANWHILE));
        done(end(half, "As they are"));
    }

    @Test
    void onlyAdminsEndTermsThatAreThereAndSayWhy() {
        assertThat(end(quiet, "  ")).isEqualTo(new Outcome.Refused<>(Field.REASON, Refusal.REASON_MISSING));
        assertThat(endTerms.end(ana.viewer(), new EndTerms.Request(peer, quiet, "No")))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        assertThat(endTerms.preview(ana.viewer(), peer)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        assertThat(endTerms.preview(new Viewer.Visitor(), peer)).isEqualTo(new Outcome.Refused<>(Refusal.LOG_IN_FIRST));
        assertThat(endTerms.end(new Viewer.Visitor(), new EndTerms.Request(peer, quiet, "No")))
                .isEqualTo(new Outcome.Refused<>(Refusal.LOG_IN_FIRST));
        assertThat(endTerms.preview(world.admin.viewer(), new PeerId(99))).isEqualTo(new Outcome.Missing<>());

        done(end(quiet, "Enough"));
        assertThat(endTerms.preview(world.admin.viewer(), peer)).isEqualTo(new Outcome.Refused<>(Refusal.ALREADY_SO));
    }

    private Outcome<TermsVersionId> end(@Nullable TermsVersionId basedOn, String reason) {
        return endTerms.end(world.admin.viewer(), new EndTerms.Request(peer, basedOn, reason));
    }

    private Outcome<TermsVersionId> change(
            @Nullable PeerId whose, @Nullable TermsVersionId basedOn, String domains, String percent) {
        TermsRule.Typed typed = new TermsRule.Typed(
                false,
                "",
                domains,
                new TermsRule.Votes(percent, percent, "100", "100", "", "", "", false),
                TermsRule.Choices.of(Terms.OPEN),
                "For a reason",
                "",
                "");
        return changeTerms.change(world.admin.viewer(), new ChangeTerms.Request(whose, basedOn, typed));
    }

    private Score score() {
        return world.feeds
                .page(new Viewer.Visitor(), new FeedRequest(new Scope.All(), Order.TOP_ALL, null, 20))
                .posts()
                .getFirst()
                .score();
    }
}
