package org.folkmoot.forum.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.folkmoot.forum.RandomWorld;
import org.folkmoot.forum.World;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Order;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Score;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What other terms would change, and what readers see through a lens.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class WhatIfDbTest {

    private final World world;
    private final WhatIf whatIf;

    WhatIfDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        whatIf = new WhatIf(world.database, world.index, world.termsInForce, world.scores, fresh.clock());
    }

    @Test
    void anEmptyChangeIsThePageThatEverybodySees() {
        RandomWorld random = new RandomWorld(world, 21, 150);
        assertThat(random.posts).isNotEmpty();
        world.index.load(world.clock.instant());

        assertThat(whatIf.compare(world.termsInForce.get().policy(), origin -> !origin.members()))
                .hasSize(6)
                .allSatisfy(comparison -> {
                    assertThat(comparison.now()).isEqualTo(comparison.then());
                    assertThat(comparison.overlap()).isEqualTo(1000);
                    assertThat(comparison.shareNow()).isEqualTo(comparison.shareThen());
                    assertThat(posts(comparison.now())).isEqualTo(page(comparison));
                });
    }

    @Test
    void aPeerWithoutVotesLosesTheFrontPageAndNobodyElseSeesItYet() {
        Story story = new Story(25);

        Comparison top = whatIf.compare(story.quiet(), origin -> "threads.example".equals(origin.domain())).stream()
                .filter(comparison -> comparison.order() == Order.TOP_DAY && !comparison.local())
                .findFirst()
                .orElseThrow();

        assertThat(posts(top.now())).containsExactly(story.celebrities, story.trains);
        assertThat(posts(top.then())).containsExactly(story.trains, story.celebrities);
        assertThat(top.then().getFirst().other()).isEqualTo(2);
        assertThat(top.overlap()).isLessThan(1000);
        assertThat(top.shareNow()).isGreaterThan(500);
        assertThat(top.shareThen()).isZero();
        assertThat(page(top)).containsExactly(story.celebrities, story.trains);
    }

    @Test
    void aReaderSeesTheSameFeedAndThreadThroughALens() {
        Story story = new Story(25);
        world.lenses.count();

        for (Lens lens : List.of(new Lens.MembersOnly(), new Lens.Without("threads.example"))) {
            assertThat(through(lens)).containsExactly(story.trains, story.celebrities);
            assertThat(score(story.celebrities, lens)).isEqualTo(new Score(1, 0, 26, 0));
        }
        assertThat(through(new Lens.Site())).containsExactly(story.celebrities, story.trains);
        assertThat(score(story.celebrities, new Lens.Everything())).isEqualTo(new Score(26, 0, 26, 0));
        assertThat(world.lenses.choices()).containsExactly(new Lenses.Choice("threads.example", "threads.example"));
    }

    @Test
    void commentsOutsideTheirThreadAreRankedAndScoredThroughALens() {
        Story story = new Story(25);
        CommentId loud = story.ana.comments(story.trains, null, "Loud");
        CommentId liked = story.ana.comments(story.trains, null, "Liked");
        world.member("cleo").votes(new VoteTarget(story.trains, liked), Direction.UP);
        story.cheer(new VoteTarget(story.trains, loud));
        world.lenses.count();
        CommentFeed feed = new CommentFeed(world.database, world.readers, world.scores, world.lenses, world.clock);

        assertThat(comments(feed, new Lens.Site())).containsExactly(loud, liked);
        for (Lens lens : List.of(new Lens.MembersOnly(), new Lens.Without("threads.example"))) {
            assertThat(comments(feed, lens)).containsExactly(liked, loud);
        }
        assertThat(feed.page(
                                new Viewer.Visitor(),
                                new CommentFeed.Request(
                                        new Scope.All(), CommentOrder.TOP, null, 20, new Lens.MembersOnly()))
                        .comments()
                        .getLast()
                        .comment()
                        .score())
                .isEqualTo(new Score(1, 0, 26, 0));
    }

    private static List<CommentId> comments(CommentFeed feed, Lens lens) {
        return feed
                .page(new Viewer.Visitor(), new CommentFeed.Request(new Scope.All(), CommentOrder.TOP, null, 20, lens))
                .comments()
                .stream()
                .map(card -> card.comment().id())
                .toList();
    }

    @Test
    void aPeerOfFewPeopleCannotBeLeftOutByItself() {
        Story story = new Story(19);
        world.lenses.count();

        assertThat(world.lenses.choices()).isEmpty();
        assertThat(through(new Lens.Without("threads.example"))).containsExactly(story.celebrities, story.trains);
        assertThat(score(story.celebrities, new Lens.Without("threads.example")))
                .isEqualTo(new Score(20, 0, 20, 0));
        assertThat(score(story.celebrities, new Lens.WithoutSmall())).isEqualTo(new Score(1, 0, 20, 0));
    }

    private List<PostId> page(Comparison comparison) {
        Scope scope = comparison.local() ? new Scope.Local() : new Scope.All();
        return ids(world.feeds.page(new Viewer.Visitor(), new FeedRequest(scope, comparison.order(), null, 20)));
    }

    private List<PostId> through(Lens lens) {
        return ids(world.feeds.page(
                new Viewer.Visitor(), new FeedRequest(new Scope.All(), Order.TOP_DAY, null, 20, lens)));
    }

    private Score score(PostId post, Lens lens) {
        return world.threads
                .thread(
                        new Viewer.Visitor(),
                        ThreadRequest.of(post, CommentOrder.HOT).through(lens))
                .orElseThrow()
                .post()
                .score();
    }

    private static List<PostId> ids(FeedPage page) {
        return page.posts().stream().map(PostCard::id).toList();
    }

    private static List<PostId> posts(List<Comparison.Line> lines) {
        return lines.stream().map(Comparison.Line::post).toList();
    }

    /// Two posts, one of which people of a giant put above the other.
    private final class Story {

        private final World.Member ana = world.member("ana");
        private final World.Elsewhere giant = world.instance("threads.example");
        private final List<PersonId> fans;
        private final PostId celebrities;
        private final PostId trains;

        Story(int fans) {
            this.fans = IntStream.range(0, fans)
                    .mapToObj(n -> giant.person("fan" + n).id())
                    .toList();
            var garden = ana.founds("garden");
            celebrities = ana.posts(garden, "Ten celebrities");
            trains = ana.posts(garden, "The night train is back");
            world.member("ben").votes(VoteTarget.of(trains), Direction.UP);
            cheer(VoteTarget.of(celebrities));
        }

        void cheer(VoteTarget target) {
            fans.forEach(fan -> world.delivered(fan, target, Direction.UP, giant.id(), null, Proof.SIGNED));
            world.settle();
        }

        Policy quiet() {
            Peer peer = new Peer(
                    new PeerId(1), "Threads", Set.of("threads.example"), Terms.QUIET_VOTES, new TermsVersionId(1));
            return world.termsInForce.get().policy().with(peer);
        }
    }
}
