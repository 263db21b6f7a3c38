import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a member's own choices about servers cost their pages: the same members ask for the same pages
/// without a choice and with some, in turn, so that what else the machine does meets both alike.
final class OwnChoices {

    private static final int ROUNDS = 6;
    private static final int WARM = 2_000;
    private static final int ASKED = 400;
    private static final List<String> PAGES =
            List.of("/?order=hot", "/?order=new", "/subscribed?order=hot", "/post/" + Seed.LONG_POST);

    /// Ten servers, of which each member hides five, and shows five more; each by itself, as a peer with
    /// terms of its own is one row too.
    private static final String CHOOSE = """
            insert into member_peer_choice (person_id, name, domains, apart,
              posts, comments, communities, notifications, messages, chosen_at)
            select account.person_id, instance.domain, array[instance.domain], '{}', kind, kind, kind, kind, kind, now()
            from account
            cross join instance
            cross join lateral (select case when instance.id % 2 = 0 then 'HIDDEN' else 'SHOWN' end as kind) chosen
            where instance.id between 2 and 11
            """;

    private final Program program;
    private final Connection database;
    private final Asking asking;
    private final int port;

    OwnChoices(Program program, Connection database, int port) {
        this.program = program;
        this.database = database;
        this.asking = new Asking(port);
        this.port = port;
    }

    /// @param only a part of the addresses of the pages to be measured; empty for all
    void measure(String only) throws IOException, SQLException {
        System.out.println("""

                | page | without choices, median (ms) | with 10 choices | times | work without (ms) | with | times |
                |---|---|---|---|---|---|---|""");
        try (Client client = new Client(port)) {
            for (String page : PAGES) {
                if (page.contains(only)) {
                    measure(client, page);
                }
            }
        }
    }

    private void measure(Client client, String page) throws IOException, SQLException {
        choose(true);
        ask(client, page, WARM / 2);
        choose(false);
        ask(client, page, WARM / 2);
        List<double[]> times = List.of(new double[ROUNDS * ASKED], new double[ROUNDS * ASKED]);
        long[] work = new long[2];
        for (int round = 0; round < ROUNDS; round++) {
            for (int chosen : round % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                choose(chosen == 1);
                long before = program.work();
                System.arraycopy(
                        ask(client, page, ASKED), 0, times.get(chosen), round * ASKED, ASKED);
                work[chosen] += program.work() - before;
            }
        }
        times.forEach(Arrays::sort);
        double without = times.get(0)[ROUNDS * ASKED / 2];
        double with = times.get(1)[ROUNDS * ASKED / 2];
        double each = ROUNDS * ASKED;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                page,
                without,
                with,
                with / without,
                work[0] / each,
                work[1] / each,
                work[1] / (double) work[0]);
    }

    private double[] ask(Client client, String page, int times) throws IOException {
        double[] millis = new double[times];
        for (int n = 0; n < times; n++) {
            millis[n] = asking.page(client, page, asking.anyMember());
        }
        return millis;
    }

    private void choose(boolean some) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("delete from member_peer_choice");
            if (some) {
                statement.execute(CHOOSE);
            }
            statement.execute("analyze member_peer_choice");
        }
    }
}
