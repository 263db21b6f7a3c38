package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.server.Soon.eventually;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Heard;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.database.DatabaseRefused;
import org.folkmoot.database.Migrations;
import org.folkmoot.database.ServerCheck;
import org.folkmoot.database.transfer.Progress;
import org.folkmoot.database.transfer.Tally;
import org.folkmoot.server.backup.BackupReader;
import org.folkmoot.server.backup.BackupRefused;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A server is backed up while people write on it, and lives on elsewhere.
@TestInstance(Lifecycle.PER_CLASS)
class BackupPeerTest {

    private static final String PHRASE = Elsewhere.PHRASE;
    private static final String OF_THIS_DATABASE =
            " and database = (select oid from pg_database where datname = current_database())";
    private static final String WAITS = "select from pg_locks where not granted" + OF_THIS_DATABASE;
    private static final String FILLS = "select from pg_locks where locktype = 'advisory'" + OF_THIS_DATABASE;
    private static final String TITLE = "Leeks in winter";
    private static final String BALLOT_KEY = "this would open every ballot, and no backup may hold it";

    private final ScriptedPeer third = ScriptedPeer.open(Dialect.LEMMY, "third.localhost", 0, InstantSource.system());
    private final ScriptedActor cleo = third.person("cleo");
    private final Path place = open();
    private final Path file = place.resolve("backup.age");
    private OurServer alpha = new OurServer();
    private String ownKey = "";

