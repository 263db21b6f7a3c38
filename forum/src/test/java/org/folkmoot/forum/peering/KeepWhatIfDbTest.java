package org.folkmoot.forum.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.folkmoot.database.Database;
import org.folkmoot.forum.World;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.folkmoot.values.WhatIfId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What terms would change that nobody decided is kept on request, stays as it was, and is told where it may be.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class KeepWhatIfDbTest {

    private static final int FANS = 24;

    private final World world;
    private final PinnedClock clock;
    private final ChangeTerms changeTerms;
    private final KeepWhatIf keepWhatIf;
    private final PutDraftsInForce putDrafts;
    private final ImportDrafts importDrafts;
    private final DraftView drafts;
    private final DecisionView decisions;
    private final KeptWhatIfView kept;
    private final World.Member ana;
    private final CommunityId garden;
    private final PostId celebrities;
    private final PostId trains;

    /// A giant put a post above that of our members; one person votes from a small server.
    KeepWhatIfDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        clock = fresh.clock();
        Database database = fresh.database();
        TermsDeeds terms = new TermsDeeds(world, fresh);
        changeTerms = terms.changeTerms;
        keepWhatIf = terms.keepWhatIf;
        putDrafts = new PutDraftsInForce(database, terms.office, world.peerTerms, terms.consequences);
        importDrafts = new ImportDrafts(database, terms.office, world.peerTerms, clock);
        drafts = new DraftView(database, terms.office, world.peerTerms);
        decisions = new DecisionView(database, world.peerTerms);
        kept = new KeptWhatIfView(database, world.peerTerms);
        ana = world.member("ana");
        garden = ana.founds("garden");
        celebrities = ana.posts(garden, "Ten celebrities");
        trains = ana.posts(garden, "The night train is back");
        world.member("ben").votes(VoteTarget.of(trains), Direction.UP);
        voted("threads.example", FANS, celebrities);
        voted("small.example", 1, trains);
        world.settle();
        world.lenses.count();
    }

    private void voted(String server, int people, PostId post) {
        World.Elsewhere place = world.instance(server);
        for (int n = 0; n < people; n++) {
            world.delivered(
                    place.person("fan" + n).id(), VoteTarget.of(post), Direction.UP, place.id(), null, Proof.SIGNED);
        }
    }

    @Test
    void itStaysAsItWasWhateverIsDecidedAndPostedAfterwards() {
        WhatIfId id = done(keep(request(false, "threads.example", "0")));
        ana.posts(garden, "Something new");
        done(changeTerms.change(world.admin.viewer(), request(false, "threads.example", "50")));
        done(changeTerms.change(world.admin.viewer(), request(true, "", "0")));
        world.settle();
        clock.advance(Duration.ofDays(1));

        KeptWhatIf one = kept.one(new Viewer.Visitor(), id).orElseThrow();
        assertThat(one.draft().domains()).containsExactly("threads.example");
        assertThat(one.draft().terms().votes().votesUp()).isZero();
        assertThat(one.held()).isEqualTo(Terms.OPEN);
        assertThat(one.before()).isNull();
        assertThat(one.author()).isEqualTo("admin");
        assertThat(one.at()).isBefore(clock.instant().minus(Duration.ofHours(1)));
        assertThat(one.told()).isTrue();
        Comparison top = topDay(kept.comparisons(id));
        assertThat(top.now().stream().map(Comparison.Line::post)).containsExactly(celebrities, trains);
        assertThat(top.then().stream().map(Comparison.Line::post)).containsExactly(trains, celebrities);
        assertThat(decisions.log(null, null, 10)).hasSize(2);
        assertThatThrownBy(() -> world.database.change(transaction -> transaction
                        .update("update kept_what_if set told = false")
                        .execute()))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> world.database.change(transaction ->
                        transaction.update("delete from what_if_run").execute()))
                .hasMessageContaining("never changed");
    }

    @Test
    void ofFewPeoplesVotesItIsSeenByAdminsAlone() {
        WhatIfId id = done(keep(request(false, "small.example", "0")));

        assertThat(kept.one(world.admin.viewer(), id)).isPresent();
        for (Viewer viewer : List.of(ana.viewer(), new Viewer.Visitor())) {
            assertThat(kept.one(viewer, id)).isEmpty();
            assertThat(kept.page(viewer, "small.example", null, 10)).isEmpty();
        }
        assertThat(kept.page(world.admin.viewer(), "small.example", null, 10)).hasSize(1);
    }

    @Test
    void itIsFoundByTheServersThatItIsAbout() {
        done(changeTerms.change(world.admin.viewer(), request(false, "threads.example", "50")));
        world.settle();
        PeerId peer = Objects.requireNonNull(
                decisions.log(null, null, 1).getFirst().version().peer());
        WhatIfId end = done(keepWhatIf.keepEnd(world.admin.viewer(), peer));
        WhatIfId standard = done(keep(request(true, "", "0")));

        assertThat(kept.page(new Viewer.Visitor(), "www.threads.example", null, 10))
                .satisfiesExactly(one -> {
                    assertThat(one.id()).isEqualTo(end);
                    assertThat(one.ends()).isTrue();
                    assertThat(one.held().votes().votesUp()).isEqualTo(500);
                    assertThat(one.draft().terms()).isEqualTo(Terms.OPEN);
                });
        assertThat(kept.page(new Viewer.Visitor(), null, null, 10))
                .extracting(KeptWhatIf::id)
                .containsExactly(standard, end);
        assertThat(kept.page(new Viewer.Visitor(), null, standard, 10))
                .extracting(KeptWhatIf::id)
                .containsExactly(end);
    }

    @Test
    void askedForTwiceItIsKeptOnceUntilSomethingMoved() {
        ChangeTerms.Request request = request(false, "threads.example", "0");
        WhatIfId first = done(keep(request));
        assertThat(done(keep(request))).isEqualTo(first);

        ana.posts(garden, "Something new");
        world.settle();
        assertThat(done(keep(request))).isNotEqualTo(first);
    }

    @Test
    void onlyAdminsKeep() {
        ChangeTerms.Request request = request(false, "threads.example", "0");
        assertThat(keepWhatIf.keep(ana.viewer(), request)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_AN_ADMIN));
        assertThat(keepWhatIf.keep(new Viewer.Visitor(), request))
                .isEqualTo(new Outcome.Refused<>(Refusal.LOG_IN_FIRST));
        assertThat(kept.one(world.admin.viewer(), new WhatIfId(99))).isEmpty();
    }

    @Test
    void decisionsOutOfAListKeepWhatTheyChangeTogether() {
        done(importDrafts.read(world.admin.viewer(), "beta", "threads.example\nkin.example"));
        var ids = drafts.page(null, DraftView.Place.BEGINNING, 10).stream()
                .map(line -> line.draft().id())
                .toList();
        PutDraftsInForce.Preview preview = done(putDrafts.preview(world.admin.viewer(), ids));
        assertThat(topDay(preview.seen().comparisons()).then().getFirst().post())
                .isEqualTo(trains);
        assertThat(preview.seen().tellable()).isTrue();

        assertThat(done(putDrafts.put(world.admin.viewer(), ids, preview.epoch())))
                .isEqualTo(2);
        assertThat(decisions.log(null, null, 10)).hasSize(2).allSatisfy(decision -> {
            DecisionView.Seen seen = decisions.seen(decision.version().id());
            assertThat(seen.together()).isEqualTo(2);
            assertThat(seen.comparisons())
                    .containsExactlyInAnyOrderElementsOf(preview.seen().comparisons());
        });
        assertThat(kept.page(world.admin.viewer(), null, null, 10)).isEmpty();
        assertThat(decisions.seen(new TermsVersionId(99)).comparisons()).isEmpty();
    }

    private Outcome<WhatIfId> keep(ChangeTerms.Request request) {
        return keepWhatIf.keep(world.admin.viewer(), request);
    }

    private static ChangeTerms.Request request(boolean standard, String domains, String percent) {
        TermsRule.Typed typed = new TermsRule.Typed(
                standard,
                "",
                domains,
                new TermsRule.Votes(percent, percent, "100", "100", "", "", "", true),
                TermsRule.Choices.of(Terms.OPEN),
                "For a reason",
                "",
                "");
        return new ChangeTerms.Request(null, null, typed);
    }

    private static Comparison topDay(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(comparison -> comparison.order() == Order.TOP_DAY && !comparison.local())
                .findFirst()
                .orElseThrow();
    }
}
