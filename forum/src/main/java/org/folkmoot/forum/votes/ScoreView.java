package org.folkmoot.forum.votes;

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
import org.folkmoot.database.Columns;
import org.folkmoot.database.Question;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.rules.votes.CountRule;
import org.folkmoot.rules.votes.CountedScore;
import org.folkmoot.rules.votes.Tally;
import org.folkmoot.rules.votes.VoteCounter;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Score;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Reads tallies and counts them under the terms in force: scores are never stored.
public final class ScoreView {

    private static final Question<Row> POSTS = Question.of("""
            select post_id, origin_id, via_id, relayed, received_on - date '1970-01-01', up, down, domain
            from vote_tally left join instance on instance.id = vote_tally.origin_id
            where post_id = any(:posts) and comment_id = 0
            """, Row::of, "posts");

    private static final Question<OfComment> TARGETS = Question.of("""
            select comment_id, origin_id, via_id, relayed, received_on - date '1970-01-01', up, down
            from vote_tally
            where (post_id, comment_id) in (select * from unnest(cast(:posts as bigint[]), cast(:comments as bigint[])))
            """, OfComment::of, "posts", "comments");

    private static final Question<OfComment> COMMENTS = Question.of("""
            select comment_id, origin_id, via_id, relayed, received_on - date '1970-01-01', up, down
            from vote_tally
            where post_id = :post and comment_id <> 0
            """, OfComment::of, "post");

    private static final String TOTALS = "select post_id, sum(up), sum(down) from vote_tally where comment_id = 0 ";

    private static final String TALLIES = """
        select post_id, origin_id, via_id, relayed, received_on, up, down
        from vote_tally
        where comment_id = 0
        """;

    private record OfComment(long comment, Tally tally) {

        private static OfComment of(Columns row) {
            return new OfComment(row.nextLong(), received(row));
        }
    }

    private record Row(long post, Tally tally, @Nullable String domain) {

        private static Row of(Columns row) {
            return new Row(row.nextLong(), received(row), row.nextTextOrNull());
        }
    }

    private static Tally received(Columns row) {
        return new Tally(
                new InstanceId(row.nextLong()),
                new InstanceId(row.nextLong()),
                row.nextBoolean(),
                LocalDate.ofEpochDay(row.nextInt()),
                row.nextLong(),
                row.nextLong());
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

    /// The terms under which it counts now.
    public Snapshot terms() {
        return inForce.get();
    }

    /// How posts stand, by post id; one without votes is absent.
    public Map<Long, Standings> posts(Transaction transaction, Collection<PostId> posts) {
        long[] ids = posts.stream().mapToLong(PostId::value).toArray();
        return counted(transaction.ask(POSTS, ids));
    }

    /// The scores of all comments under a post, by comment id; one without votes is absent.
    public Map<Long, Score> comments(Transaction transaction, PostId post) {
        return scores(transaction.ask(COMMENTS, post.value()));
    }

    /// The scores of comments under any posts, by comment id; one without votes is absent.
    public Map<Long, Score> targets(Transaction transaction, List<VoteTarget> comments) {
        return scores(transaction.ask(
                TARGETS,
                comments.stream().mapToLong(target -> target.post().value()).toArray(),
                comments.stream().mapToLong(VoteTarget::commentKey).toArray()));
    }

    /// How one comment stands, and which servers' people made it.
    public Standings comment(Transaction transaction, VoteTarget comment) {
        List<Tally> tallies =
                transaction
                        .ask(TARGETS, new long[] {comment.post().value()}, new long[] {comment.commentKey()})
                        .stream()
                        .map(OfComment::tally)
                        .toList();
        return counted(Map.of(comment.commentKey(), tallies)).getOrDefault(comment.commentKey(), Standings.NONE);
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

    private Map<Long, Score> scores(List<OfComment> rows) {
        Map<Long, List<Tally>> tallies = new HashMap<>();
        for (OfComment row : rows) {
            tallies.computeIfAbsent(row.comment(), comment -> new ArrayList<>(2))
                    .add(row.tally());
        }
        VoteCounter counter = new VoteCounter(inForce.get().votes());
        Map<Long, Score> scores = new HashMap<>();
        tallies.forEach((comment, of) ->
                scores.put(comment, CountRule.judge(of, counter).total()));
        return scores;
    }

    private Map<Long, Standings> counted(List<Row> rows) {
        Map<InstanceId, @Nullable String> domains = new HashMap<>();
        Map<Long, List<Tally>> tallies = new LinkedHashMap<>();
        for (Row row : rows) {
            domains.put(row.tally().origin(), row.domain());
            tallies.computeIfAbsent(row.post(), target -> new ArrayList<>()).add(row.tally());
        }
        return counted(tallies, domains);
    }

    /// How targets stand whose tallies are known already.
    ///
    /// @param tallies by target
    public Map<Long, Standings> counted(Map<Long, List<Tally>> tallies) {
        return counted(tallies, Map.of());
    }

    private Map<Long, Standings> counted(Map<Long, List<Tally>> tallies, Map<InstanceId, @Nullable String> domains) {
        Snapshot snapshot = inForce.get();
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
