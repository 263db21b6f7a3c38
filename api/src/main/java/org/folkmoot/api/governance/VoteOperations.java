package org.folkmoot.api.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.feeds.CommentOrigins;
import org.folkmoot.forum.feeds.FeedPage;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Lenses;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.votes.Standings;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;

/// Votes by server, and feeds as they are through a lens.
final class VoteOperations {

    private static final int MOST = 50;
    private static final int USUAL = 20;

    /// Feeds that are the same for all.
    enum Feed {
        ALL,
        LOCAL
    }

    private static final Shape<Leaf<VoteShapes.Offered>> LENSES =
            Leaf.shape(VoteShapes.LENS, "Lenses that readers are offered.");

    private static final Parameter<Long> NUMBER = Parameter.number("Its number.");
    private static final Parameter<Lens> LENS = Parameter.lens();
    private static final Parameter<Feed> FEED = Parameter.word("feed", Feed.class, "Which feed; `all` unless said.");
    private static final Parameter<String> COMMUNITY =
            Parameter.text("community", "A community, such as `garden` or `garden@beta.example`, in place of a feed.");
    private static final Parameter<Order> ORDER =
            Parameter.word("order", Order.class, "In which order; `active` unless said.");
    private static final Parameter<String> CURSOR =
            Parameter.text("cursor", "Where the page before ended; `next` gives it.");
    private static final Parameter<Long> LIMIT = Parameter.limit(MOST, USUAL);

    private final Feeds feeds;
    private final ThreadView threads;
    private final CommentOrigins comments;
    private final CommunityView communities;
    private final Lenses lenses;

    VoteOperations(GovernanceApi.Rooms rooms) {
        this.feeds = rooms.feeds();
        this.threads = rooms.threads();
        this.comments = rooms.comments();
        this.communities = rooms.communities();
        this.lenses = rooms.lenses();
    }

    List<Operation<?>> all() {
        return List.of(
                Operation.read(
                        "/lenses",
                        "lenses",
                        "Through which lenses one can look; any other server is left out by `without:SERVER`",
                        List.of(),
                        LENSES,
                        call -> offered()),
                Operation.read(
                        "/feed",
                        "feed",
                        "A feed as it is through a lens, with the votes of each post by server",
                        List.of(FEED, COMMUNITY, ORDER, LENS, CURSOR, LIMIT),
                        VoteShapes.FEED,
                        this::feed),
                Operation.read(
                        "/posts/{number}/tally",
                        "postTally",
                        "The votes on a post by server",
                        List.of(NUMBER, LENS),
                        VoteShapes.TALLY,
                        this::post),
                Operation.read(
                        "/comments/{number}/tally",
                        "commentTally",
                        "The votes on a comment by server",
                        List.of(NUMBER, LENS),
                        VoteShapes.TALLY,
                        this::comment));
    }

    private Leaf<VoteShapes.Offered> offered() {
        List<VoteShapes.Offered> offered = new ArrayList<>();
        List.of(new Lens.Site(), new Lens.MembersOnly(), new Lens.Everything(), new Lens.WithoutSmall())
                .forEach(lens -> offered.add(new VoteShapes.Offered(lens.written(), null)));
        lenses.choices()
                .forEach(choice -> offered.add(
                        new VoteShapes.Offered(new Lens.Without(choice.server()).written(), choice.name())));
        return new Leaf<>(offered, null);
    }

    /// The lens that was asked for: nobody is to take one for another.
    private Lens lens(Call call) {
        Lens asked = call.of(LENS, new Lens.Site());
        if (!lenses.allowed(asked).equals(asked)) {
            throw new Stopped(new ApiProblem(
                    ProblemType.LENS_NOT_ALLOWED,
                    "So few people vote from there, or none, that it cannot be left out by itself; small ones are left out"
                            + " together by without-small.",
                    LENS.name()));
        }
        return asked;
    }

    private VoteShapes.Feed feed(Call call) {
        Lens lens = lens(call);
        Order order = call.of(ORDER, Order.ACTIVE);
        int limit = call.of(LIMIT, (long) USUAL).intValue();
        String cursor = call.of(CURSOR);
        if (cursor != null && !feeds.continues(cursor, order)) {
            throw new Stopped(new ApiProblem(
                    ProblemType.PARAMETER_INVALID,
                    "cursor has to be what next gave, for the same order.",
                    CURSOR.name()));
        }
        FeedPage page = feeds.page(call.viewer(), new FeedRequest(scope(call), order, cursor, limit, lens));
        String next = page.next();
        return new VoteShapes.Feed(
                lens.written(),
                page.posts(),
                page.counting(),
                next == null ? null : next(call, next, order, lens, limit));
    }

    private String next(Call call, String cursor, Order order, Lens lens, int limit) {
        String community = call.of(COMMUNITY);
        String which = community == null
                ? Links.with("feed", Kind.written(call.of(FEED, Feed.ALL)))
                : Links.with("community", community);
        return Links.next(
                "/feed",
                "cursor",
                cursor,
                which
                        + Links.with("order", Kind.written(order))
                        + Links.with("lens", lens.written())
                        + Links.with("limit", limit));
    }

    private Scope scope(Call call) {
        String named = call.of(COMMUNITY);
        if (named == null) {
            return switch (call.of(FEED, Feed.ALL)) {
                case ALL -> new Scope.All();
                case LOCAL -> new Scope.Local();
            };
        }
        Optional<CommunityId> community = communities
                .named(named.strip().toLowerCase(Locale.ROOT))
                .filter(id -> communities.page(call.viewer(), id).isPresent());
        return new Scope.InCommunity(community.orElseThrow(() -> new Stopped(new ApiProblem(
                ProblemType.PARAMETER_INVALID, "There is no such community here, or not for you.", COMMUNITY.name()))));
    }

    private VoteShapes.Tally post(Call call) {
        Lens lens = lens(call);
        PostCard post = Call.found(threads.post(call.viewer(), new PostId(call.of(NUMBER, 0L)), lens));
        return new VoteShapes.Tally(Links.post(post.id()), lens.written(), post.score(), post.origins());
    }

    private VoteShapes.Tally comment(Call call) {
        Lens lens = lens(call);
        CommentId id = new CommentId(call.of(NUMBER, 0L));
        ThreadPage thread = Call.found(threads.around(call.viewer(), id, new Lens.Site()));
        if (thread.comment(id).filter(node -> node.stub() == null).isEmpty()) {
            throw Call.missing();
        }
        PostId post = thread.post().id();
        Standings standings = comments.of(new VoteTarget(post, id), lens);
        return new VoteShapes.Tally(Links.comment(post, id), lens.written(), standings.score(), standings.origins());
    }
}
