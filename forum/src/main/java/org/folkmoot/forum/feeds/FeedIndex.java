package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.Scope.All;
import org.folkmoot.forum.feeds.Scope.ByPerson;
import org.folkmoot.forum.feeds.Scope.InCommunity;
import org.folkmoot.forum.feeds.Scope.Local;
import org.folkmoot.forum.feeds.Scope.Moderated;
import org.folkmoot.forum.feeds.Scope.Subscribed;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.rules.ranking.RankRule;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Order;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// The order of all posts, in memory: a projection of the tables that follows the ledger, thrown away and made again at
/// will.
///
/// One thread calls [#open], [#catchUp], [#follow] and [#age]; any number of readers call [#page]. Readers take the
/// [Orders] of the
/// moment
/// and walk them with their own filter; they never wait for the writer. Nothing that is ordered is ever stored:
/// PostgreSQL
/// holds the facts, and this can be rebuilt from them.
public final class FeedIndex {

    private static final int EVENTS_AT_ONCE = 5_000;
    private static final int POSTS_AT_ONCE = 20_000;
    /// So few candidates are cheaper to gather and sort than to find by walking everything.
    private static final int FEW = 4_096;

    private final Database database;
    private final Ledger ledger;
    private final OwnDeeds ownDeeds;
    private final FeedIndexRows rows;
    private final PostTable posts = new PostTable();
    private final Map<Long, CommunityRow> communities = new ConcurrentHashMap<>();
    private volatile Orders orders = Orders.EMPTY;
    private volatile long position;
    private volatile boolean complete;
    private Place oldest = new Place(Instant.EPOCH, 0);

    /// How far back posts have been read.
    private record Place(Instant publishedAt, long id) {}

    public FeedIndex(Database database, Ledger ledger, OwnDeeds ownDeeds, FeedIndexRows rows) {
        this.database = database;
        this.ledger = ledger;
        this.ownDeeds = ownDeeds;
        this.rows = rows;
    }

    /// Which posts a page holds, and where the next one starts.
    record Slice(List<PostId> posts, @Nullable PageCursor next) {}

    /// Reads everything: [#open], then [#catchUp] to the end.
    public void load(Instant now) {
        open(now);
        while (!complete) {
            catchUp(now);
        }
    }

    /// Reads what the first pages need, in one snapshot with the ledger's position: every post that can be hot or
    /// active.
    /// From there it follows the ledger, and older posts are read bit by bit by [#catchUp].
    public void open(Instant now) {
        Instant since = now.minus(Orders.RANKED);
        complete = false;
        database.read(transaction -> {
            position = ledger.head(transaction);
            rows.communities(transaction, null, this::community);
            LongStream.Builder read = LongStream.builder();
            rows.recent(transaction, since, row -> {
                post(row);
                read.add(row.id());
            });
            rows.votes(transaction, read.build().toArray(), this::votes);
            return null;
        });
        oldest = new Place(since, Long.MAX_VALUE);
        orders = Orders.of(posts, now.toEpochMilli());
    }

    /// Reads some of the posts that are older than those read so far. What the ledger told of them meanwhile is read
    /// again
    /// with them, and does no harm.
    ///
    /// @return whether there may be more
    public boolean catchUp(Instant now) {
        if (complete) {
            return false;
        }
        Place from = oldest;
        long[] read = database.read(transaction -> {
            LongStream.Builder ids = LongStream.builder();
            rows.older(transaction, from.publishedAt(), from.id(), POSTS_AT_ONCE, row -> {
                post(row);
                ids.add(row.id());
                oldest = new Place(row.published(), row.id());
            });
            long[] all = ids.build().toArray();
            rows.votes(transaction, all, this::votes);
            return all;
        });
        orders = orders.moved(posts, slots(read), new int[0], now.toEpochMilli());
        complete = read.length < POSTS_AT_ONCE;
        return !complete;
    }

    /// Whether every post is in every order. Until then only what is recent can be relied upon.
    public boolean complete() {
        return complete;
    }

    /// Applies what the ledger brought since.
    ///
    /// @return how many events were applied
    public int follow(Instant now) {
        List<Ledger.Entry> entries = database.read(transaction -> {
            List<Ledger.Entry> news = ledger.after(transaction, position, EVENTS_AT_ONCE);
            apply(Changes.of(news), transaction, now);
            return news;
        });
        if (!entries.isEmpty()) {
            position = entries.getLast().position();
            entries.forEach(entry -> ownDeeds.applied(entry.id()));
        }
        return entries.size();
    }

    private void apply(Changes changes, Transaction transaction, Instant now) {
        if (changes.none()) {
            return;
        }
        if (!changes.communities().isEmpty()) {
            rows.communities(transaction, changes.communities(), this::community);
        }
        if (!changes.posts().isEmpty()) {
            rows.posts(transaction, changes.posts(), this::post);
        }
        if (!changes.voted().isEmpty()) {
            rows.votes(transaction, array(changes.voted()), this::votes);
        }
        orders = orders.moved(posts, slots(array(changes.posts())), slots(array(changes.voted())), now.toEpochMilli());
    }

