import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks the same PostgreSQL for the rows of twenty posts by primary key and for nothing else: no front page made from
/// tables can be faster.
final class Statements {

    private static final int POSTS_A_PAGE = 20;
    private static final long SECONDS = 5;

    private Statements() {}

    static void measure(Program program) throws Exception {
        System.out.println("\n| the bare statement for 20 posts by primary key | answers a second |\n|---|---|");
        for (int connections : new int[] {1, 8}) {
            List<Callable<Integer>> work = new ArrayList<>(Collections.nCopies(connections, () -> ask(program)));
            int answers = 0;
            try (var threads = Executors.newFixedThreadPool(connections)) {
                for (Future<Integer> each : threads.invokeAll(work)) {
                    answers += each.get();
                }
            }
            System.out.printf(Locale.ROOT, "| %d connections | %,d |%n", connections, answers / SECONDS);
        }
    }

    private static int ask(Program program) throws Exception {
        int answers = 0;
        try (Connection connection = program.connect();
                PreparedStatement statement = connection.prepareStatement("select * from post where id = any(?)")) {
            Long[] posts = new Long[POSTS_A_PAGE];
            for (int n = 0; n < POSTS_A_PAGE; n++) {
                posts[n] = 670_000L + n * 311;
            }
            statement.setArray(1, connection.createArrayOf("bigint", posts));
            long until = System.nanoTime() + (SECONDS + 1) * 1_000_000_000L;
            long warm = System.nanoTime() + 1_000_000_000L;
            while (System.nanoTime() < until) {
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getString("title");
                    }
                }
                answers += System.nanoTime() > warm ? 1 : 0;
            }
        }
        return answers;
    }
}
