package org.folkmoot.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.folkmoot.server.MetricsSettings;
import org.folkmoot.server.doctor.SpaceCheck.Room;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be wrong with the machine, and how it is told.
class MachineChecksTest {

    private static final long MEBIBYTE = 1L << 20;

    @Test
    void aJavaThatIsTooOld() {
        Told.bad(new JavaCheck(21, "21.0.4"), "Java is 21.", "Install a JDK 25");
        Told.well(JavaCheck.ofThis(), "Java is " + Runtime.version());
    }

    @Test
    void aDataFolderThatIsNoFolder(@TempDir Path place) throws IOException {
        Path file = Files.createFile(place.resolve("file"));
        Told.bad(new DataFolderCheck(file), file + " cannot be written to", "FOLKMOOT_DATA");
        Told.bad(new DataFolderCheck(file.resolve("below")), "cannot be made in", "FOLKMOOT_DATA");
        Told.well(new DataFolderCheck(place), "The data folder is " + place);
        Told.well(new DataFolderCheck(place.resolve("new/one")), "the first start makes it");
    }

    @Test
    void aDiskThatFillsUp() {
        Told.bad(new SpaceCheck(() -> new Room(100 * MEBIBYTE, null)), "100 MiB are free", "make room now");
        Told.look(
                new SpaceCheck(() -> new Room(1_000 * MEBIBYTE, null)),
                "1000 MiB are free",
                "before the database needs it");
        Told.well(new SpaceCheck(() -> new Room(9_000 * MEBIBYTE, 5_000_000L)), "9000 MiB are free");
    }

    @Test
    void aDiskThatTakesNoMoreFiles() {
        assertThat(Told.by(new SpaceCheck(() -> new Room(9_000 * MEBIBYTE, 12L))))
                .contains("BAD Only 12 more files can be made")
                .contains("> Remove what makes so many small files");
        assertThat(Told.by(new SpaceCheck(() -> new Room(9_000 * MEBIBYTE, 9_000L))))
                .contains("look Only 9000");
    }

    @Test
    void howMuchIsLeftIsReadFromTheSystem(@TempDir Path place) {
        assertThat(Room.of(place.resolve("not/there/yet")).bytes()).isPositive();
        assertThat(Room.free("Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sda1 655360 655340 20 100% /\n"))
                .isEqualTo(20);
        assertThat(Room.free("Filesystem Inodes IUsed IFree IUse% Mounted on\nbtrfs 0 0 0 - /\n"))
                .isNull();
        assertThat(Room.free("df: no such thing\n")).isNull();
    }

    @Test
    void aMachineThatIsTooSmall() {
        Told.bad(
                new MemoryCheck(512 * MEBIBYTE, "384m", true),
                "about 800 MiB with its PostgreSQL, and there are 512 MiB",
                "FOLKMOOT_MEMORY");
        Told.look(new MemoryCheck(840 * MEBIBYTE, "384m", true), "about 800 MiB", "FOLKMOOT_MEMORY, now 384m");
        Told.well(new MemoryCheck(1_024 * MEBIBYTE, "384m", true), "there are 1024 MiB");
        Told.well(new MemoryCheck(700 * MEBIBYTE, "384M", false), "about 544 MiB, and there are 700 MiB");
        Told.well(new MemoryCheck(4_096 * MEBIBYTE, "1g", false), "about 1184 MiB");
        Told.bad(new MemoryCheck(4_096 * MEBIBYTE, "plenty", false), "“plenty”, which is no amount", "such as 384m");
    }

    @Test
    void aUserWhoMayOpenFewFiles() {
        Told.look(new OpenFilesCheck(1_024), "only 1024 files", "LimitNOFILE");
        Told.well(new OpenFilesCheck(65_536), "65536 files");
        Told.silent(new OpenFilesCheck(-1));
    }

    @Test
    void metricsThatTheWorldCanRead() {
        Told.look(
                new MetricsPortCheck(new MetricsSettings("0.0.0.0", 9536)),
                "0.0.0.0 port 9536",
                "FOLKMOOT_METRICS_BIND");
        Told.look(
                new MetricsPortCheck(new MetricsSettings("198.51.100.7", 9536)), "to whoever can reach it", "firewall");
        Told.well(new MetricsPortCheck(new MetricsSettings("127.0.0.1", 9536)), "The metrics are told on 127.0.0.1");
        Told.well(new MetricsPortCheck(new MetricsSettings("10.0.0.2", 9536)), "The metrics are told on 10.0.0.2");
        Told.silent(new MetricsPortCheck(null));
    }

    @Test
    void aTestModeThatWasForgotten() {
        Told.look(new TestModeCheck(true), "The federation test mode is on", "FOLKMOOT_FEDERATION_TEST_MODE=off");
        Told.silent(new TestModeCheck(false));
    }
}
