package org.folkmoot.forum.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.rules.votes.CountRule;
import org.folkmoot.rules.votes.CountedScore;
import org.folkmoot.rules.votes.Tally;
import org.folkmoot.rules.votes.VoteCounter;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Reads tallies and counts them under the terms in force: scores are never stored.
public final class ScoreView {

    private static final String POSTS = """
        select post_id as target, origin_id, via_id, relayed, received_on, up, down, domain
        from vote_tally left join instance on instance.id = vote_tally.origin_id
        where post_id = any(:posts) and comment_id = 0
        """;

    private static final String TARGETS = """
        select comment_id as target, origin_id, via_id, relayed, received_on, up, down, domain
        from vote_tally left join instance on instance.id = vote_tally.origin_id
        where (post_id, comment_id) in (select * from unnest(cast(:posts as bigint[]), cast(:comments as bigint[])))
        """;

    private static final String TOTALS = "select post_id, sum(up), sum(down) from vote_tally where comment_id = 0 ";

    private static final String TALLIES = """
        select post_id, origin_id, via_id, relayed, received_on, up, down
        from vote_tally
        where comment_id = 0
        """;

    private static final String COMMENTS = """
        select comment_id as target, origin_id, via_id, relayed, received_on, up, down, domain
        from vote_tally left join instance on instance.id = vote_tally.origin_id
        where post_id = :post and comment_id <> 0
        """;

    private record Row(
            long target,
            InstanceId originId,
            InstanceId viaId,
            boolean relayed,
            LocalDate receivedOn,
            long up,
            long down,
            @Nullable String domain) {

        /// By place and by hand: a front page reads hundreds of these.
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    new InstanceId(row.getLong(2)),
                    new InstanceId(row.getLong(3)),
                    row.getBoolean(4),
                    row.getObject(5, LocalDate.class),
                    row.getLong(6),
                    row.getLong(7),
                    row.getString(8));
        }

        Tally tally() {
            return new Tally(originId, viaId, relayed, receivedOn, up, down);
        }
    }

    private final Supplier<Snapshot> inForce;

    /// Counts under the terms that are in force whenever it is asked.
    public ScoreView(Supplier<Snapshot> inForce) {
        this.inForce = inForce;
    }

    /// The same votes, counted under other terms.
    public ScoreView under(Snapshot others) {
        return new ScoreView(() -> others);
    }

    /// How posts stand, by post id; one without votes is absent.
    public Map<Long, Standings> posts(Transaction transaction, Collection<PostId> posts) {
        long[] ids = posts.stream().mapToLong(PostId::value).toArray();
        return counted(transaction
                .query(POSTS)
                .bind("posts", ids)
                .map((row, context) -> Row.of(row))
                .list());
    }

    /// How all comments under a post stand, by comment id; one without votes is absent.
    public Map<Long, Standings> comments(Transaction transaction, PostId post) {
        return counted(transaction
                .query(COMMENTS)
                .bind("post", post)
                .map((row, context) -> Row.of(row))
                .list());
    }

    /// How comments under any posts stand, by comment id; one without votes is absent.
    public Map<Long, Standings> targets(Transaction transaction, List<VoteTarget> comments) {
        return counted(transaction
                .query(TARGETS)
                .bind(
                        "posts",
                        comments.stream()
                                .mapToLong(target -> target.post().value())
                                .toArray())
                .bind(
                        "comments",
                        comments.stream().mapToLong(VoteTarget::commentKey).toArray())
                .map((row, context) -> Row.of(row))
                .list());
    }

    /// Adds up the votes on posts as they were received, which is how they count where everything counts; a
    /// post on which no vote stands is told of, with nothing. A start asks this for hundreds of thousands. The
    /// list hides from PostgreSQL's planner, which would weigh every number of it for longer than the answer
    /// takes.
    public void totals(Transaction transaction, long[] posts, EachTotal each) {
        String of = of(posts);
        long[] asked = posts.clone();
        Arrays.sort(asked);
        BitSet told = new BitSet(asked.length);
        EachTotal telling = (post, up, down) -> {
            told.set(Arrays.binarySearch(asked, post));
            each.total(post, up, down);
        };
        transaction.copy(
                TOTALS + of + " group by post_id",
                row -> telling.total(row.nextLong(), row.nextLong(), row.nextLong()));
        for (int place = told.nextClearBit(0); place < asked.length; place = told.nextClearBit(place + 1)) {
            each.total(asked[place], 0, 0);
        }
    }

    private static String of(long[] posts) {
        return LongStream.of(posts)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "and post_id = any(array(select unnest('{", "}'::bigint[])))"));
    }

    /// Reads where the votes on posts came from, post by post.
    public void tallies(Transaction transaction, long[] posts, EachTally each) {
        transaction.copy(
                TALLIES + of(posts) + " order by post_id",
                row -> each.tally(
                        row.nextLong(),
                        row.nextLong(),
                        row.nextLong(),
                        row.nextBoolean(),
                        row.nextDay(),
                        row.nextInt(),
                        row.nextInt()));
    }

    /// Takes one tally of a post; see [Tally].
    @FunctionalInterface
    public interface EachTally {
        void tally(long post, long origin, long via, boolean relayed, long day, long up, long down);
    }

    /// Takes the votes on a post, as they were received.
    @FunctionalInterface
    public interface EachTotal {
        void total(long post, long up, long down);
    }

    private Map<Long, Standings> counted(List<Row> rows) {
        Snapshot snapshot = inForce.get();
        Map<InstanceId, @Nullable String> domains = new HashMap<>();
        Map<Long, List<Tally>> tallies = new LinkedHashMap<>();
        for (Row row : rows) {
            domains.put(row.originId(), row.domain());
            tallies.computeIfAbsent(row.target(), target -> new ArrayList<>()).add(row.tally());
        }
        Origins origins = new Origins(snapshot, domains);
        VoteCounter counter = new VoteCounter(snapshot.votes());
        Map<Long, Standings> counted = new HashMap<>();
        tallies.forEach((target, of) -> {
            CountedScore score = CountRule.judge(of, counter);
            counted.put(target, new Standings(score.total(), origins.shown(score.shares(), of)));
        });
        return counted;
    }
}
