package org.folkmoot.forum.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.forum.votes.Standings;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads one page of a feed for one reader: the index gives the order, one statement by primary key fills it.
public final class Feeds {

    /// How long a page waits for its reader's own last deed to be applied here.
    private static final Duration OWN_DEED = Duration.ofMillis(300);

    private final Database database;
    private final FeedIndex index;
    private final Readers readers;
    private final OwnDeeds ownDeeds;
    private final InstantSource clock;
    private final ScoreView scores;
    private final Lenses lenses;
    private final PostCardView cards;
    private final PageCursor.Seal seal;

    /// Reads feeds.
    ///
    /// @param cursorKey seals page cursors; the same on every node
    public Feeds(
            Database database,
            FeedIndex index,
            Readers readers,
            OwnDeeds ownDeeds,
            ScoreView scores,
            Lenses lenses,
            InstantSource clock,
            byte[] cursorKey) {
        this.database = database;
        this.index = index;
        this.readers = readers;
        this.ownDeeds = ownDeeds;
        this.clock = clock;
        this.scores = scores;
        this.lenses = lenses;
        this.cards = new PostCardView(scores);
        this.seal = new PageCursor.Seal(cursorKey);
    }

    /// One page. A cursor that we did not give out, or that belongs to another order, starts at the beginning.
    public FeedPage page(Viewer viewer, FeedRequest request) {
        var person = viewer.person();
        if (person != null) {
            ownDeeds.await(person, OWN_DEED);
        }
        Instant now = clock.instant();
        Lens lens = lenses.allowed(request.lens());
        // Whoever looks first waits for the index, which may wait for a connection: none is held meanwhile.
        Perspective perspective = index.through(lens, () -> lenses.votes(lens), request.order(), now);
        Through through = new Through(lens, perspective, now);
        // The order is of a moment of its own anyway, so that the statements around it need no common one.
        return database.readEach(transaction -> page(transaction, viewer, request, through));
    }

    /// How the reader counts votes, and when.
    private record Through(Lens lens, Perspective perspective, Instant at) {}

    private FeedPage page(Transaction transaction, Viewer viewer, FeedRequest request, Through through) {
        Filter filter = request.scope() instanceof Scope.InCommunity(CommunityId community)
                ? readers.within(transaction, viewer, Listing.COMMUNITY, community)
                : readers.filter(transaction, viewer, listing(request.scope()));
        Set<CommunityId> members = members(transaction, viewer, request.scope(), filter);
        FeedIndex.Slice slice = index.page(
                through.perspective(),
                request.scope(),
                members,
                request.order(),
                filter,
                cursor(request),
                request.limit(),
                through.at());
        PageCursor next = slice.next();
        return new FeedPage(
                filled(transaction, slice.posts(), viewer, through.lens()),
                next == null ? null : seal.write(next),
                !index.complete() && needsOldPosts(request.order()));
    }

    /// The posts of a page, with the votes that moved them into their places. What the index does not
    /// hold of votes is asked for.
    private List<PostCard> filled(Transaction transaction, List<PostId> posts, Viewer viewer, Lens lens) {
        ScoreView counted = lenses.counting(scores, lens);
        Map<Long, Standings> standings = index.standings(posts, counted);
        List<PostId> others = posts.stream()
                .filter(post -> !standings.containsKey(post.value()))
                .toList();
        if (!others.isEmpty()) {
            standings.putAll(counted.posts(transaction, others));
        }
        return posts.isEmpty() ? List.of() : PostCardView.cards(transaction, posts, viewer.person(), standings);
    }

    /// Whether an order cannot be read from the last days alone.
    private static boolean needsOldPosts(Order order) {
        return switch (order) {
            case ACTIVE, HOT, SCALED, NEW -> false;
            case TOP_HOUR, TOP_SIX_HOURS, TOP_TWELVE_HOURS, TOP_DAY, TOP_WEEK -> false;
            case CONTROVERSIAL, OLD, MOST_COMMENTS, NEW_COMMENTS -> true;
            case TOP_MONTH, TOP_THREE_MONTHS, TOP_SIX_MONTHS, TOP_NINE_MONTHS, TOP_YEAR, TOP_ALL -> true;
        };
    }

    /// The cards of posts that are known already, in this order.
    public List<PostCard> cards(Transaction transaction, Viewer viewer, List<PostId> posts) {
        return cards.cards(transaction, posts, viewer.person());
    }

    /// As [#cards(Transaction, Viewer, List)], with votes counted as through a lens.
    public List<PostCard> cards(Transaction transaction, Viewer viewer, List<PostId> posts, Lens lens) {
        return new PostCardView(lenses.counting(scores, lens)).cards(transaction, posts, viewer.person());
    }

    private @Nullable PageCursor cursor(FeedRequest request) {
        String given = request.cursor();
        return given == null ? null : read(given, request.order()).orElse(null);
    }

    private Optional<PageCursor> read(String given, Order order) {
        return seal.read(given).filter(cursor -> cursor.order() == order);
    }

    /// Whether this is a cursor that we gave out for an order; any other starts at the beginning.
    public boolean continues(String cursor, Order order) {
        return read(cursor, order).isPresent();
    }

    /// The kind of list that a scope is.
    static Listing listing(Scope scope) {
        return switch (scope) {
            case Scope.All(), Scope.Local() -> Listing.MIXED;
            case Scope.Subscribed() -> Listing.SUBSCRIBED;
            case Scope.Moderated() -> Listing.MODERATED;
            case Scope.InCommunity(var community) -> Listing.COMMUNITY;
            case Scope.ByPerson(var person) -> Listing.PERSON;
        };
    }

    private Set<CommunityId> members(Transaction transaction, Viewer viewer, Scope scope, Filter filter) {
        var person = viewer.person();
        return switch (scope) {
            case Scope.Subscribed() -> person == null ? Set.of() : readers.subscriptions(transaction, person);
            case Scope.Moderated() -> filter.moderates();
            case Scope.All(), Scope.Local() -> Set.of();
            case Scope.InCommunity(var community) -> Set.of();
            case Scope.ByPerson(var author) -> Set.of();
        };
    }
}
