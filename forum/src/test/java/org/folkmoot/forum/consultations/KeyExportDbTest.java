package org.folkmoot.forum.consultations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.folkmoot.forum.World.done;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.World.Member;
import org.folkmoot.forum.consultations.ImportKey.Fate;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.LogEntry;
import org.folkmoot.forum.peering.LogKind;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.QuestionRule;
import org.folkmoot.rules.consultations.QuestionRule.Electors;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Secrets;
import org.folkmoot.values.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// An admin takes the key of a consultation elsewhere, everybody is told, and whoever runs the machine brings it back.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class KeyExportDbTest {

    private static final String PASSPHRASE = "otter velvet comet ladder quiet plum";

    private final World world;
    private final Deeds deeds;
    private final Database database;
    private final PinnedClock clock;
    private final Path folder;
    private final DraftConsultation draft;
    private final AnnounceConsultation announce;
    private final CastBallot castBallot;
    private final TendConsultations tend;
    private final GiveUpConsultation giveUp;
    private final ConsultationView view;
    private final ExportKey exportKey;
    private final ImportKey importKey;
    private final DecisionLog log;
    private final Viewer admin;

    KeyExportDbTest(TestDatabase.Fresh fresh, @TempDir Path temporary) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        database = fresh.database();
        clock = fresh.clock();
        folder = temporary.resolve("ballot-keys");
        ConsultationDeeds asking = new ConsultationDeeds(world, fresh, folder);
        draft = asking.draft;
        announce = asking.announce;
        castBallot = asking.castBallot;
        tend = asking.tend;
        giveUp = asking.giveUp;
        view = asking.view;
        KeySeal seal = new KeySeal(new KeySeal.Cost(32, 1, 4));
        exportKey = new ExportKey(
                asking.office, world.accounts, world.passwords, world.site, asking.keys, seal, fresh.secrets());
        importKey = new ImportKey(database, asking.keys, seal);
        log = new DecisionLog(
                database, List.of(new ConsultationsLogged(), new KeyExportsLogged()), new Secrets(fresh.random()));
        admin = world.admin.viewer();
    }

    private ConsultationId drafted() {
        return done(draft.keep(
                admin,
                null,
                new QuestionRule.Typed(
                        "Shall we move?",
                        "",
                        "",
                        "",
                        List.of("Yes", "No"),
                        "choice",
                        "majority",
                        false,
                        "0",
                        time(Duration.ofDays(1)),
                        time(Duration.ofDays(2)),
                        new Electors("", "", "", null))));
    }

    private ConsultationId announced() {
        return done(announce.announce(admin, drafted()));
    }

    private String time(Duration fromNow) {
        return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC)
                .toString();
    }

    private void dayPasses() {
        clock.advance(Duration.ofDays(1));
        tend.tend();
    }

    private Outcome<SealedKey> tries(Viewer viewer, ConsultationId id) {
        return exportKey.export(viewer, new ExportKey.Request(id, World.PASSWORD, PASSPHRASE, PASSPHRASE));
    }

    private SealedKey exported(ConsultationId id) {
        return done(tries(admin, id));
    }

    private List<KeyExport> exports(ConsultationId id) {
        return view.one(new Viewer.Visitor(), id).orElseThrow().exports();
    }

    private Stage stage(ConsultationId id) {
        return view.one(admin, id).orElseThrow().consultation().stage();
    }

    private Path key() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Outcome<SealedKey> refused(Refusal refusal) {
        return new Outcome.Refused<>(refusal);
    }

    private List<LogEntry> told() {
        log.keep();
        return log.after(0, 100).stream()
                .map(DecisionLog.Shown::entry)
                .filter(entry -> entry.kind() == LogKind.BALLOT_KEY_EXPORTED)
                .toList();
    }

    @Test
    void anAdminGetsTheKeyAndEverybodyIsTold() throws IOException {
        ConsultationId id = announced();
        assertThat(exports(id)).isEmpty();
        byte[] before = Files.readAllBytes(key());

        SealedKey sealed = exported(id);

        assertThat(sealed.site()).isEqualTo("http://localhost:8536");
        assertThat(exports(id)).singleElement().satisfies(export -> {
            assertThat(export.author()).isEqualTo("admin");
            assertThat(export.at()).isEqualTo(clock.instant());
        });
        assertThat(key()).as("the key stays where it is").hasBinaryContent(before);
        clock.advance(Duration.ofHours(1));
        exported(id);
        assertThat(exports(id)).as("each time anew").hasSize(2);
    }

    @Test
    void eachExportStandsInTheLogOfDecisionsAndIsMissedWhenItIsTakenOut() {
        ConsultationId other = announced();
        ConsultationId id = announced();
        exported(id);
        exported(id);

        assertThat(told())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.record())
                        .contains(
                                "\"kind\":\"ballot_key_exported\"", "\"facts\":{\"consultation\":" + id.value() + "}"));
        assertThat(told()).as("each once").hasSize(2);
        assertThat(log.faults()).isEmpty();
        assertThat(exports(other)).isEmpty();
        assertThatThrownBy(() -> database.change(transaction ->
                        transaction.update("delete from ballot_key_export").execute()))
                .hasMessageContaining("only ever added to");
        database.change(transaction -> {
            transaction
                    .update("alter table ballot_key_export disable trigger user")
                    .execute();
            transaction.update("delete from ballot_key_export where id = 2").execute();
        });
        assertThat(log.faults())
                .extracting(DecisionLog.Fault::kind)
                .containsExactly(DecisionLog.Fault.Kind.DECISION_GONE);
    }

    @Test
    void theNameGoesWithTheAccountAndTheExportStays() {
        ConsultationId id = announced();
        Member second = world.member("second");
        database.change(transaction -> transaction
                .update("update account set admin = true where person_id = "
                        + second.id().value())
                .execute());
        done(tries(second.viewer(), id));
        assertThat(told()).hasSize(1);
        done(deeds.eraseAccount.erase(second.viewer(), new EraseAccount.Request(World.PASSWORD, true)));
        log.keep();

        assertThat(exports(id)).extracting(KeyExport::author).containsOnlyNulls();
        assertThat(log.faults()).isEmpty();
        assertThat(tables()).noneMatch(row -> row.startsWith("decision_text") && row.contains("second"));
    }

    @Test
    void nobodyElseGetsItAndNothingIsWrittenDown() {
        ConsultationId id = announced();
        Member member = world.member("member");

        assertThat(tries(new Viewer.Visitor(), id)).isEqualTo(refused(Refusal.LOG_IN_FIRST));
        assertThat(tries(member.viewer(), id)).isEqualTo(refused(Refusal.NOT_AN_ADMIN));
        assertThat(exportKey.export(admin, new ExportKey.Request(id, "not their password", PASSPHRASE, PASSPHRASE)))
                .isEqualTo(new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD));
        assertThat(exportKey.export(admin, new ExportKey.Request(id, World.PASSWORD, "too short", "too short")))
                .isEqualTo(new Outcome.Refused<>(Field.PASSPHRASE, Refusal.PASSPHRASE_TOO_SHORT));
        assertThat(exportKey.export(admin, new ExportKey.Request(id, World.PASSWORD, PASSPHRASE, PASSPHRASE + "s")))
                .isEqualTo(new Outcome.Refused<>(Field.PASSPHRASE_AGAIN, Refusal.PASSPHRASES_DIFFER));
        assertThat(exports(id)).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void itIsGivenFromTheAnnouncementToTheCountAndWhileItIsHere() throws IOException {
        ConsultationId id = drafted();
        assertThat(tries(admin, id)).isEqualTo(new Outcome.Missing<>());
        assertThat(tries(admin, new ConsultationId(99))).isEqualTo(new Outcome.Missing<>());
        done(announce.announce(admin, id));
        done(tries(admin, id));
        dayPasses();
        SealedKey sealed = exported(id);
        Files.delete(key());
        assertThat(tries(admin, id)).isEqualTo(refused(Refusal.KEY_NOT_HERE));
        dayPasses();
        assertThat(stage(id)).isEqualTo(Stage.CLOSED);
        assertThat(importKey.keep(sealed, PASSPHRASE)).isEqualTo(Fate.KEPT);
        done(tries(admin, id));
        tend.tend();
        assertThat(stage(id)).isEqualTo(Stage.COUNTED);
        assertThat(tries(admin, id)).isEqualTo(refused(Refusal.KEY_DONE_WITH));
        ConsultationId given = announced();
        done(giveUp.giveUp(admin, given, "It was wrong"));
        assertThat(tries(admin, given)).isEqualTo(refused(Refusal.KEY_DONE_WITH));
        assertThat(exports(id)).hasSize(3);
    }

    @Test
    void nothingOfTheKeyIsInAnyTable() throws IOException {
        ConsultationId id = announced();
        String secret = Files.readString(key());
        SealedKey sealed = exported(id);
        told();

        assertThat(tables()).isNotEmpty().anyMatch(row -> row.startsWith("ballot_key_export"));
        for (String hidden : List.of(
                secret,
                HexFormat.of().formatHex(sealed.sealed()),
                HexFormat.of().formatHex(sealed.salt()),
                HexFormat.of().formatHex(sealed.nonce()),
                PASSPHRASE)) {
            String bytes = HexFormat.of().formatHex(hidden.getBytes(StandardCharsets.UTF_8));
            assertThat(tables()).noneMatch(row -> row.contains(hidden) || row.contains(bytes));
        }
    }

    /// Every row of every table, as text.
    private List<String> tables() {
        return database.read(transaction -> {
            List<String> rows = new ArrayList<>();
            List<String> tables = transaction.query("""
                    select table_name::text from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE'
                    """).mapTo(String.class).list();
            for (String table : tables) {
                rows.addAll(transaction
                        .query("select '" + table + " ' || one::text from \"" + table + "\" one")
                        .mapTo(String.class)
                        .list());
            }
            return rows;
        });
    }

    @Test
    void aLostKeyIsBroughtBackAndTheCountGoesOn() throws IOException {
        ConsultationId id = announced();
        SealedKey sealed = exported(id);
        dayPasses();
        done(castBallot.cast(admin, new CastBallot.Request(id, new BallotChoice(List.of(2)), "")));
        Files.delete(key());
        dayPasses();
        assertThat(stage(id)).isEqualTo(Stage.CLOSED);
        assertThat(view.one(admin, id).orElseThrow().keyAbsent()).isTrue();

        assertThat(importKey.look(sealed)).isEqualTo(Fate.WANTED);
        assertThat(importKey.keep(sealed, "not " + PASSPHRASE)).isEqualTo(Fate.SHUT);
        assertThat(folder).isEmptyDirectory();
        assertThat(importKey.keep(sealed, PASSPHRASE)).isEqualTo(Fate.KEPT);

        assertThat(Files.getPosixFilePermissions(key())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(view.one(admin, id).orElseThrow().keyAbsent()).isFalse();
        tend.tend();
        assertThat(stage(id)).isEqualTo(Stage.COUNTED);
        assertThat(folder).isEmptyDirectory();
        assertThat(importKey.look(sealed)).as("it is over").isEqualTo(Fate.COUNTED);
        assertThat(importKey.keep(sealed, PASSPHRASE)).isEqualTo(Fate.COUNTED);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSoundKeyIsNeverWrittenOverAndAnotherOneIs() throws IOException {
        ConsultationId id = announced();
        SealedKey sealed = exported(id);
        Path key = key();
        String sound = Files.readString(key);
        Object file = Files.readAttributes(key, "unix:ino").get("ino");

        assertThat(importKey.keep(sealed, PASSPHRASE)).isEqualTo(Fate.HERE_ALREADY);
        assertThat(Files.readAttributes(key, "unix:ino")).containsEntry("ino", file);
        assertThat(importKey.keep(sealed, "another one, and long enough"))
                .as("so a passphrase can be tried")
                .isEqualTo(Fate.SHUT);

        Files.writeString(key, "spoilt");
        assertThat(importKey.keep(sealed, PASSPHRASE)).isEqualTo(Fate.KEPT);
        assertThat(key).hasContent(sound);
    }

    @Test
    void whatIsOfNoConsultationHereIsNotKept() {
        ConsultationId id = announced();
        SealedKey sealed = exported(id);
        Envelopes.Keys other = Envelopes.Keys.made();
        KeySeal seal = new KeySeal(new KeySeal.Cost(32, 1, 4));
        Secrets secrets = new Secrets(new java.util.Random(1));
        SealedKey foreign = seal.seal(id, "https://other.example", other, PASSPHRASE, secrets);
        SealedKey otherNumber = new SealedKey(
                new ConsultationId(99), "-", sealed.open(), sealed.salt(), sealed.nonce(), sealed.sealed());
        SealedKey lie = seal.seal(id, "-", new Envelopes.Keys(sealed.open(), other.secret()), PASSPHRASE, secrets);

        assertThat(importKey.look(foreign)).isEqualTo(Fate.FOREIGN);
        assertThat(importKey.keep(foreign, PASSPHRASE)).isEqualTo(Fate.FOREIGN);
        assertThat(importKey.look(otherNumber)).isEqualTo(Fate.FOREIGN);
        assertThat(importKey.keep(lie, PASSPHRASE)).isEqualTo(Fate.SPOILT);
        done(giveUp.giveUp(admin, id, "It was wrong"));
        tend.tend();
        assertThat(importKey.look(sealed)).isEqualTo(Fate.GIVEN_UP);
        assertThat(importKey.keep(sealed, PASSPHRASE)).isEqualTo(Fate.GIVEN_UP);
        assertThat(folder).isEmptyDirectory();
    }
}
