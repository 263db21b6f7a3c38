package org.folkmoot.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.folkmoot.database.Connections;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.LogIn;
import org.folkmoot.forum.accounts.PersonView;
import org.folkmoot.forum.accounts.Sessions;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.notifications.AttentionView;
import org.folkmoot.forum.notifications.Inbox;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Secrets;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// What every page asks finds its rows by an index, in tables that have grown: PostgreSQL's own count of the scans of
/// whole tables must stand still. Plans are not read, so that the statements that run are the ones that are proven.
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotStatementsDbTest {

    private static final String GROW = """
            insert into instance (domain) values ('peer.example');
            insert into person (instance_id, name, created_at)
              select 1 + n % 2, 'person' || n, now() from generate_series(1, 60000) n;
            insert into account (person_id, password_hash, admitted, created_at)
              select id, 'x', true, now() from person where id > 10 and id <= 10000;
            insert into session
              select sha256(n::text::bytea), n, now(), now() + interval '90 days' from generate_series(11, 5000) n;
            insert into community (instance_id, name, title, created_at)
              select 1, 'place' || n, 'Place', now() from generate_series(1, 200) n;
            insert into community_role select id, id + 10, 0, now() from community;
            insert into post (community_id, author_id, instance_id, title, published_at)
              select 1 + n % 200, 11 + n % 50000, 1, 'Post ' || n, now() from generate_series(1, 20000) n;
            insert into post_activity select id, 2, published_at, published_at from post;
            insert into comment (post_id, depth, author_id, instance_id, body, published_at)
              select 1 + n % 20000, 0, 11 + n % 50000, 1, 'Comment', now() from generate_series(1, 40000) n;
            insert into vote select id, 0, 11 + (id * 7 + n) % 50000, 'UP', 1, null, 'LOCAL', now(), now()
              from post, generate_series(1, 4) n;
            insert into vote_tally select id, 0, 1, 1, false, (now() at time zone 'utc')::date, 4, 0 from post;
            insert into notification (person_id, kind, post_id, comment_id, notified_at)
              select 11 + n % 5000, 'REPLY', post_id, id, now() from (select post_id, id, id as n from comment) c;
            insert into person_block select 11 + n, 12 + n, now() from generate_series(1, 9000) n;
            insert into community_block select 11 + n, 1 + n % 200, now() from generate_series(1, 9000) n;
            insert into subscription select 11 + n, 1 + n % 200, now() from generate_series(1, 9000) n;
            insert into community_follower_instance select community_id, person.instance_id, count(*)
              from subscription join person on person.id = person_id where person.instance_id <> 1 group by 1, 2
            """;

    private static final List<String> GROWN = List.of(
            "post",
            "post_activity",
            "comment",
            "vote",
            "vote_tally",
            "person",
            "person_count",
            "account",
            "session",
            "notification",
            "person_block",
            "community_block",
            "subscription");

    private final World world;
    private final Connections one;
    private final Database database;
    private final Viewer reader;
    private final String session;

    HotStatementsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        World.Member ana = world.member("ana");
        reader = ana.viewer();
        session = done(new LogIn(world.database, world.names, world.passwords, world.sessions, world.clock)
                .logIn(new LogIn.Request("ana", World.PASSWORD, null)));
        world.database.change(transaction -> {
            for (String statement : GROW.split(";\n", -1)) {
                transaction.update(statement).execute();
            }
            KeptCounts.fill(transaction);
        });
        world.database.change(transaction -> transaction.update("analyze").execute());
        one = Connections.open(fresh.address(), 1); // one session, whose counts are told apart from no other's
        database = one.database();
    }

    @AfterAll
    void close() {
        one.close();
    }

    @Test
    void whatEveryPageAsksScansNoWholeTable() {
        List<PostId> page =
                LongStream.range(0, 50).mapToObj(n -> new PostId(1 + n * 397)).toList();
        var threads = new ThreadView(
                database,
                world.readers,
                world.scores,
                world.lenses,
                world.standing,
                world.communityStanding,
                world.speakers,
                world.clock);
        var comments = new CommentFeed(database, world.readers, world.scores, world.lenses, world.clock);
        var inbox = new Inbox(database, world.feeds, comments, world.readers, world.clock);
        var readerId = Objects.requireNonNull(reader.person());
        var attention = new AttentionView(database, world.termsInForce, world.peerChoices, world.clock);
        Map<String, Runnable> asked = new HashMap<>();
        asked.put("the cards of a page", () -> within(t -> world.feeds.cards(t, reader, page)));
        asked.put("the scores of a page", () -> within(t -> world.scores.posts(t, page)));
        asked.put("the scores of a thread", () -> within(t -> world.scores.comments(t, page.getFirst())));
        asked.put("the cards of comments", () -> within(t -> comments.cards(t, reader, someComments())));
        asked.put("a thread", () -> threads.thread(reader, page.getFirst(), CommentOrder.HOT));
        asked.put("who reads", () -> within(t -> world.readers.facts(t, reader)));
        asked.put("what they subscribe to", () -> within(t -> world.readers.subscriptions(t, readerId)));
        asked.put("whose session it is", () -> sessionsOf(database).viewer(session));
        asked.put("what asks for attention", () -> attention.of(reader, readerId));
        asked.put("a person", () -> new PersonView(database, world.clock).page(reader, readerId));
        asked.put("an inbox", () -> inbox.lines(reader, readerId, false, 0, 20));
        asked.put("what is unread", () -> inbox.unread(readerId));

        asked.forEach((what, question) -> {
            Map<String, Long> before = scans();
            question.run();
            Map<String, Long> after = scans();
            List<String> scanned = new ArrayList<>(GROWN);
            scanned.removeIf(table -> before.getOrDefault(table, 0L).equals(after.getOrDefault(table, 0L)));
            scanned.sort(Comparator.naturalOrder());
            assertThat(scanned).as("%s scans whole tables", what).isEmpty();
        });
    }

    @Test
    void aScanOfAWholeTableWouldBeSeen() {
        long before = scans().getOrDefault("post", 0L);
        within(transaction -> transaction
                .query("select count(body) from post")
                .mapTo(Long.class)
                .one());

        assertThat(scans().getOrDefault("post", 0L)).isGreaterThan(before);
    }

    private List<VoteTarget> someComments() {
        return LongStream.range(0, 20)
                .map(n -> 1 + n * 997)
                .mapToObj(id -> new VoteTarget(new PostId(1 + id % 20_000), new CommentId(id)))
                .toList();
    }

    private Sessions sessionsOf(Database own) {
        return new Sessions(own, new Secrets(new SplittableRandom(1)), world.clock);
    }

    private <T> void within(Function<Transaction, T> question) {
        database.read(question);
    }

    /// How often each table was scanned as a whole, by anybody.
    private Map<String, Long> scans() {
        database.read(transaction -> transaction
                .query("select pg_stat_force_next_flush()::text")
                .mapTo(String.class)
                .list());
        Map<String, Long> scans = new HashMap<>();
        record Row(String name, long scans) {}
        database.<List<Row>>read(transaction -> transaction
                        .query("select relname as name, seq_scan as scans from pg_stat_user_tables")
                        .mapTo(Row.class)
                        .list())
                .forEach(row -> scans.put(row.name(), row.scans()));
        return scans;
    }
}