    private static Path open() {
        try {
            return Files.createTempDirectory(
                    "folkmoot-backup-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @BeforeAll
    void backUpWhilePeopleWrite() throws Exception {
        FormWalk ana = alpha.member("ana");
        OurServer.founds(ana, "garden", "Gardening");
        alpha.post(ana, "garden", TITLE, "They stand in the snow.");
        String handle = cleo.handle().replaceFirst("^@", "");
        eventually(() -> OurServer.searches(ana, "@" + handle).text().contains("cleo"));
        ownKey = alpha.one("select encode(private_key, 'hex') from own_key order by length(private_key) desc limit 1");
        assertThat(ownKey).hasSizeGreaterThan(1_000);
        Files.createDirectories(alpha.keys());
        Files.writeString(alpha.keys().resolve("1.key"), BALLOT_KEY);
        Files.createDirectories(place.resolve("alpha"));
        Files.writeString(
                place.resolve("alpha/folkmoot.properties"),
                "mail_per_minute = 7\nmail_host = x\nmail_from = a@b.example\n");

        AtomicBoolean writing = new AtomicBoolean(true);
        Thread writer = Thread.ofVirtual().start(() -> {
            for (int number = 0; writing.get(); number++) {
                OurServer.thread(ana, TITLE)
                        .form("Comment")
                        .fill("Write a comment", "Leek " + number)
                        .send();
            }
        });
        eventually(() -> OurServer.thread(ana, TITLE).text().contains("Leek 1"));
        assertThat(backup(text("alpha", alpha.environment()), file))
                .contains("is whole and was read back", " tables, ");
        writing.set(false);
        writer.join();
    }

    @AfterAll
    void stop() throws IOException {
        alpha.close();
        third.close();
        try (Stream<Path> tree = Files.walk(place)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private SettingsText text(String data, Map<String, String> environment) {
        return Elsewhere.text(place.resolve(data), environment);
    }

    private static String backup(SettingsText text, Path file) {
        return Elsewhere.backup(Settings.of(text), text, file);
    }

    @Test
    void itLivesOnInTheEmbeddedDatabaseAndOutOfItAgain() throws Exception {
        Map<String, Tally> taken = Elsewhere.taken(file);
        SettingsText embedded = text("embedded", Map.of());

        assertThat(Elsewhere.restore(embedded, file))
                .anySatisfy(line -> assertThat(line).contains(alpha.host() + " is restored as it was at "))
                .anySatisfy(line -> assertThat(line).contains("The settings were written to "))
                .anySatisfy(line -> assertThat(line).contains("FOLKMOOT_DATABASE_URL"));
        assertThat(place.resolve("embedded/folkmoot.properties")).content().contains("mail_per_minute = 7");
        Path again = place.resolve("again.age");
        SettingsText restored = text("embedded", Map.of());
        assertThat(backup(restored, again)).contains("is whole");
        assertThat(Elsewhere.taken(again)).isEqualTo(taken);

        Elsewhere outside = new Elsewhere();
        assertThat(new DatabaseMove(restored, Sources.real(), Progress.silent()).to(outside.url()))
                .anySatisfy(line -> assertThat(line).contains("were read back"))
                .anySatisfy(line -> assertThat(line).contains("the next start uses it"));
        SettingsText moved = text("embedded", Map.of());
        assertThat(Settings.of(moved).database()).isEqualTo(outside.address());
        assertThat(outside.contents()).isEqualTo(taken);
        assertThat(outside.broken()).isEmpty();
        assertThatThrownBy(() -> new DatabaseMove(moved, Sources.real(), Progress.silent()).to(outside.url()))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("on a database of your own already");
        itSpeaksOnFrom(outside.fresh());
    }

    /// Whoever knew it believes what it says.
    private void itSpeaksOnFrom(TestDatabase.Fresh outside) throws Exception {
        alpha = alpha.on(outside);
        FormWalk ana = alpha.loggedIn("ana");
        assertThat(OurServer.thread(ana, TITLE).text()).contains("They stand in the snow.", "Leek 1");
        OurServer.thread(ana, TITLE)
                .form("Comment")
                .fill("Write a comment", "Ask @" + cleo.handle().replaceFirst("^@", "") + " about leeks.")
                .send();

        Heard create = third.await(heard -> said(heard).contains("about leeks"), Duration.ofSeconds(60));
        assertThat(create.genuine()).as(create.flaw()).isTrue();
        assertThat(alpha.one("select max(id) > 100000 from comment")).isEqualTo("t");
    }

    private static String said(Heard heard) {
        var activity = heard.activity();
        return activity == null ? "" : new String(Json.write(activity), UTF_8);
    }

    @Test
    void noKeyThatOpensBallotsIsInIt() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        BackupReader.Contents contents =
                BackupReader.read(file, PHRASE, Progress.silent(), (table, rows) -> rows.writeTo(all));
        all.write(contents.settings().getBytes(UTF_8));

        assertThat(all.toString(ISO_8859_1))
                .contains("They stand in the snow.", ownKey, "mail_per_minute")
                .doesNotContain(BALLOT_KEY, HexFormat.of().formatHex(BALLOT_KEY.getBytes(UTF_8)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("snow", "mail_per_minute");
    }

    @Test
    void whatIsDamagedIsRefusedBeforeAnythingIsMade() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 100, whole.length / 2, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length), "cut short", "no backup of Folkmoot", "changed since");
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 4;
        refused(flipped, "it was changed since it was written", "cut short", "cut short");
        assertThatThrownBy(() -> new Restore(text("nowhere", Map.of()), Sources.real(), Progress.silent())
                        .from(file, () -> PHRASE + "!"))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("The passphrase does not open it");
        assertThat(place.resolve("nowhere")).doesNotExist();
    }

    private void refused(byte[] damaged, String one, String or, String orElse) throws IOException {
        Path copy = place.resolve("damaged.age");
        Files.write(copy, damaged);
        assertThatThrownBy(() -> Elsewhere.restore(text("nowhere", Map.of()), copy))
                .isInstanceOf(BackupRefused.class)
                .message()
                .startsWith(copy + " cannot be used")
                .containsAnyOf(one, or, orElse);
    }

    @Test
    void nothingIsWrittenOverAndNothingHalfIsKept() throws Exception {
        try (Elsewhere full = new Elsewhere()) {
            Path none = place.resolve("none.age");
            assertThatThrownBy(() -> backup(text("alpha", full.environment()), none))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("nothing in it to be taken along");
            assertThat(none).doesNotExist();
            assertThat(place.resolve("none.age.part")).doesNotExist();

            full.run("create table mine as select 1 as one");
            assertThatThrownBy(() -> Elsewhere.restore(text("nowhere", full.environment()), file))
                    .isInstanceOf(DatabaseRefused.class)
                    .hasMessageContaining("is not empty, and nothing is written over");
            assertThatThrownBy(() -> backup(text("alpha", full.environment()), file))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("is there already");
        }
    }

    /// The table is locked while the process makes a key of the passphrase, which takes half a second,
    /// between the last foreign key that it takes away and the first row.
    @Test
    void aRestoreThatIsKilledGoesOnWithTheTableThatIsNotWhole() throws Exception {
        Path costly = place.resolve("costly.age");
        SettingsText text = text("alpha", alpha.environment());
        Elsewhere.backup(Settings.of(text), text, costly, 17);
        try (Elsewhere target = new Elsewhere()) {
            Map<String, String> environment = new HashMap<>(target.environment());
            environment.put("FOLKMOOT_BACKUP_PASSPHRASE", PHRASE);
            try (Connection holder = ServerCheck.connect(target.address());
                    Folkmoot killed = Folkmoot.started(place, environment, "restore", costly.toString())) {
                eventually(() -> count(target, "foreign key") > 0);
                holder.setAutoCommit(false);
                try (Statement statement = holder.createStatement()) {
                    statement.execute("lock table session in access exclusive mode");
                }
                eventually(() -> target.one("select exists (" + WAITS + ")").equals("t"));
                killed.kill();
                killed.ended();
                holder.rollback();
            }
            eventually(() -> target.one("select exists (" + FILLS + ")").equals("f"));
            assertThat(count(target, "table")).isBetween(10L, 80L);
            assertThat(target.one("select count(*) from restoring where name = 'vote'"))
                    .isEqualTo("0");
            assertThat(new Migrations(target.address()).state().trouble()).contains("is being filled from a backup");

            assertThat(target.restore(costly)).isNotEmpty();

            assertThat(target.contents()).isEqualTo(Elsewhere.taken(costly));
            assertThat(new Migrations(target.address()).state().trouble()).isNull();
        }
    }

    private static long count(Elsewhere target, String what) {
        return target.one("select to_regclass('restoring') is not null").equals("t")
                ? Long.parseLong(target.one("select count(*) from restoring where what = '" + what + "'"))
                : 0;
    }

    @Test
    void thePassphraseIsNeverShortAndTheProgramSaysHowItEnded() throws Exception {
        Map<String, String> environment = new HashMap<>(alpha.environment());
        environment.put("FOLKMOOT_BACKUP_PASSPHRASE", "short");
        Path made = place.resolve("made.age");
        try (Folkmoot refused = Folkmoot.started(place, environment, "backup", made.toString())) {
            assertThat(refused.ended()).isEqualTo(ExitCode.FAILED.number());
            assertThat(refused.said())
                    .contains("A passphrase has 20 to 200 characters")
                    .doesNotContain("short");
            assertThat(made).doesNotExist();
        }
        Path phrase = Files.writeString(place.resolve("phrase"), PHRASE + "\n");
        try (Folkmoot backup = Folkmoot.started(
                place, environment, "backup", "--passphrase-file", phrase.toString(), made.toString())) {
            assertThat(backup.ended()).as(backup.said()).isEqualTo(ExitCode.DONE.number());
            assertThat(backup.said())
                    .contains("Writing " + made + ".part", "Reading it back", made + " is whole")
                    .doesNotContain(PHRASE);
        }
        assertThat(Elsewhere.taken(made)).containsKey("post");
    }
}
