package org.folkmoot.database.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.database.DatabaseAddress;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.ServerCheck;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresDbTest {

    /// Made and stopped; copied for all tests but those that are about the making.
    private static final Path MADE = made();

    /// For tests that only look.
    private static final Path SHARED_PLACE = Places.open();

    private static final EmbeddedPostgres SHARED = copied(SHARED_PLACE);

    private final Path place = Places.open();
    private final List<AutoCloseable> open = new ArrayList<>();

    private static Path made() {
        Path made = Places.open();
        Places.start(made).close();
        return made;
    }

    private static EmbeddedPostgres copied(Path where) {
        Places.copy(MADE, where);
        return Places.start(where);
    }

    @AfterAll
    static void stopAndDeleteTheSharedOnes() {
        SHARED.close();
        Places.delete(SHARED_PLACE);
        Places.delete(MADE);
    }

    @AfterEach
    void stopAndDelete() throws Exception {
        for (AutoCloseable server : open.reversed()) {
            server.close();
        }
        Places.delete(place);
    }

    @Test
    void whatWasWrittenIsThereAfterAStopAndAStart() throws SQLException {
        EmbeddedPostgres first = copied(place);
        run(first.address(), "create table leaf as select 'oak' as name");
        first.close();

        EmbeddedPostgres second = started(place);

        assertThat(second.adopted()).isFalse();
        assertThat(answer(second.address(), "select name from leaf")).isEqualTo("oak");
    }

    @Test
    void itKeepsWhatItCommits() throws SQLException {
        DatabaseAddress address = SHARED.address();

        assertThat(answer(address, "show fsync")).isEqualTo("on");
        assertThat(answer(address, "show synchronous_commit")).isEqualTo("on");
        assertThat(answer(address, "show full_page_writes")).isEqualTo("on");
        assertThat(answer(address, "show data_checksums")).isEqualTo("on");
    }

    @Test
    void itSpeaksUnicodeAndSortsAlikeOnEveryMachine() throws SQLException {
        DatabaseAddress address = SHARED.address();

        assertThat(answer(address, "show server_encoding")).isEqualTo("UTF8");
        assertThat(answer(
                        address,
                        "select datlocprovider::text || datlocale from pg_database where datname = 'folkmoot'"))
                .isEqualTo("bC.UTF-8");
        assertThat(answer(address, "select lower('ÕÄÖÜ') || upper('ж')")).isEqualTo("õäöüЖ");
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        DatabaseAddress address = SHARED.address();

        assertThatThrownBy(() -> run(Places.withPassword(address, "guess"), "select 1"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void whatTheForumIsLoggedInAsIsNoSuperuser() throws SQLException {
        DatabaseAddress address = SHARED.address();

        assertThat(answer(address, "show is_superuser")).isEqualTo("off");
        assertThatThrownBy(() -> run(address, "copy (select 1) to program 'cat'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void itListensOnlyOnThisMachineAndLeavesNoSocketFile() throws SQLException {
        DatabaseAddress keeper = SHARED.keeper("postgres");

        assertThat(answer(keeper, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(answer(keeper, "show unix_socket_directories")).isEmpty();
    }

    @Test
    void thePasswordsAreOursAlone() throws IOException {
        Path file = SHARED_PLACE.resolve("postgresql").resolve("passwords");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SHARED_PLACE.resolve("postgresql").resolve("password.new")).doesNotExist();
    }

    @Test
    void aSecondFolkmootOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> Places.start(SHARED_PLACE))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(
                        "Another Folkmoot (process " + ProcessHandle.current().pid() + ")")
                .hasMessageContaining("FOLKMOOT_DATA");
    }

    @Test
    void aServerThatOutlivedItsFolkmootIsAdopted() throws Exception {
        EmbeddedPostgres first = copied(place);
        run(first.address(), "create table leaf as select 'oak' as name");
        first.close();
        Process orphan = orphan();

        EmbeddedPostgres second = started(place);

        assertThat(second.adopted()).isTrue();
        assertThat(PostmasterFile.read(place.resolve("postgresql/cluster")))
                .extracting(PostmasterFile::process)
                .isEqualTo(orphan.pid());
        assertThat(answer(second.address(), "select name from leaf")).isEqualTo("oak");
        second.close();
        open.clear();
        assertThat(orphan.waitFor()).isZero();
    }

    @Test
    void aFolkmootThatIsKilledLosesNothingAndStartsAgain() throws Exception {
        Places.copy(MADE, place);
        Path said = Files.createFile(place.resolve("said"));
        Process folkmoot = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesUntilKilled.class.getName(),
                        place.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        while (Files.size(said) < 1_000 && folkmoot.isAlive()) {
            Thread.sleep(20);
        }
        folkmoot.destroyForcibly().waitFor();
        long committed = Files.readString(said)
                .lines()
                .filter(line -> line.matches("\\d+"))
                .count();

        DatabaseAddress address = started(place).address();

        assertThat(committed).isGreaterThan(100);
        assertThat(Long.parseLong(answer(address, "select count(*) from written")))
                .isGreaterThanOrEqualTo(committed);
    }

    @Test
    void aServerThatIsKilledIsStartedAgainOnTheSamePort() throws Exception {
        Places.copy(MADE, place);
        DatabaseAddress address = started(place).address();
        run(address, "create table leaf as select 'oak' as name");
        PostmasterFile file = requireNonNull(PostmasterFile.read(place.resolve("postgresql/cluster")));
        ProcessHandle.of(file.process()).orElseThrow().destroyForcibly();

        assertThat(eventually(address, "select name from leaf")).isEqualTo("oak");
    }

    @Test
    void whatAPowerCutLeftOfThePidFileDoesNotStopIt() throws Exception {
        EmbeddedPostgres first = copied(place);
        Path file = PostmasterFile.in(place.resolve("postgresql/cluster"));
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        first.close();
        lines.set(0, Long.toString(ProcessHandle.current().pid())); // its number is another program's by now
        Files.write(file, lines);

        assertThat(answer(started(place).address(), "select 1")).isEqualTo("1");
    }

    @Test
    void aClusterThatWasNotMadeToItsEndIsMadeAnew() throws Exception {
        Files.createDirectories(place.resolve("postgresql/cluster.new/base"));
        Files.writeString(place.resolve("postgresql/cluster.new/PG_VERSION"), "18\n");

        assertThat(answer(started(place).address(), "select 1")).isEqualTo("1");
        assertThat(place.resolve("postgresql/cluster.new")).doesNotExist();
    }

    @Test
    void aDatabaseThatWasNotMadeToItsEndIsMadeAtTheNextStart() throws Exception {
        EmbeddedPostgres first = copied(place);
        run(first.keeper("postgres"), "drop database folkmoot");
        run(first.keeper("postgres"), "drop role folkmoot");
        first.close();

        assertThat(answer(started(place).address(), "select current_user")).isEqualTo("folkmoot");
    }

    @Test
    void aClusterOfAnotherPostgresqlIsRefusedInASentence() throws Exception {
        Places.copy(MADE, place);
        Files.writeString(place.resolve("postgresql/cluster/PG_VERSION"), "17\n");

        assertThatThrownBy(() -> Places.start(place))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("was made by PostgreSQL 17, and this Folkmoot brings PostgreSQL 18");
    }

    @Test
    void whatPostgresqlSaysIsToldWhenItDoesNotStart() throws Exception {
        Places.copy(MADE, place);
        Files.writeString(place.resolve("postgresql/cluster/postgresql.auto.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(() -> Places.start(place))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("PostgreSQL did not start:")
                .hasMessageContaining("server.log");
    }

    @Test
    void itWorksBelowAFolderThatOnlyWeCanEnterAndMovesOutOfIt() throws Exception {
        Path closed = Places.closed();
        try {
            EmbeddedPostgres first = Places.start(closed);
            run(first.address(), "create table leaf as select 'oak' as name");
            first.close();
            Files.move(closed.resolve("postgresql"), place.resolve("postgresql"));

            assertThat(answer(started(place).address(), "select name from leaf"))
                    .isEqualTo("oak");
        } finally {
            Places.delete(closed);
        }
    }

    private EmbeddedPostgres started(Path where) {
        EmbeddedPostgres server = Places.start(where);
        open.add(server);
        return server;
    }

    /// A server as a crash leaves it: running, with nobody who started it.
    private Process orphan() throws Exception {
        Path folder = place.resolve("postgresql").toRealPath();
        Programs programs = Programs.unpackedIn(Places.programs());
        RunAs runAs = RunAs.choose(programs, folder);
        Cluster cluster = new Cluster(folder, programs, runAs, new Passwords("", ""), EmbeddedPostgres.Durability.SAFE);
        Process process = new ProcessBuilder(runAs.command(cluster.server(EmbeddedPostgres.freePort())))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(cluster.log().toFile())
                .start();
        while (true) {
            PostmasterFile file = PostmasterFile.read(cluster.files());
            if (file != null && file.ready()) {
                return process;
            }
            Thread.sleep(20);
        }
    }

    private static String eventually(DatabaseAddress address, String question) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return answer(address, question);
            } catch (SQLException away) {
                if (attempt == 150) {
                    throw away;
                }
                Thread.sleep(100);
            }
        }
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(DatabaseAddress address, String question) throws SQLException {
        try (Connection connection = ServerCheck.connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
