import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;

/// Fills a forum that was just set up with a whole network, by `network.sql`.
final class World {

    /// So many texts are said again and again, each time with another number at its end: none is quite as another.
    private static final int TEXTS = 20_000;

    private final Connection connection;
    private final Texts texts = new Texts(new SplittableRandom(20_230_702));

    World(Connection connection) {
        this.connection = connection;
    }

    /// A word that so many other words are more frequent than.
    String word(int place) {
        return texts.word(place);
    }

    /// Makes everything, and says what each step took.
    void sow() throws SQLException, IOException {
        long began = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '256MB'; set maintenance_work_mem = '1GB'; set jit = off");
            statement.execute("""
                    create unlogged table network_server (n int, active int, posts int, comments int, latency int);
                    create unlogged table network_community (n int, server int, subscribers int, posts int, active int);
                    create unlogged table network_text (n int primary key, title text, body text)""");
            copy("network_server", Path.of("bench/network-servers.tsv"));
            copy("network_community", Path.of("bench/network-communities.tsv"));
            texts();
            statement.execute("analyze network_server, network_community, network_text");
            for (String step : Files.readString(Path.of("bench/network.sql")).split("\n\n")) {
                if (step.contains(";\n") || step.endsWith(";")) {
                    step(statement, step);
                }
            }
        }
        Bench.progress("all of it took " + (System.nanoTime() - began) / 1_000_000_000 + " s");
    }

    private static void step(Statement statement, String step) throws SQLException {
        long began = System.nanoTime();
        statement.execute(step);
        while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
            // the answers of all its statements are taken
        }
        String name = step.lines().findFirst().orElse("").replaceFirst("^-- ", "");
        Bench.progress((System.nanoTime() - began) / 1_000_000_000 + " s: " + name);
    }

    /// The lines of a file, each with its number before it.
    private void copy(String table, Path file) throws SQLException, IOException {
        try (Copy rows = new Copy(connection, table)) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                Object[] values = line.split("\t");
                Object[] row = new Object[values.length + 1];
                row[0] = ++number;
                for (int n = 0; n < values.length; n++) {
                    row[n + 1] = values[n].equals("\\N") ? null : values[n];
                }
                rows.row(row);
            }
        }
    }

    private void texts() throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (Copy rows = new Copy(connection, "network_text")) {
            for (int n = 1; n <= TEXTS; n++) {
                rows.row(n, texts.title(random.nextInt(3, 14)), texts.body(4));
            }
        }
    }
}
