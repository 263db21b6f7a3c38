package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.folkmoot.database.Columns;
import org.folkmoot.database.Database;
import org.folkmoot.database.Question;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.VisibleSql;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.ranking.CommentStanding;
import org.folkmoot.rules.ranking.Place;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Score;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Reads comments outside their threads: of everybody, of the communities that one subscribes to, of one person.
///
/// By time they are read page by page to the end. By rank, the newest ten thousand that the reader may see are ranked:
/// a
/// hot one is younger than that anyway.
public final class CommentFeed {

    private static final int RANKED = 10_000;

    private static final String CANDIDATES = """
            select comment.post_id, comment.id, comment.published_at
            from comment
            join post on post.id = comment.post_id
            join community on community.id = post.community_id
            where
            """ + VisibleSql.COMMENTS + """
             and (:author = 0 or comment.author_id = :author)
             and (:anywhere or community.id = any(:communities))
             and (:anyServer or community.instance_id = 1)
            """;

    private static final Question<CardRow> CARDS = Question.of(
            "select " + CommentRows.COLUMNS + """
            , post.title as post_title, community.id as community_id, community.name as community_name,
            community.title as community_title, community.local_only,
            case when community.instance_id <> 1 then community_host.domain end as community_domain
            """ + CommentRows.FROM + """
            join community on community.id = post.community_id
            join instance community_host on community_host.id = community.instance_id
            where comment.id = any(:comments)
            """, CardRow::of, "comments", "viewer");

    /// Whose comments: see [Scope]. A community's own are those of [Scope.InCommunity].
    ///
    /// @param lens whose votes count
    public record Request(
            Scope scope, CommentOrder order, @Nullable String cursor, int limit, Lens lens) {

        /// With votes counted as the site does.
        public Request(Scope scope, CommentOrder order, @Nullable String cursor, int limit) {
            this(scope, order, cursor, limit, new Lens.Site());
        }
    }

    /// One page; `next` is null at the end.
    public record Page(List<CommentCard> comments, @Nullable String next) {

        public Page {
            comments = List.copyOf(comments);
        }
    }

    private record Candidate(PostId postId, CommentId id, Instant publishedAt) {

        VoteTarget target() {
            return new VoteTarget(postId, id);
        }
    }

    private record CardRow(
            CommentRows.Row comment,
            String postTitle,
            CommunityId communityId,
            String communityName,
            String communityTitle,
            boolean localOnly,
            @Nullable String communityDomain) {

        private static CardRow of(Columns row) {
            return new CardRow(
                    CommentRows.Row.of(row),
                    row.nextText(),
                    new CommunityId(row.nextLong()),
                    row.nextText(),
                    row.nextText(),
                    row.nextBoolean(),
                    row.nextTextOrNull());
        }

        CommentCard card(Score score) {
            return new CommentCard(
                    comment.node(score, null),
                    comment.postId(),
                    postTitle,
                    new CommunityLine(communityId, communityName, communityTitle, communityDomain, localOnly));
        }
    }

    private final Database database;
    private final Readers readers;
    private final ScoreView scores;
    private final Lenses lenses;
    private final InstantSource clock;

    public CommentFeed(Database database, Readers readers, ScoreView scores, Lenses lenses, InstantSource clock) {
        this.lenses = lenses;
        this.database = database;
        this.readers = readers;
        this.scores = scores;
        this.clock = clock;
    }

    public Page page(Viewer viewer, Request request) {
        return database.read(transaction -> page(transaction, viewer, request));
    }

    private Page page(Transaction transaction, Viewer viewer, Request request) {
        Filter filter = request.scope() instanceof Scope.InCommunity(CommunityId community)
                ? readers.within(transaction, viewer, Listing.COMMUNITY, community)
                : readers.filter(transaction, viewer, Feeds.listing(request.scope()));
        long from = from(request.cursor());
        ScoreView counted = lenses.counting(scores, request.lens());
        List<Candidate> found = switch (request.order()) {
            case NEW ->
                candidates(
                        transaction,
                        viewer,
                        request,
                        filter,
                        "and (:from = 0 or comment.id < :from) order by comment.id desc",
                        from,
                        request.limit() + 1);
            case OLD ->
                candidates(
                        transaction,
                        viewer,
                        request,
                        filter,
                        "and comment.id > :from order by comment.id",
                        from,
                        request.limit() + 1);
            case HOT, TOP, CONTROVERSIAL -> ranked(transaction, viewer, request, filter, from, counted);
        };
        boolean more = found.size() > request.limit();
        List<Candidate> shown = more ? found.subList(0, request.limit()) : found;
        return new Page(
                cards(transaction, viewer, shown.stream().map(Candidate::target).toList(), counted),
                more ? next(request, shown, from) : null);
    }

