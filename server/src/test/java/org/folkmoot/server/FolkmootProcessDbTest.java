package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// The whole program as an operator meets it. Each test starts real processes, which takes seconds: those that need a
/// database use one after the other, as a machine lives through it.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FolkmootProcessDbTest {

    private final Path place = fresh();
    private final String port = Integer.toString(Folkmoot.freePort());

    private static Path fresh() {
        try {
            return Files.createTempDirectory(
                    "folkmoot-process-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @AfterAll
    void deletePlace() throws IOException {
        try (Stream<Path> tree = Files.walk(place)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Test
    @Order(1)
    void aWrongSettingStopsTheStartBeforeAnythingIsMade() throws Exception {
        try (Folkmoot folkmoot = Folkmoot.started(place, Map.of("FOLKMOOT_PROT", "1"))) {
            assertThat(folkmoot.ended()).isEqualTo(ExitCode.MISUSED.number());
            assertThat(folkmoot.said().lines())
                    .containsExactly("FOLKMOOT_PROT in the environment is no setting of Folkmoot."
                            + " Did you mean FOLKMOOT_PORT? `./folkmoot settings` lists them all.");
            assertThat(place.resolve("data")).doesNotExist();
        }
    }

    @Test
    @Order(2)
    void itStartsOnNothingAndKeepsASecondOneOffUntilItIsKilled() throws Exception {
        try (Folkmoot first = Folkmoot.started(place, Map.of("FOLKMOOT_PORT", port), "serve")) {
            first.awaitSaid("Folkmoot answers at");
            assertThat(first.said()).contains("Folkmoot answers at http://localhost:" + port);

            try (Folkmoot second = Folkmoot.started(place, Map.of("FOLKMOOT_PORT", port));
                    Folkmoot doctor = Folkmoot.started(place, Map.of("FOLKMOOT_PORT", port), "doctor")) {
                assertThat(second.ended()).isEqualTo(ExitCode.NO_DATABASE.number());
                assertThat(second.said())
                        .contains("Another Folkmoot (process ")
                        .contains("already works on " + place.resolve("data"));
                assertThat(doctor.ended()).isEqualTo(ExitCode.DONE.number());
                assertThat(doctor.said())
                        .contains("The database is PostgreSQL 18")
                        .contains("has taken all");
            }
            first.kill();
            first.ended();
        }
    }

    @Test
    @Order(3)
    void oneThatWasKilledStartsAgainAndStopsInGoodOrder() throws Exception {
        try (Folkmoot next = Folkmoot.started(place, Map.of("FOLKMOOT_PORT", port))) {
            next.awaitSaid("Folkmoot answers at");
            assertThat(next.said()).contains("Folkmoot answers at");
            next.terminate();
            assertThat(next.ended()).isEqualTo(ExitCode.DONE.number());
            assertThat(place.resolve("data/postgresql/cluster/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    @Order(4)
    void aPortThatIsTakenIsToldInASentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Folkmoot folkmoot =
                        Folkmoot.started(place, Map.of("FOLKMOOT_PORT", Integer.toString(other.getLocalPort())))) {
            assertThat(folkmoot.ended()).isEqualTo(ExitCode.PORT_TAKEN.number());
            assertThat(folkmoot.said())
                    .contains("Folkmoot cannot listen on 127.0.0.1 port " + other.getLocalPort())
                    .contains("FOLKMOOT_PORT");
        }
    }

    @Test
    void aWrongWordIsRefusedWithTheRightOnes() throws Exception {
        try (Folkmoot folkmoot = Folkmoot.started(place, Map.of(), "sevre")) {
            assertThat(folkmoot.ended()).isEqualTo(ExitCode.MISUSED.number());
            assertThat(folkmoot.said()).contains("sevre").contains("serve");
        }
    }

    @Test
    void theDoctorNamesWhatIsWrongWithADatabaseThatIsAway() throws Exception {
        Map<String, String> away =
                Map.of("FOLKMOOT_PORT", port, "FOLKMOOT_DATABASE_URL", "postgresql://moot:secret@127.0.0.1:1/forum");
        try (Folkmoot doctor = Folkmoot.started(place, away, "doctor")) {
            assertThat(doctor.ended()).isEqualTo(ExitCode.FAILED.number());
            assertThat(doctor.said())
                    .contains("BAD   The database cannot be reached")
                    .contains("Start PostgreSQL, or correct FOLKMOOT_DATABASE_URL.")
                    .doesNotContain("secret");
        }
    }
}
