import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Works out from the tables alone which posts a page must show, and with which scores, with the votes of one server and
/// without them.
final class Expected {

    private static final int POSTS_A_PAGE = 20;
    /// So many of the first are put in order anew for other moments close by.
    private static final int CLOSE = 300;
    private static final double HOUR = 3_600_000;
    private static final long WEEK = 7 * 86_400_000L;
    private static final long DAY = 86_400_000L;

    private static final String POSTS = """
            select post.id, post.community_id, community.instance_id = 1, post.author_id,
                   floor(extract(epoch from post.published_at) * 1000)::bigint,
                   floor(extract(epoch from newest_comment_active_at) * 1000)::bigint,
                   coalesce(net, 0), coalesce(theirs, 0)
            from post
            join community on community.id = post.community_id
            join post_activity on post_id = post.id
            left join (
              select post_id, sum(up - down) as net, sum(up - down) filter (where origin_id = %d) as theirs
              from vote_tally where comment_id = 0 and post_id > %d group by post_id) votes on votes.post_id = post.id
            where post.id > %d
            order by post.id
            """;

    /// An order that is asked for.
    enum Listed {
        HOT,
        ACTIVE,
        TOP_DAY
    }

    /// A post as a page shows it.
    record Line(long post, long score) {}

    /// The posts of one page at any moment.
    private record Post(
            long id, long community, boolean ours, long author, long published, long bumped, long net, long theirs) {

        long score(boolean without) {
            return without ? net - theirs : net;
        }

        double rank(Listed order, boolean without, long now) {
            return switch (order) {
                case HOT -> hot(score(without), now - published);
                case ACTIVE -> hot(score(without), now - bumped);
                case TOP_DAY -> published > now - DAY ? score(without) : Double.NEGATIVE_INFINITY;
            };
        }

        private static double hot(long score, long age) {
            return age < 0 || age >= WEEK ? 0 : Math.log10(Math.max(2, score + 2)) / Math.pow(age / HOUR + 2, 1.8);
        }
    }

    private final List<Post> posts = new ArrayList<>();

    /// @param server whose votes are counted or not
    /// @param newest so many posts are read; what is older is neither hot nor of today
    Expected(Connection connection, long server, long newest) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            ResultSet last = statement.executeQuery("select max(id) from post");
            last.next();
            long after = last.getLong(1) - newest;
            ResultSet rows = statement.executeQuery(POSTS.formatted(server, after, after));
            while (rows.next()) {
                posts.add(new Post(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getBoolean(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8)));
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /// Whether the scores on a page are the right ones.
    boolean scores(List<Line> page, boolean without) {
        return !page.isEmpty()
                && page.stream()
                        .allMatch(line -> find(line.post()) instanceof Post post && post.score(without) == line.score());
    }

    private Post find(long id) {
        int low = 0;
        int high = posts.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = posts.get(middle).id();
            if (found == id) {
                return posts.get(middle);
            }
            if (found < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /// The post of the last day that the server voted for most: where a change shows.
    long mostVoted() {
        return posts.stream()
                .filter(post -> post.published() > System.currentTimeMillis() - DAY)
                .max(Comparator.comparingLong(Post::theirs))
                .orElseThrow()
                .id();
    }

    long author(long post) {
        return find(post).author();
    }

    /// A feed: which posts, in which order, seen by whom.
    final class Feed {

        private final Listed order;
        private final IntPredicate wanted;
        private int[] close = {};
        private boolean closeWithout;

        private Feed(Listed order, IntPredicate wanted) {
            this.order = order;
            this.wanted = wanted;
        }

        /// Whether a page shows the right posts in the right order, as it was at any moment of the three seconds before:
        /// ranks fall meanwhile.
        boolean holds(List<Line> page, boolean without, long now) {
            if (close.length == 0 || closeWithout != without) {
                closeWithout = without;
                close = first(IntStream.range(0, posts.size()).filter(wanted).toArray(), without, now, CLOSE);
            }
            for (long moment = now; moment > now - 3_000; moment -= 100) {
                int[] right = first(close, without, moment, POSTS_A_PAGE);
                if (IntStream.of(right).mapToObj(n -> posts.get(n).id()).toList().equals(page.stream()
                        .map(Line::post)
                        .toList())) {
                    return true;
                }
            }
            return false;
        }

        private int[] first(int[] of, boolean without, long now, int most) {
            record Ranked(int place, double rank) {}
            return IntStream.of(of)
                    .mapToObj(n -> new Ranked(n, posts.get(n).rank(order, without, now)))
                    .sorted(Comparator.comparingDouble((Ranked ranked) -> -ranked.rank())
                            .thenComparing(ranked -> -posts.get(ranked.place()).published())
                            .thenComparing(ranked -> -posts.get(ranked.place()).id()))
                    .limit(most)
                    .mapToInt(Ranked::place)
                    .toArray();
        }
    }

    Feed all(Listed order) {
        return new Feed(order, n -> true);
    }

    Feed local(Listed order) {
        return new Feed(order, n -> posts.get(n).ours());
    }

    Feed community(Listed order, long community) {
        return new Feed(order, n -> posts.get(n).community() == community);
    }

    /// What a member subscribes to, without what they block.
    Feed subscribed(Listed order, Connection connection, long member) throws SQLException {
        Set<Long> communities =
                numbers(connection, "select community_id from subscription where person_id = " + member);
        communities.removeAll(
                numbers(connection, "select community_id from community_block where person_id = " + member));
        Set<Long> blocked = numbers(connection, "select blocked_id from person_block where person_id = " + member);
        return new Feed(
                order,
                n -> communities.contains(posts.get(n).community())
                        && !blocked.contains(posts.get(n).author()));
    }

    private static Set<Long> numbers(Connection connection, String question) throws SQLException {
        Set<Long> numbers = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