    private static String next(Request request, List<Candidate> shown, long from) {
        return switch (request.order()) {
            case NEW, OLD -> Long.toString(shown.getLast().id().value());
            case HOT, TOP, CONTROVERSIAL -> Long.toString(from + shown.size());
        };
    }

    /// A cursor that we did not give out starts at the beginning.
    private static long from(@Nullable String cursor) {
        if (cursor == null || !cursor.matches("[0-9]{1,10}")) {
            return 0;
        }
        return Long.parseLong(cursor);
    }

    private List<Candidate> ranked(
            Transaction transaction, Viewer viewer, Request request, Filter filter, long from, ScoreView counted) {
        List<Candidate> newest = candidates(
                transaction, viewer, request, filter, "and :from >= 0 order by comment.id desc", from, RANKED);
        Map<Long, Score> known = counted.targets(
                transaction, newest.stream().map(Candidate::target).toList());
        long now = clock.instant().toEpochMilli();
        Map<CommentId, Place> places = new HashMap<>();
        for (Candidate candidate : newest) {
            Score score = known.getOrDefault(candidate.id().value(), Score.NONE);
            CommentStanding standing = new CommentStanding(
                    score.up(), score.down(), candidate.publishedAt().toEpochMilli());
            places.put(
                    candidate.id(),
                    Place.ofComment(
                            request.order(), standing, false, candidate.id().value(), now));
        }
        return newest.stream()
                .sorted(Comparator.comparing(candidate -> places.get(candidate.id())))
                .skip(from)
                .limit(request.limit() + 1L)
                .toList();
    }

    private List<Candidate> candidates(
            Transaction transaction,
            Viewer viewer,
            Request request,
            Filter filter,
            String order,
            long from,
            int limit) {
        long[] communities = communities(transaction, viewer, request.scope());
        PersonId author = request.scope() instanceof Scope.ByPerson(PersonId person) ? person : null;
        return VisibleSql.bind(transaction.query(CANDIDATES + order + " limit :limit"), filter)
                .bind("author", author == null ? 0 : author.value())
                .bind("anywhere", communities.length == 0 && !narrowed(request.scope()))
                .bind("communities", communities)
                .bind("anyServer", !(request.scope() instanceof Scope.Local))
                .bind("from", from)
                .bind("limit", limit)
                .mapTo(Candidate.class)
                .list();
    }

    private static boolean narrowed(Scope scope) {
        return switch (scope) {
            case Scope.Subscribed(), Scope.Moderated() -> true;
            case Scope.InCommunity(var community) -> true;
            case Scope.All(), Scope.Local() -> false;
            case Scope.ByPerson(var person) -> false;
        };
    }

    private long[] communities(Transaction transaction, Viewer viewer, Scope scope) {
        PersonId person = viewer.person();
        return switch (scope) {
            case Scope.Subscribed() ->
                person == null
                        ? new long[0]
                        : readers.subscriptions(transaction, person).stream()
                                .mapToLong(CommunityId::value)
                                .toArray();
            case Scope.Moderated() ->
                readers.facts(transaction, viewer).moderates().stream()
                        .mapToLong(CommunityId::value)
                        .toArray();
            case Scope.InCommunity(CommunityId community) -> new long[] {community.value()};
            case Scope.All(), Scope.Local() -> new long[0];
            case Scope.ByPerson(var author) -> new long[0];
        };
    }

    /// The cards of comments that are known already, in this order.
    public List<CommentCard> cards(Transaction transaction, Viewer viewer, List<VoteTarget> targets) {
        return cards(transaction, viewer, targets, scores);
    }

    /// As [#cards(Transaction, Viewer, List)], with votes counted as through a lens.
    public List<CommentCard> cards(Transaction transaction, Viewer viewer, List<VoteTarget> targets, Lens lens) {
        return cards(transaction, viewer, targets, lenses.counting(scores, lens));
    }

    private static List<CommentCard> cards(
            Transaction transaction, Viewer viewer, List<VoteTarget> targets, ScoreView counted) {
        if (targets.isEmpty()) {
            return List.of();
        }
        PersonId person = viewer.person();
        Map<Long, Score> known = counted.targets(transaction, targets);
        Map<Long, CommentCard> cards = new HashMap<>();
        long[] ids = targets.stream().mapToLong(VoteTarget::commentKey).toArray();
        for (CardRow row : transaction.ask(CARDS, ids, person == null ? 0L : person.value())) {
            long id = row.comment().id().value();
            cards.put(id, row.card(known.getOrDefault(id, Score.NONE)));
        }
        return targets.stream()
                .map(target -> cards.get(target.commentKey()))
                .filter(Objects::nonNull)
                .toList();
    }
}
