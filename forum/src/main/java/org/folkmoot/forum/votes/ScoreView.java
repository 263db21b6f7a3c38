package org.folkmoot.forum.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.votes.CountRule;
import org.folkmoot.rules.votes.CountedScore;
import org.folkmoot.rules.votes.Tally;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Score;
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

    private static final String TOTALS = """
            select post_id as target, origin_id, via_id, relayed, received_on, up, down
            from vote_tally
            where post_id = any(:posts) and comment_id = 0
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

        Tally tally() {
            return new Tally(originId, viaId, relayed, receivedOn, up, down);
        }
    }

    private final VoteTerms terms;

    /// Counts under these terms.
    public ScoreView(VoteTerms terms) {
        this.terms = terms;
    }

    /// How posts stand, by post id; one without votes is absent.
    public Map<Long, Standings> posts(Transaction transaction, Collection<PostId> posts) {
        long[] ids = posts.stream().mapToLong(PostId::value).toArray();
        return counted(
                transaction.query(POSTS).bind("posts", ids).mapTo(Row.class).list());
    }

    /// How all comments under a post stand, by comment id; one without votes is absent.
    public Map<Long, Standings> comments(Transaction transaction, PostId post) {
        return counted(
                transaction.query(COMMENTS).bind("post", post).mapTo(Row.class).list());
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
                .mapTo(Row.class)
                .list());
    }

    /// Counts posts without asking who voted from where; one on which no vote stands has no score.
    public void totals(Transaction transaction, long[] posts, EachScore each) {
        Map<Long, List<Tally>> tallies = new HashMap<>();
        transaction
                .query(TOTALS)
                .bind("posts", posts)
                .setFetchSize(5_000)
                .map((row, context) -> row(row))
                .forEach(row -> tallies.computeIfAbsent(row.target(), target -> new ArrayList<>())
                        .add(row.tally()));
        for (long post : posts) {
            List<Tally> of = tallies.get(post);
            each.accept(
                    post, of == null ? Score.NONE : CountRule.judge(of, terms).total());
        }
    }

    /// By hand, since a start reads hundreds of thousands of these.
    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("target"),
                new InstanceId(row.getLong("origin_id")),
                new InstanceId(row.getLong("via_id")),
                row.getBoolean("relayed"),
                row.getObject("received_on", LocalDate.class),
                row.getLong("up"),
                row.getLong("down"),
                null);
    }

    /// Takes the score of each post.
    @FunctionalInterface
    public interface EachScore {
        void accept(long post, Score score);
    }

    private Map<Long, Standings> counted(List<Row> rows) {
        Map<InstanceId, @Nullable String> domains = new HashMap<>();
        Map<Long, List<Tally>> tallies = new LinkedHashMap<>();
        for (Row row : rows) {
            domains.put(row.originId(), row.domain());
            tallies.computeIfAbsent(row.target(), target -> new ArrayList<>()).add(row.tally());
        }
        Map<Long, Standings> counted = new HashMap<>();
        tallies.forEach((target, of) -> {
            CountedScore score = CountRule.judge(of, terms);
            counted.put(target, new Standings(score.total(), Origins.shown(score.shares(), domains)));
        });
        return counted;
    }
}