    private static long[] array(Set<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private int[] slots(long[] ids) {
        return Arrays.stream(ids)
                .mapToInt(posts::slot)
                .filter(slot -> slot != PostTable.NONE)
                .toArray();
    }

    /// Lets time go by: what ages is put into order again.
    public void age(Instant now) {
        orders = orders.aged(posts, now.toEpochMilli());
    }

    /// Reads again how many people are active in each community, by which [Order#SCALED] divides.
    public void recount() {
        database.read(transaction -> {
            rows.communities(transaction, null, this::community);
            return null;
        });
    }

    /// The position in the ledger up to which it shows what happened.
    public long position() {
        return position;
    }

    /// How many posts it knows.
    public int size() {
        return posts.size();
    }

    private void community(FeedIndexRows.Community row) {
        communities
                .computeIfAbsent(row.id(), CommunityRow::new)
                .state(row.ours(), row.localOnly(), row.gone(), row.nsfw(), row.peopleMonth());
    }

    private void post(FeedIndexRows.Post row) {
        boolean known = posts.slot(row.id()) != PostTable.NONE;
        CommunityRow community = communities.computeIfAbsent(row.communityId(), CommunityRow::new);
        int slot = posts.claim(row.id());
        posts.post(slot, community, row.authorId(), millis(row.publishedAt()), row.flags(), row.language());
        posts.activity(slot, row.comments(), millis(row.newestCommentAt()), millis(row.newestCommentActiveAt()));
        if (!known) {
            community.add(slot);
        }
    }

    private static long millis(long micros) {
        return Math.floorDiv(micros, 1_000);
    }

    private void votes(long post, long up, long down) {
        int slot = posts.slot(post);
        if (slot != PostTable.NONE) {
            posts.votes(slot, up, down);
        }
    }

    /// One page: the pinned first where the scope has such, then the order, as this reader sees it. Ranks are those of
    /// the moment for which the orders were made: under any other, what ages could stand twice, or nowhere.
    ///
    /// @param members the communities that the scope is about, where it is about some
    /// @param after   where the page before ended; null for the first page
    Slice page(
            Scope scope,
            Set<CommunityId> members,
            Order order,
            Filter filter,
            @Nullable PageCursor after,
            int limit,
            Instant now) {
        Orders current = orders;
        long moment = current.asOf();
        long instant = now.toEpochMilli();
        SlotFilter shown = new SlotFilter(posts, filter);
        IntPredicate inScope = inScope(scope, members);
        IntPredicate wanted = slot ->
                inScope.test(slot) && shown.shows(slot) && RankRule.within(order, posts.publishedAt(slot), instant);
        Walk walk = new Walk(posts, order, moment, after, limit, wanted, pins(scope));
        walk.pinned(current.pinned());
        int[] few = few(scope, members, order, current, instant);
        if (few != null) {
            walk.rest(SlotSort.sorted(posts, order, few, moment));
        } else {
            walk.rest(current.whole(order));
            if (Orders.ageing(order)) {
                walk.unranked(current.whole(Order.NEW));
            }
        }
        return walk.slice();
    }

    private IntPredicate inScope(Scope scope, Set<CommunityId> members) {
        return switch (scope) {
            case All() -> slot -> true;
            case Local() -> slot -> posts.community(slot).ours();
            case Subscribed(), Moderated() -> {
                Map<Long, Boolean> ids = new HashMap<>();
                members.forEach(id -> ids.put(id.value(), true));
                yield slot -> ids.containsKey(posts.community(slot).id());
            }
            case InCommunity(CommunityId id) -> slot -> posts.community(slot).id() == id.value();
            case ByPerson(var person) -> slot -> posts.author(slot) == person.value();
        };
    }

    private IntPredicate pins(Scope scope) {
        return switch (scope) {
            case InCommunity(var community) -> posts::pinnedInCommunity;
            case ByPerson(var person) -> slot -> false;
            case All(), Local(), Subscribed(), Moderated() -> posts::pinnedOnSite;
        };
    }

    /// The candidates, when there are so few that sorting them is cheaper than walking everything; null otherwise.
    private int @Nullable [] few(Scope scope, Set<CommunityId> members, Order order, Orders current, long moment) {
        return switch (scope) {
            case Subscribed(), Moderated() -> gathered(members);
            case InCommunity(CommunityId community) -> gathered(Set.of(community));
            case ByPerson(var person) ->
                Arrays.stream(current.whole(Order.NEW))
                        .filter(slot -> posts.author(slot) == person.value())
                        .toArray();
            case All(), Local() -> recent(order, current, moment);
        };
    }

    private int @Nullable [] gathered(Set<CommunityId> of) {
        int total = 0;
        for (CommunityId id : of) {
            CommunityRow community = communities.get(id.value());
            total += community == null ? 0 : community.size();
            if (total > FEW) {
                return null;
            }
        }
        int[] slots = new int[total];
        int place = 0;
        for (CommunityId id : of) {
            CommunityRow community = communities.get(id.value());
            if (community == null) {
                continue;
            }
            int size = Math.min(community.size(), total - place);
            for (int n = 0; n < size; n++) {
                slots[place++] = community.slot(n);
            }
        }
        return Arrays.copyOf(slots, place);
    }

    /// The posts that a `TOP` order looks back to, when they are few.
    private int @Nullable [] recent(Order order, Orders current, long moment) {
        if (order.within() == null) {
            return null;
        }
        int[] newest = current.whole(Order.NEW);
        int end = 0;
        while (end < newest.length && end <= FEW && RankRule.within(order, posts.publishedAt(newest[end]), moment)) {
            end++;
        }
        return end > FEW ? null : Arrays.copyOf(newest, end);
    }
}
