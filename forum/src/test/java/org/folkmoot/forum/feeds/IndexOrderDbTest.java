package org.folkmoot.forum.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.RandomWorld;
import org.folkmoot.forum.World;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The index's order equals the oracle's, for every order and scope, for readers of every kind, page by page.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class IndexOrderDbTest {

    private static final int PAGE = 7;
    /// PostgreSQL and Java may round a logarithm differently.
    private static final double TOLERANCE = 1e-12;

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private FeedIndex index;

    IndexOrderDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        index = world.index;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyOrderAndScopeStandsAsTheOracleSays(long seed) {
        RandomWorld random = new RandomWorld(world, seed, 300);
        world.index.load(clock.instant());

        compareEverything(random, random.viewers());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void soItDoesAfterAnyFurtherDeedsThatTheIndexFollowed(long seed) {
        RandomWorld random = new RandomWorld(world, seed, 200);
        world.index.load(clock.instant());
        for (int n = 0; n < 150; n++) {
            clock.advance(Duration.ofSeconds(random.random.nextInt(600)));
            anyDeed(random, n);
            if (random.once(12)) {
                world.settle();
            }
        }
        deeds.countActivity.count();
        world.settle();
        world.index.recount();
        world.index.age(clock.instant());

        compareEverything(random, random.viewers());
    }

    @Test
    void soItDoesWhenOlderPostsWereReadWhilePeopleWentOn() {
        RandomWorld random = new RandomWorld(world, 10, 200);
        index = new FeedIndex(
                world.database, world.ledger, world.ownDeeds, new FeedIndexRows(world.scores), world.termsInForce);
        index.open(clock.instant());
        for (int n = 0; n < 120; n++) {
            clock.advance(Duration.ofSeconds(20));
            anyDeed(random, n);
            if (n % 10 == 0) {
                while (world.sequencer.place() + index.follow(clock.instant()) > 0) {
                    // until none is new
                }
            }
            if (n == 60) {
                assertThat(index.complete()).isFalse();
                index.catchUp(clock.instant());
            }
        }
        while (index.catchUp(clock.instant())) {
            // until all are read
        }
        while (world.sequencer.place() + index.follow(clock.instant()) > 0) {
            // until none is new
        }
        index.age(clock.instant());

        compareEverything(random, random.viewers());
    }

    /// Once with room for where every vote came from, once with so little that the database has to count most posts.
    @ParameterizedTest
    @ValueSource(longs = {FeedIndex.INDEX_MEMORY, 1_500})
    void soItDoesUnderTermsAndWhenTheyAreTakenBack(long memory) {
        RandomWorld random = new RandomWorld(world, 11, 200);
        index = new FeedIndex(
                world.database,
                world.ledger,
                world.ownDeeds,
                new FeedIndexRows(world.scores),
                world.termsInForce,
                memory);
        index.load(clock.instant());
        List<List<PostId>> before = everyOrder();

        decide("one.example", VoteAxes.DEFAULT.votesUp(250).votesDown(0).passedOn(500));
        decide("relay.example", VoteAxes.DEFAULT.passing(300));
        LocalDate day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        decide("two.example", VoteAxes.DEFAULT.window(new VoteAxes.Window(day.minusDays(9), null)));
        applied();
        assertThat(everyOrder()).isNotEqualTo(before);
        compareEverything(random, List.of(new Viewer.Visitor()));
        for (int n = 0; n < 30; n++) {
            anyDeed(random, n);
        }
        applied();
        compareEverything(random, List.of(new Viewer.Visitor()));

        List<List<PostId>> held = everyOrder();
        Perspective all = index.through(new Lens.Everything(), () -> VoteTerms.NONE, Order.TOP_ALL, clock.instant());
        assertThat(all.orders().whole(Order.TOP_ALL))
                .isNotEqualTo(index.site().orders().whole(Order.TOP_ALL));
        for (String server : List.of("one.example", "relay.example", "two.example")) {
            decide(server, VoteAxes.DEFAULT);
        }
        applied();
        assertThat(everyOrder()).isNotEqualTo(held);
        compareEverything(random, List.of(new Viewer.Visitor()));
    }

    @Test
    void aLensThatIsKeptStandsAsOneMadeAnew() {
        RandomWorld random = new RandomWorld(world, 12, 200);
        world.index.load(clock.instant());
        VoteTerms members = VoteTerms.NONE.standard(VoteAxes.DEFAULT.votes(0));
        Perspective kept = throughMembers(members, Order.HOT);
        for (int n = 0; n < 60; n++) {
            clock.advance(Duration.ofSeconds(random.random.nextInt(600)));
            anyDeed(random, n);
            world.settle();
            throughMembers(members, Order.HOT);
            world.index.age(clock.instant());
            if (n == 20) {
                assertThat(kept.orders().whole()).isFalse();
                assertThat(pages(kept)).isEqualTo(pages(index.counting(members, clock.instant())));
            } else if (n == 40) {
                while (index.catchUp(clock.instant())) {
                    // until nothing is left to do
                }
                assertThat(kept.orders().whole()).isTrue();
            }
        }

        assertThat(throughMembers(members, Order.TOP_ALL)).isSameAs(kept);
        Perspective anew = index.counting(members, clock.instant());
        for (Order order : Order.values()) {
            assertThat(kept.orders().whole(order))
                    .as(order.name())
                    .isEqualTo(anew.orders().whole(order));
            assertThat(kept.orders().whole(order)).isNotEmpty();
        }
        assertThat(kept.orders().whole(Order.TOP_ALL))
                .isNotEqualTo(index.site().orders().whole(Order.TOP_ALL));
    }

    private Perspective throughMembers(VoteTerms members, Order order) {
        return index.through(new Lens.MembersOnly(), () -> members, order, clock.instant());
    }

    /// All that can be read before older posts are counted.
    private List<List<PostId>> pages(Perspective perspective) {
        return Arrays.stream(Order.values())
                .filter(order -> !Orders.needsOld(order))
                .map(order -> index.page(
                                perspective,
                                new Scope.All(),
                                Set.of(),
                                order,
                                reading(new Viewer.Visitor()).filter(),
                                null,
                                1_000,
                                clock.instant())
                        .posts())
                .toList();
    }

    @Test
    void anOrderThatNeedsOlderPostsWaitsForThemBehindALens() {
        new RandomWorld(world, 13, 200);
        world.index.load(clock.instant());
        VoteTerms members = VoteTerms.NONE.standard(VoteAxes.DEFAULT.votes(0));

        Perspective seen = throughMembers(members, Order.TOP_YEAR);

        assertThat(seen.orders().whole()).isTrue();
        assertThat(seen.orders().whole(Order.TOP_ALL))
                .isEqualTo(index.counting(members, clock.instant()).orders().whole(Order.TOP_ALL));
    }

    private void decide(String server, VoteAxes votes) {
        world.database.change(transaction -> {
            world.peerTerms.lock(transaction);
            var peer = Optional.ofNullable(world.peerTerms.domains(transaction).get(server))
                    .orElseGet(() -> world.peerTerms.found(transaction));
            TermsDraft draft = new TermsDraft(server, Set.of(server), Terms.OPEN.votes(votes), null, null);
            world.peerTerms.change(transaction, peer, draft, "To see", world.admin.id());
        });
    }

    private void applied() {
        while (world.sequencer.place() + index.follow(clock.instant()) > 0) {
            // until none is new
        }
        while (index.catchUp(clock.instant())) {
            // until all is counted
        }
    }

    private List<List<PostId>> everyOrder() {
        return Arrays.stream(Order.values())
                .map(order -> page(reading(new Viewer.Visitor()), order, null).posts())
                .toList();
    }

    @Test
    void soItDoesAsTimeGoesBy() {
        RandomWorld random = new RandomWorld(world, 6, 200);
        world.index.load(clock.instant());
        for (Duration later : List.of(Duration.ofMinutes(3), Duration.ofHours(7), Duration.ofDays(5))) {
            clock.advance(later);
            world.index.age(clock.instant());
            compareEverything(random, List.of(random.members.get(1).viewer()));
        }
    }

    @Test
    void pagesReadThroughTheDoorStandInTheSameOrder() {
        RandomWorld random = new RandomWorld(world, 7, 60);
        world.index.load(clock.instant());
        OrderOracle oracle = new OrderOracle(world.database, clock.instant());
        for (Viewer viewer : List.of(new Viewer.Visitor(), random.members.get(2).viewer())) {
            for (Order order : Order.values()) {
                List<Long> read = new ArrayList<>();
                String cursor = null;
                do {
                    FeedPage page = world.feeds.page(viewer, new FeedRequest(new Scope.All(), order, cursor, PAGE));
                    page.posts().forEach(post -> read.add(post.id().value()));
                    cursor = page.next();
                } while (cursor != null);
                assertSame(viewer + " " + order, read, oracle.list(viewer, new Scope.All(), order));
            }
        }
    }

    @Test
    void readingOnWhileTimeGoesByLeavesNothingOutAndRepeatsNothing() {
        RandomWorld random = new RandomWorld(world, 8, 200);
        world.index.load(clock.instant());
        Viewer viewer = random.members.getFirst().viewer();
        for (Order order : List.of(Order.HOT, Order.ACTIVE, Order.SCALED, Order.CONTROVERSIAL, Order.NEW)) {
            List<Long> read = new ArrayList<>();
            PageCursor cursor = null;
            do {
                FeedIndex.Slice slice = page(reading(viewer), order, cursor);
                slice.posts().forEach(post -> read.add(post.value()));
                cursor = slice.next();
                clock.advance(Duration.ofMillis(random.random.nextLong(40_000)));
                if (random.once(3)) {
                    world.index.age(clock.instant());
                }
            } while (cursor != null);

            List<Long> all = new OrderOracle(world.database, clock.instant())
                    .list(viewer, new Scope.All(), order).stream()
                            .map(OrderOracle.Place::id)
                            .toList();
            assertThat(read).as(order.name()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void aPostThatCoolsBetweenTwoRefreshesOfTheIndexStandsOnce() {
        World.Member ana = world.member("ana");
        CommunityId garden = ana.founds("garden");
        PostId cooling = ana.posts(garden, "Nearly a week old");
        clock.advance(Duration.ofDays(7).minusMillis(500));
        PostId fresh = ana.posts(garden, "Quite new");
        world.settle();
        world.index.age(clock.instant());
        clock.advance(Duration.ofMillis(800));

        for (Order order : List.of(Order.HOT, Order.ACTIVE, Order.SCALED)) {
            assertThat(page(reading(ana.viewer()), order, null).posts())
                    .as(order.name())
                    .containsExactly(fresh, cooling);
        }
    }

    @Test
    void aPostFromAClockAheadOfOursIsThereAllTheTime() {
        RandomWorld random = new RandomWorld(world, 9, 60); // some are ten minutes ahead
        world.index.load(clock.instant());
        Viewer viewer = random.members.getFirst().viewer();
        clock.advance(Duration.ofMinutes(11));

        for (Order order : List.of(Order.HOT, Order.ACTIVE, Order.SCALED)) {
            List<OrderOracle.Place> all =
                    new OrderOracle(world.database, clock.instant()).list(viewer, new Scope.All(), order);
            assertThat(whole(reading(viewer), order))
                    .as(order.name())
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().map(OrderOracle.Place::id).toList());
        }
    }

    private void anyDeed(RandomWorld random, int number) {
        World.Member member = random.any(random.members);
        PostId post = random.any(random.posts);
        switch (random.random.nextInt(10)) {
            case 0, 1 -> {
                if (member.tries(random.any(random.communities), "Another post, " + number)
                        instanceof Outcome.Done<PostId>(PostId written)) {
                    random.posts.add(written);
                }
            }
            case 2, 3 -> ignore(world.publishComment.publish(commentOn(post, member)));
            case 4, 5, 6 ->
                ignore(world.castVote.cast(new CastVote.Request(
                        member.id(),
                        VoteTarget.of(post),
                        random.any(new ArrayList<>(Arrays.asList(Direction.UP, Direction.DOWN, null))),
                        Provenance.local(Site.OURS),
                        clock.instant())));
            case 7 -> ignore(deeds.deletePost.delete(new DeletePost.Request(member.id(), post, random.once(2))));
            case 8 ->
                ignore(deeds.markPost.mark(
                        world.admin.viewer(),
                        new MarkPost.Request(
                                post, random.any(List.of(MarkPost.Mark.values())), random.once(2), "because")));
            default -> rarer(random, post);
        }
    }

    private void rarer(RandomWorld random, PostId post) {
        switch (random.random.nextInt(4)) {
            case 0, 1 ->
                ignore(deeds.removePost.remove(
                        world.admin.viewer(), new RemovePost.Request(post, random.once(2), "because")));
            case 2 ->
                ignore(deeds.removeCommunity.remove(
                        world.admin.viewer(),
                        new RemoveCommunity.Request(random.any(random.communities), random.once(3), "because")));
            default -> {
                for (CommentId comment : comments()) {
                    if (random.once(30)) {
                        ignore(deeds.deleteComment.delete(new DeleteComment.Request(
                                random.any(random.members).id(), comment, random.once(2))));
                    }
                }
            }
        }
    }

    private List<CommentId> comments() {
        return world.database.read(transaction -> transaction
                .query("select id from comment order by id")
                .mapTo(CommentId.class)
                .list());
    }

    private static WriteComment.Request commentOn(PostId post, World.Member member) {
        return new WriteComment.Request(member.id(), post, null, "Indeed", null, Provenance.local(Site.OURS));
    }

    /// Whether it was allowed does not matter here: only what it did to the order.
    private static void ignore(Outcome<?> outcome) {
        assertThat(outcome).isNotNull();
    }

    private void compareEverything(RandomWorld random, List<Viewer> viewers) {
        OrderOracle oracle = new OrderOracle(world.database, clock.instant());
        List<Scope> scopes = new ArrayList<>(
                List.of(new Scope.All(), new Scope.Local(), new Scope.Subscribed(), new Scope.Moderated()));
        random.communities.forEach(community -> scopes.add(new Scope.InCommunity(community)));
        random.members.subList(0, 1).forEach(member -> scopes.add(new Scope.ByPerson(member.id())));
        world.database.read(transaction -> {
            for (Viewer viewer : viewers) {
                for (Scope scope : scopes) {
                    compare(transaction, oracle, reading(transaction, viewer, scope));
                }
            }
            return null;
        });
    }

    private void compare(Transaction transaction, OrderOracle oracle, Reading reading) {
        for (Order order : Order.values()) {
            assertSame(
                    reading + " " + order,
                    whole(reading, order),
                    oracle.list(transaction, reading.viewer(), reading.scope(), order));
        }
    }

    /// The same posts, and each of them where the oracle puts it; what differs by no more than rounding may stand
    /// either
    /// way round.
    private static void assertSame(String what, List<Long> read, List<OrderOracle.Place> expected) {
        Map<Long, OrderOracle.Place> places = new HashMap<>();
        expected.forEach(place -> places.put(place.id(), place));
        // as sets, since comparing lists in any order takes time by the square of their length
        assertThat(read).as(what).hasSameSizeAs(expected);
        assertThat(new HashSet<>(read)).as(what).isEqualTo(places.keySet());
        for (int n = 1; n < read.size(); n++) {
            OrderOracle.Place one = places.get(read.get(n - 1));
            OrderOracle.Place next = places.get(read.get(n));
            assertThat(one != null && next != null && mayFollow(one, next))
                    .as("%s: %s, then %s", what, one, next)
                    .isTrue();
        }
    }

    private static boolean mayFollow(OrderOracle.Place one, OrderOracle.Place next) {
        if (one.pinned() != next.pinned()) {
            return one.pinned();
        }
        if (one.rank() != next.rank()) {
            return one.rank() > next.rank() - TOLERANCE;
        }
        return one.at() != next.at() ? one.at() > next.at() : one.id() > next.id();
    }

    /// Who reads what, and all that the index is told of that.
    private record Reading(Viewer viewer, Scope scope, Filter filter, Set<CommunityId> about) {}

    private Reading reading(Viewer viewer) {
        return world.database.read(transaction -> reading(transaction, viewer, new Scope.All()));
    }

    private Reading reading(Transaction transaction, Viewer viewer, Scope scope) {
        PersonId person = viewer.person();
        Listing listing = switch (scope) {
            case Scope.All(), Scope.Local(), Scope.Subscribed() -> Listing.MIXED;
            case Scope.Moderated() -> Listing.MODERATED;
            case Scope.InCommunity(var community) -> Listing.COMMUNITY;
            case Scope.ByPerson(var author) -> Listing.PERSON;
        };
        Filter filter = world.readers.filter(transaction, viewer, listing);
        Set<CommunityId> about = Set.of();
        if (scope instanceof Scope.Subscribed && person != null) {
            about = world.readers.subscriptions(transaction, person);
        } else if (scope instanceof Scope.Moderated) {
            about = filter.moderates();
        }
        return new Reading(viewer, scope, filter, about);
    }

    private List<Long> whole(Reading reading, Order order) {
        List<Long> read = new ArrayList<>();
        PageCursor cursor = null;
        do {
            FeedIndex.Slice slice = page(reading, order, cursor);
            assertThat(slice.posts()).hasSizeLessThanOrEqualTo(PAGE);
            slice.posts().forEach(post -> read.add(post.value()));
            cursor = slice.next();
        } while (cursor != null);
        return read;
    }

    private FeedIndex.Slice page(
            Lens lens, VoteTerms counted, Reading reading, Order order, @Nullable PageCursor cursor) {
        return index.page(
                index.through(lens, () -> counted, order, clock.instant()),
                reading.scope(),
                reading.about(),
                order,
                reading.filter(),
                cursor,
                PAGE,
                clock.instant());
    }

    private FeedIndex.Slice page(Reading reading, Order order, @Nullable PageCursor cursor) {
        return page(new Lens.Site(), VoteTerms.NONE, reading, order, cursor);
    }
}
