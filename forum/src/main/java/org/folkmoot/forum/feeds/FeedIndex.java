package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.forum.ledger.OwnDeeds;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.forum.votes.Standings;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.ranking.RankRule;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.votes.VoteTerms;
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
    /// Decisions, 7: what the votes by server may take in memory.
    static final long INDEX_MEMORY = 128L << 20;

    private final Database database;
    private final Ledger ledger;
    private final OwnDeeds ownDeeds;
    private final FeedIndexRows rows;
    private final TermsInForce terms;
    private final PostTable posts = new PostTable();
    private final Perspective site = new Perspective(posts, VoteTerms.NONE);
    private final LensShelf lenses = new LensShelf();
    private final TallyTable tallies;
    private final CountedPosts counted;
    private final Map<Long, CommunityRow> communities = new ConcurrentHashMap<>();
    private final Candidates candidates = new Candidates(posts, communities);
    /// The policy under which the site's votes are counted.
    private long countedEpoch;
    /// Slots that the database has still to count after terms changed.
    private volatile int[] uncounted = {};
    /// How many of the newest posts have their votes by server in memory.
    private int detailed;
    private volatile long position;
    private volatile boolean complete;
    private final AtomicLong changes = new AtomicLong();
    private Place oldest = new Place(Instant.EPOCH, 0);

    /// How far back posts have been read.
    private record Place(Instant publishedAt, long id) {}

    public FeedIndex(Database database, Ledger ledger, OwnDeeds ownDeeds, FeedIndexRows rows, TermsInForce terms) {
        this(database, ledger, ownDeeds, rows, terms, INDEX_MEMORY);
    }

    /// As above, with other room for the votes by server.
    ///
    /// @param memory in bytes
    FeedIndex(
            Database database, Ledger ledger, OwnDeeds ownDeeds, FeedIndexRows rows, TermsInForce terms, long memory) {
        this.database = database;
        this.ledger = ledger;
        this.ownDeeds = ownDeeds;
        this.rows = rows;
        this.terms = terms;
        this.tallies = new TallyTable(memory);
        this.counted = new CountedPosts(posts, tallies);
    }

    /// Which posts a page holds, and where the next one starts.
    record Slice(List<PostId> posts, @Nullable PageCursor next) {}

    /// Reads everything: [#open], then [#catchUp] to the end.
    public void load(Instant now) {
        open(now);
        while (catchUp(now)) {
            // until nothing is left to read
        }
    }

    /// Reads what the first pages need, in one snapshot with the ledger's position: every post that can be hot or
    /// active.
    /// From there it follows the ledger, and older posts are read bit by bit by [#catchUp].
    public synchronized void open(Instant now) {
        Instant since = now.minus(Orders.RANKED);
        complete = false;
        database.read(transaction -> {
            position = ledger.head(transaction);
            adopt(transaction);
            countedEpoch = terms.get().policy().epoch();
            rows.communities(transaction, null, this::community);
            LongStream.Builder read = LongStream.builder();
            rows.recent(transaction, since, row -> {
                post(row);
                read.add(row.id());
            });
            count(transaction, read.build().toArray());
            return null;
        });
        oldest = new Place(since, Long.MAX_VALUE);
        site.orders(Orders.of(site.ranking(), now.toEpochMilli()));
    }

    /// Does some of what need not be done before the first page: reads older posts; counts under new terms what
    /// only the database can count; then fetches where votes came from, so that the next change of terms needs no
    /// database; then counts older posts for who looks through a lens. What the ledger told of all these meanwhile
    /// is read again with them, and does no harm.
    ///
    /// @return whether there may be more
    public boolean catchUp(Instant now) {
        return behind(now) || ripen(now);
    }

    private synchronized boolean behind(Instant now) {
        if (!complete) {
            older(now);
        } else if (uncounted.length > 0) {
            recount(now);
        } else {
            return detail();
        }
        return true;
    }

    private void older(Instant now) {
        Place from = oldest;
        long[] read = database.read(transaction -> {
            LongStream.Builder ids = LongStream.builder();
            rows.older(transaction, from.publishedAt(), from.id(), POSTS_AT_ONCE, row -> {
                post(row);
                ids.add(row.id());
                oldest = new Place(row.published(), row.id());
            });
            long[] all = ids.build().toArray();
            count(transaction, all);
            return all;
        });
        moved(slots(read), new int[0], now);
        complete = read.length < POSTS_AT_ONCE;
    }

    private void recount(Instant now) {
        int[] left = uncounted;
        int[] slots = Arrays.copyOf(left, Math.min(left.length, POSTS_AT_ONCE));
        database.read(transaction -> {
            count(transaction, ids(slots));
            return null;
        });
        moved(new int[0], slots, now);
        uncounted = Arrays.copyOfRange(left, slots.length, left.length);
    }

    private boolean detail() {
        int[] newest = site.orders().whole(Order.NEW);
        if (detailed >= newest.length || tallies.full()) {
            return false;
        }
        int end = Math.min(newest.length, detailed + POSTS_AT_ONCE);
        int[] slots = Arrays.stream(newest, detailed, end)
                .filter(slot -> !tallies.holds(slot))
                .toArray();
        if (slots.length > 0) {
            database.read(transaction -> {
                rows.tallies(transaction, ids(slots), this::tallied);
                return null;
            });
        }
        detailed = end;
        return true;
    }

    /// Nobody waits for this who looks through another lens: nothing but the lens is written.
    private boolean ripen(Instant now) {
        Optional<Perspective> young =
                lenses.all().stream().filter(lens -> !lens.orders().whole()).findFirst();
        young.ifPresent(lens -> ripened(lens, now));
        return young.isPresent();
    }

    private long[] ids(int[] slots) {
        return Arrays.stream(slots).mapToLong(posts::id).toArray();
    }

    /// Whether every post is in every order. Until then only what is recent can be relied upon.
    public boolean complete() {
        return complete && uncounted.length == 0 && site.orders().whole();
    }

    /// Applies what the ledger brought since, and terms that have changed.
    ///
    /// @return how many events were applied
    public synchronized int follow(Instant now) {
        List<Ledger.Entry> entries = database.read(transaction -> {
            adopt(transaction);
            List<Ledger.Entry> news = ledger.after(transaction, position, EVENTS_AT_ONCE);
            apply(Changes.of(news), transaction, now);
            if (terms.get().policy().epoch() != countedEpoch) {
                countAnew(now);
            }
            return news;
        });
        if (!entries.isEmpty()) {
            changes.incrementAndGet();
            position = entries.getLast().position();
            entries.forEach(entry -> ownDeeds.applied(entry.id()));
        }
        return entries.size();
    }

    private void adopt(Transaction transaction) {
        if (terms.follow(transaction)) {
            site.terms(terms.get().votes());
            lenses.clear();
            changes.incrementAndGet();
        }
    }

    /// Counts every post under other terms: those whose votes are in memory at once, the newest first, all others
    /// bit by bit by [#catchUp].
    private void countAnew(Instant now) {
        long moment = now.toEpochMilli();
        int[] newest = site.orders().whole(Order.NEW);
        int recent = site.orders().cooled().slots().length;
        IntStream unknown = IntStream.of(countedAnew(newest, 0, recent));
        site.orders(site.orders().unripe(site.ranking(), moment));
        uncounted = IntStream.concat(unknown, IntStream.of(countedAnew(newest, recent, newest.length)))
                .toArray();
        countedEpoch = terms.get().policy().epoch();
        site.orders(site.orders().recounted(site.ranking(), moment));
        changes.incrementAndGet();
    }

    /// Counts some posts for the site.
    ///
    /// @return those of which only the database knows where the votes came from
    private int[] countedAnew(int[] slots, int from, int end) {
        return Arrays.stream(slots, from, end)
                .filter(slot -> !site.count(slot, tallies))
                .toArray();
    }

    /// Puts posts that changed, and those that got votes, into their new places, for everybody who looks.
    private void moved(int[] changed, int[] voted, Instant now) {
        site.orders(site.orders().moved(site.ranking(), changed, voted, now.toEpochMilli()));
        changes.incrementAndGet();
        for (Perspective lens : lenses.all()) {
            IntStream.concat(IntStream.of(changed), IntStream.of(voted)).forEach(slot -> countFor(lens, slot));
            lens.orders(site.orders().followed(lens.ranking(), lens.orders(), changed, voted));
        }
    }

    /// Where only the database knows from where the votes came, they count as they do for the site.
    private void countFor(Perspective lens, int slot) {
        if (!lens.count(slot, tallies)) {
            Counts counts = site.ranking().counts();
            lens.set(slot, counts.up(slot), counts.down(slot));
        }
    }

    /// The posts of the last days as they stand for somebody who counts otherwise; made anew, followed by nobody.
    /// Nothing can be read from it in an order that needs old posts ([Orders#needsOld]).
    synchronized Perspective recent(VoteTerms others) {
        Perspective other = new Perspective(posts, others);
        for (int slot : site.orders().cooled().slots()) {
            countFor(other, slot);
        }
        other.orders(site.orders().young(other.ranking()));
        return other;
    }

    /// All posts as they stand for somebody who counts otherwise; made anew, and followed by nobody.
    synchronized Perspective counting(VoteTerms others, Instant now) {
        return whole(recent(others), now);
    }

    private synchronized Perspective whole(Perspective other, Instant now) {
        return ripened(other, now);
    }

    /// Counts older posts too, where that was not done yet.
    private Perspective ripened(Perspective other, Instant now) {
        synchronized (other) {
            if (!other.orders().whole()) {
                for (int slot : other.orders().whole(Order.NEW)) {
                    countFor(other, slot);
                }
                other.orders(other.orders().recounted(other.ranking(), now.toEpochMilli()));
            }
        }
        return other;
    }

    /// All posts as they stand for the site under its terms.
    Perspective site() {
        return site;
    }

    /// The posts as they stand for the site, or through a lens; kept for a while, and followed meanwhile.
    /// Whoever looks first waits until the last days are counted, and for older posts only where the order
    /// needs them.
    ///
    /// @param counted how votes count through it
    Perspective through(Lens lens, Supplier<VoteTerms> counted, Order order, Instant now) {
        if (lens instanceof Lens.Site) {
            return site;
        }
        Perspective known = lenses.find(lens, now.toEpochMilli());
        Perspective seen = known != null ? known : first(lens, counted, now);
        return Orders.needsOld(order) && !seen.orders().whole() ? whole(seen, now) : seen;
    }

    private synchronized Perspective first(Lens lens, Supplier<VoteTerms> counted, Instant now) {
        Perspective meanwhile = lenses.find(lens, now.toEpochMilli());
        if (meanwhile != null) {
            return meanwhile;
        }
        Perspective made = recent(counted.get());
        lenses.keep(lens, made, now.toEpochMilli());
        return made;
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
            rows.tallies(transaction, array(changes.voted()), this::tallied);
        }
        moved(slots(array(changes.posts())), slots(array(changes.voted())), now);
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
    public synchronized void age(Instant now) {
        long moment = now.toEpochMilli();
        site.orders(site.orders().aged(site.ranking(), moment));
        lenses.sweep(moment);
        lenses.all()
                .forEach(lens ->
                        lens.orders(site.orders().followed(lens.ranking(), lens.orders(), new int[0], new int[0])));
        changes.incrementAndGet();
    }

    /// How often something changed that a page reads from here: another number as soon as it did.
    public long changes() {
        return changes.get();
    }

    /// Reads again how many people are active in each community, by which [Order#SCALED] divides.
    public synchronized void recount() {
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
                .state(row.server(), row.localOnly(), row.gone(), row.nsfw(), row.peopleMonth());
    }

    private void post(FeedIndexRows.Post row) {
        boolean known = posts.slot(row.id()) != PostTable.NONE;
        CommunityRow community = communities.computeIfAbsent(row.communityId(), CommunityRow::new);
        int slot = posts.claim(row.id());
        posts.post(
                slot, community, row.authorId(), row.server(), millis(row.publishedAt()), row.flags(), row.language());
        posts.activity(slot, row.comments(), millis(row.newestCommentAt()), millis(row.newestCommentActiveAt()));
        if (!known) {
            community.add(slot);
        }
    }

    private static long millis(long micros) {
        return Math.floorDiv(micros, 1_000);
    }

    /// Counts posts without keeping where their votes came from, the fastest way while everything counts.
    private void count(Transaction transaction, long[] ids) {
        if (terms.get().votes().countEverything()) {
            rows.votes(transaction, ids, (post, up, down) -> {
                int slot = posts.slot(post);
                if (slot != PostTable.NONE) {
                    site.set(slot, up, down);
                }
            });
        } else {
            rows.tallies(transaction, ids, this::tallied);
        }
    }

    private void tallied(long post, TallyTable.Packing votes) {
        int slot = posts.slot(post);
        if (slot != PostTable.NONE) {
            site.count(slot, votes);
            tallies.keep(slot, votes);
        }
    }

    /// How these posts stand, by post id, as far as it is known here where their votes came from: on a
    /// page that is so for all but the oldest. A vote is told of as soon as it moves its post.
    ///
    /// @param scores under the terms by which this reader counts
    Map<Long, Standings> standings(List<PostId> of, ScoreView scores) {
        return counted.standings(of, scores);
    }

    /// One page: the pinned first where the scope has such, then the order, as this reader sees it. Ranks are those of
    /// the moment for which the orders were made: under any other, what ages could stand twice, or nowhere.
    ///
    /// @param perspective how votes count for them
    /// @param members the communities that the scope is about, where it is about some
    /// @param after   where the page before ended; null for the first page
    Slice page(
            Perspective perspective,
            Scope scope,
            Set<CommunityId> members,
            Order order,
            Filter filter,
            @Nullable PageCursor after,
            int limit,
            Instant now) {
        Orders current = perspective.orders();
        Ranking ranking = perspective.ranking();
        long moment = current.asOf();
        long instant = now.toEpochMilli();
        SlotFilter shown = new SlotFilter(posts, filter);
        IntPredicate inScope = candidates.inScope(scope, members);
        IntPredicate wanted = slot ->
                inScope.test(slot) && shown.shows(slot) && RankRule.within(order, posts.publishedAt(slot), instant);
        Walk walk = new Walk(ranking, order, moment, after, limit, wanted, candidates.pins(scope));
        walk.pinned(current.pinned());
        int[] few = candidates.few(scope, members, order, current, instant);
        if (few != null) {
            walk.rest(SlotSort.sorted(ranking, order, few, moment));
        } else {
            walk.rest(current.whole(order));
            if (Orders.ageing(order)) {
                walk.unranked(current.whole(Order.NEW));
            }
        }
        return walk.slice();
    }
}
