package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.forum.votes.Standings;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.ranking.Overlap;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.rules.visibility.ViewerFacts;
import org.folkmoot.rules.visibility.VisibilityRule;
import org.folkmoot.values.Order;
import org.folkmoot.values.OriginShare;
import org.folkmoot.values.PostId;

/// Shows what other terms would change before anybody decides: the front page as it is and as it would be. It is the
/// same index under another policy, so that an empty change shows the page that everybody sees.
///
/// What is shown is the first effect alone: what people would vote for once they see other posts, nobody can compute.
public final class WhatIf {

    /// As many posts of each list are compared.
    public static final int SHOWN = 20;

    private static final int LOOKED_AT = 50;
    private static final List<Order> ORDERS = List.of(Order.HOT, Order.ACTIVE, Order.TOP_DAY);
    private static final List<Scope> SCOPES = List.of(new Scope.All(), new Scope.Local());

    private final Database database;
    private final FeedIndex index;
    private final TermsInForce terms;
    private final ScoreView scores;
    private final InstantSource clock;

    public WhatIf(Database database, FeedIndex index, TermsInForce terms, ScoreView scores, InstantSource clock) {
        this.database = database;
        this.index = index;
        this.terms = terms;
        this.scores = scores;
        this.clock = clock;
    }

    /// Compares the front pages, as a visitor sees them.
    ///
    /// @param draft   the policy as it would be
    /// @param theirs  whose share of the page is told
    public List<Comparison> compare(Policy draft, Predicate<OriginShare> theirs) {
        Instant now = clock.instant();
        Snapshot then = terms.get().under(draft);
        Sides sides = new Sides(index.site(), index.recent(then.votes()), now);
        return database.read(transaction -> compare(transaction, sides, then, theirs));
    }

    /// The posts of comparisons, as anybody may see them; those that are gone from the tables are left out.
    public Map<PostId, PostCard> posts(List<Comparison> comparisons) {
        Set<PostId> posts = new HashSet<>();
        comparisons.forEach(comparison -> {
            comparison.now().forEach(line -> posts.add(line.post()));
            comparison.then().forEach(line -> posts.add(line.post()));
        });
        Map<PostId, PostCard> cards = new HashMap<>();
        database.read(transaction -> new PostCardView(scores).cards(transaction, posts, null))
                .forEach(card -> cards.put(card.id(), card));
        return cards;
    }

    private record Sides(Perspective now, Perspective then, Instant at) {}

    private List<Comparison> compare(
            Transaction transaction, Sides sides, Snapshot then, Predicate<OriginShare> theirs) {
        Filter filterNow = visitor(terms.get());
        Filter filterThen = visitor(then);
        List<Comparison> comparisons = new ArrayList<>();
        for (Scope scope : SCOPES) {
            for (Order order : ORDERS) {
                List<PostId> nowPosts = first(sides.now(), scope, order, filterNow, sides.at());
                List<PostId> thenPosts = first(sides.then(), scope, order, filterThen, sides.at());
                comparisons.add(new Comparison(
                        scope instanceof Scope.Local,
                        order,
                        lines(nowPosts, thenPosts),
                        lines(thenPosts, nowPosts),
                        (int) Math.round(1000 * Overlap.of(shown(nowPosts), shown(thenPosts))),
                        share(transaction, scores, shown(nowPosts), theirs),
                        share(transaction, scores.under(then), shown(thenPosts), theirs)));
            }
        }
        return comparisons;
    }

    private static Filter visitor(Snapshot terms) {
        return VisibilityRule.filter(ViewerFacts.visitor(terms.concealed()), Listing.MIXED);
    }

    private List<PostId> first(Perspective perspective, Scope scope, Order order, Filter filter, Instant at) {
        return index.page(perspective, scope, Set.of(), order, filter, null, LOOKED_AT, at)
                .posts();
    }

    private static List<PostId> shown(List<PostId> posts) {
        return posts.subList(0, Math.min(SHOWN, posts.size()));
    }

    private static List<Comparison.Line> lines(List<PostId> posts, List<PostId> others) {
        Map<PostId, Integer> places = new HashMap<>();
        for (int n = 0; n < others.size(); n++) {
            places.put(others.get(n), n + 1);
        }
        List<Comparison.Line> lines = new ArrayList<>();
        for (PostId post : shown(posts)) {
            lines.add(new Comparison.Line(post, lines.size() + 1, places.getOrDefault(post, 0)));
        }
        return lines;
    }

    /// The part of the counted votes that is the peer's, the first places weighing most; in thousandths.
    private static int share(
            Transaction transaction, ScoreView counted, List<PostId> posts, Predicate<OriginShare> theirs) {
        Map<Long, Standings> standings = counted.posts(transaction, posts);
        double all = 0;
        double part = 0;
        for (int n = 0; n < posts.size(); n++) {
            Standings standing = standings.getOrDefault(posts.get(n).value(), Standings.NONE);
            double weight = Overlap.attention(n + 1);
            all += weight;
            long total = standing.score().counted();
            part += total == 0 ? 0 : weight * counted(standing, theirs) / total;
        }
        return all == 0 ? 0 : (int) Math.round(1000 * part / all);
    }

    private static long counted(Standings standing, Predicate<OriginShare> theirs) {
        return standing.origins().stream()
                .filter(theirs)
                .mapToLong(origin -> origin.score().counted())
                .sum();
    }
}
