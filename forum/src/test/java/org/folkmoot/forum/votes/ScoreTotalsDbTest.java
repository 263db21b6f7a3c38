package org.folkmoot.forum.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.Database;
import org.folkmoot.forum.KeptCounts;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Score;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// The index asks for totals by another statement than pages ask for scores, and both must come to the same.
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreTotalsDbTest {

    /// Four posts: two with votes of three servers on two days, one with a vote on a comment alone, one with none.
    private static final String POSTS = """
        insert into instance (id, domain) values (2, 'beta.example'), (3, 'gamma.example');
        insert into person (id, instance_id, name, created_at) values (1, 1, 'ana', now());
        insert into community (id, instance_id, name, title, created_at) values (1, 1, 'trains', 'Trains', now());
        insert into post (id, community_id, author_id, instance_id, title, published_at)
          select n, 1, 1, 1, 'Post', now() from generate_series(1, 4) n;
        insert into post_activity select id, 0, published_at, published_at from post;
        insert into vote
          select post, 0, person, case when (post * person) % 4 = 3 then 'DOWN' else 'UP' end, 1 + person % 3, null,
                 case person % 3 when 0 then 'LOCAL' else 'SIGNED' end, now(),
                 timestamptz '2026-02-01T12:00:00Z' + interval '1 day' * (person % 2)
          from generate_series(1, 2) post, generate_series(1, 40) person;
        insert into vote values (3, 9, 1, 'UP', 1, null, 'LOCAL', now(), now());
        insert into vote_tally
          select post_id, comment_id, origin_id, origin_id, false, (received_at at time zone 'utc')::date,
                 count(*) filter (where direction = 'UP'), count(*) filter (where direction = 'DOWN')
          from vote group by 1, 2, 3, 4, 5, 6
        """;

    private final Database database;
    private final ScoreView scores = new ScoreView(() -> Snapshot.of(Policy.NONE, Map.of()));

    ScoreTotalsDbTest(Database database) {
        this.database = database;
    }

    @BeforeAll
    void writePosts() {
        database.change(transaction -> {
            for (String statement : POSTS.split(";\n", -1)) {
                transaction.update(statement).execute();
            }
            KeptCounts.fill(transaction);
        });
    }

    @Test
    void theyAreTheScoresThatPagesShow() {
        assertThat(totals())
                .isEqualTo(scores())
                .hasSize(4)
                .containsEntry(3L, List.of(0L, 0L))
                .containsEntry(4L, List.of(0L, 0L));
    }

    private Map<Long, List<Long>> totals() {
        Map<Long, List<Long>> totals = new HashMap<>();
        database.change(transaction -> scores.totals(
                transaction,
                new long[] {4, 3, 2, 1},
                (post, up, down) ->
                        assertThat(totals.put(post, List.of(up, down))).isNull()));
        return totals;
    }

    private Map<Long, List<Long>> scores() {
        List<PostId> posts = List.of(new PostId(1), new PostId(2), new PostId(3), new PostId(4));
        Map<Long, Standings> standings = database.read(transaction -> scores.posts(transaction, posts));
        Map<Long, List<Long>> shown = new HashMap<>();
        for (PostId post : posts) {
            Score score = standings.getOrDefault(post.value(), Standings.NONE).score();
            shown.put(post.value(), List.of(score.up(), score.down()));
        }
        return shown;
    }
}
