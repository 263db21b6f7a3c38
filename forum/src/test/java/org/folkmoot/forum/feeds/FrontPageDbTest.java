package org.folkmoot.forum.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.folkmoot.forum.World;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class FrontPageDbTest {

    private final World world;
    private final PinnedClock clock;
    private final World.Member ana;
    private final World.Member ben;
    private final CommunityId garden;

    FrontPageDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        ben = world.member("ben");
        garden = ana.founds("garden");
    }

    @Test
    void aNewPostStandsOnTheFrontPageWithItsAuthorsVote() {
        PostId quinces = ben.posts(garden, "Forty kilos of quinces");
        world.settle();

        FeedPage page = ana.reads(new Scope.All(), Order.HOT);

        assertThat(page.posts()).singleElement().satisfies(post -> {
            assertThat(post.id()).isEqualTo(quinces);
            assertThat(post.author().name()).isEqualTo("ben");
            assertThat(post.score().net()).isEqualTo(1);
            assertThat(post.myVote()).isNull();
            assertThat(post.origins())
                    .singleElement()
                    .satisfies(origin -> assertThat(origin.members()).isTrue());
        });
    }

    @Test
    void newestFirstAndHottestFirstAreDifferentOrders() {
        PostId loved = ben.posts(garden, "Everybody likes this");
        clock.advance(Duration.ofMinutes(30));
        PostId fresh = ben.posts(garden, "Nobody has seen this yet");
        for (String name : List.of("cleo", "dana", "emil", "finn", "gus")) {
            world.member(name).votes(VoteTarget.of(loved), Direction.UP);
        }
        world.settle();

        assertThat(ids(ana.reads(new Scope.All(), Order.NEW))).containsExactly(fresh, loved);
        assertThat(ids(ana.reads(new Scope.All(), Order.HOT))).containsExactly(loved, fresh);
        assertThat(ids(ana.reads(new Scope.All(), Order.TOP_ALL))).containsExactly(loved, fresh);
        assertThat(ids(ana.reads(new Scope.All(), Order.OLD))).containsExactly(loved, fresh);
    }

    @Test
    void aVoteMovesAPostAtOnceAndTakingItBackMovesItBack() {
        PostId first = ben.posts(garden, "The first of two");
        PostId second = ben.posts(garden, "The second of two");
        world.settle();
        assertThat(ids(ana.reads(new Scope.All(), Order.TOP_ALL))).containsExactly(second, first);

        ana.votes(VoteTarget.of(first), Direction.UP);
        world.settle();
        assertThat(ids(ana.reads(new Scope.All(), Order.TOP_ALL))).containsExactly(first, second);

        ana.votes(VoteTarget.of(first), null);
        world.settle();
        assertThat(ids(ana.reads(new Scope.All(), Order.TOP_ALL))).containsExactly(second, first);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int n = 1; n <= 25; n++) {
            ben.posts(garden, "Post number " + n);
            clock.advance(Duration.ofMinutes(7));
        }
        world.settle();
        for (Order order : Order.values()) {
            if (order == Order.TOP_HOUR) {
                continue; // by design only the last hour
            }
            FeedPage whole = ana.reads(new Scope.All(), order);
            FeedPage first = page(order, null);
            clock.advance(Duration.ofSeconds(20));
            FeedPage second = page(order, first.next());
            FeedPage third = page(order, second.next());

            assertThat(ids(first)).hasSize(10);
            assertThat(third.next()).as(order.name()).isNull();
            assertThat(List.of(ids(first), ids(second), ids(third)).stream()
                            .flatMap(List::stream)
                            .toList())
                    .as(order.name())
                    .containsExactlyElementsOf(ids(whole));
        }
    }

    @Test
    void aCursorThatWeDidNotGiveOutStartsAtTheBeginning() {
        PostId only = ben.posts(garden, "The only post there is");
        world.settle();

        assertThat(ids(page(Order.NEW, "AAAA"))).containsExactly(only);
        assertThat(ids(page(Order.NEW, "<script>"))).containsExactly(only);
    }

    @Test
    void anIndexMadeAnewShowsTheSame() {
        PostId first = ben.posts(garden, "Before the restart");
        ana.comments(first, null, "Still there?");
        ana.votes(VoteTarget.of(first), Direction.DOWN);
        ben.posts(garden, "Also before the restart");
        world.settle();
        FeedIndex again = new FeedIndex(
                world.database, world.ledger, world.ownDeeds, new FeedIndexRows(world.scores), world.termsInForce);
        again.load(clock.instant());

        for (Order order : Order.values()) {
            assertThat(again.page(
                                    again.site(),
                                    new Scope.All(),
                                    Set.of(),
                                    order,
                                    everything(),
                                    null,
                                    50,
                                    clock.instant())
                            .posts())
                    .as(order.name())
                    .isEqualTo(ids(ana.reads(new Scope.All(), order)));
        }
    }

    private Filter everything() {
        return world.database.read(
                transaction -> world.readers.filter(transaction, new Viewer.Visitor(), Listing.MIXED));
    }

    private FeedPage page(Order order, @Nullable String cursor) {
        return world.feeds.page(ana.viewer(), new FeedRequest(new Scope.All(), order, cursor, 10));
    }

    private static List<PostId> ids(FeedPage page) {
        return page.posts().stream().map(PostCard::id).toList();
    }
}
