package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The key of a consultation is exported, lost and brought back, and everybody can tell that it was exported.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeyExportPeerTest {

    private static final String PASSPHRASE = "otter velvet comet ladder quiet plum";

    private final PinnedClock clock = new PinnedClock();
    private final OurServer alpha = new OurServer("alpha", clock);
    private final FormWalk admin = alpha.admin();
    private final FormWalk visitor = alpha.visitor();
    private final FormWalk member = alpha.member("member");
    private final Path place;
    private final Path file;
    private String page = "";
    private String secret = "";

    KeyExportPeerTest(@TempDir Path place) {
        this.place = place;
        file = place.resolve("ballot-key.txt");
    }

    @AfterAll
    void stop() {
        alpha.close();
    }

    private String time(Duration fromNow) {
        return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC)
                .toString();
    }

    private String announced(String question) {
        String written = admin.open("/consultations/new")
                .form("Keep as a draft")
                .fill("Question", question)
                .fill("Options", "Yes\nNo")
                .fill("Voting opens (UTC)", time(Duration.ofHours(2)))
                .fill("Voting closes (UTC)", time(Duration.ofHours(4)))
                .send()
                .address()
                .replaceFirst("[?].*", "");
        admin.open(written).form("Announce").send();
        return written;
    }

    private List<Path> keys() {
        try (Stream<Path> files = Files.list(alpha.keys())) {
            return files.toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Form export(String passphrase, String again, String password) {
        return admin.open(page)
                .form("Export")
                .fill("Passphrase", passphrase)
                .fill("The passphrase once more", again)
                .fill("Your password, to be sure that it is you", password);
    }

    private Page exported() {
        return export(PASSPHRASE, PASSPHRASE, OurServer.PASSWORD).send();
    }

    private String sentence(Path brought, String passphrase) {
        KeyImport.Report report = alpha.importKey(brought, () -> passphrase);
        assertThat(report.done()).as(report.sentence()).isFalse();
        return report.sentence();
    }

    private static String neverAsked() {
        throw new AssertionError("Nobody types a passphrase for nothing");
    }

    @Test
    @Order(1)
    void onlyAnAdminWithPassphraseAndPasswordExportsIt() throws IOException {
        page = announced("Shall we move?");
        secret = Files.readString(keys().getFirst());
        assertThat(visitor.open(page).text()).contains("The key was never exported.");
        assertThat(member.open(page).offers("Export")).isFalse();

        Page refused = export("short", "short", OurServer.PASSWORD).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("A passphrase needs at least 20 characters");
        Page differs = export(PASSPHRASE, "otter", OurServer.PASSWORD).send();
        assertThat(differs.text()).contains("You typed two different passphrases.");
        Page wrong = export(PASSPHRASE, PASSPHRASE, "not my password").send();
        assertThat(wrong.text()).contains("This is not your current password.");
        assertThat(List.of(refused, differs, wrong))
                .allSatisfy(
                        answer -> assertThat(answer.source()).doesNotContain(PASSPHRASE, "not my password", secret));
        assertThat(visitor.open(page).text()).contains("The key was never exported.");
    }

    @Test
    @Order(2)
    void theFileIsDownloadedAndKeptNowhere() throws IOException {
        PlainClient plain = alpha.plainly();
        plain.post("/log-in", Map.of("csrf", plain.token("/log-in"), "name", "admin", "password", OurServer.PASSWORD));
        PlainClient.Answer answer = plain.post(
                page + "/key",
                Map.of(
                        "csrf",
                        plain.token(page),
                        "password",
                        OurServer.PASSWORD,
                        "passphrase",
                        PASSPHRASE,
                        "passphrase-again",
                        PASSPHRASE));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-disposition")).isEqualTo("attachment; filename=\"ballot-key-1.txt\"");
        assertThat(answer.header("cache-control")).isEqualTo("private, no-store");
        assertThat(answer.header("content-type")).startsWith("text/plain");

        Page download = exported();
        Files.writeString(file, download.source());

        assertThat(download.source())
                .startsWith("folkmoot-ballot-key-1\nsite: " + alpha.address("") + "\nconsultation: 1\n")
                .doesNotContain(secret);
    }

    @Test
    @Order(3)
    void everybodyIsTold() throws Exception {
        eventually(() -> visitor.open(page).text().contains("The key was exported on"));
        assertThat(visitor.open(page).text())
                .contains("except with a copy of the key made before. The key was exported on", "by admin.")
                .doesNotContain("never exported");
        clock.advance(Duration.ofMinutes(1));
        eventually(() -> visitor.open("/decisions/log.json").source().contains("ballot_key_exported"));
        assertThat(visitor.open("/decisions/log.json").source())
                .contains("\\\"facts\\\":{\\\"consultation\\\":1}")
                .doesNotContain(secret);
        assertThat(alpha.check(alpha.address("/decisions/log.json")).faults()).isEmpty();
    }

    @Test
    @Order(3)
    void theDoctorFindsTheOneKey() throws Exception {
        try (Folkmoot doctor = Folkmoot.started(place, alpha.environment(), "doctor")) {
            doctor.ended();
            assertThat(doctor.said()).contains("has the key of one consultation.");
        }
    }

    @Test
    @Order(4)
    void whatIsNoKeyThatIsWantedIsRefusedWithWhatToDo() throws IOException {
        Path damaged = place.resolve("damaged.txt");
        Files.writeString(damaged, Files.readString(file).replaceFirst("salt: .", "salt: x"));
        Path foreign = place.resolve("foreign.txt");
        try (OurServer beta = new OurServer("beta", clock)) {
            FormWalk runs = beta.admin();
            String asked = runs.open("/consultations/new")
                    .form("Keep as a draft")
                    .fill("Question", "Shall we?")
                    .fill("Options", "Yes\nNo")
                    .fill("Voting opens (UTC)", time(Duration.ofHours(2)))
                    .fill("Voting closes (UTC)", time(Duration.ofHours(4)))
                    .send()
                    .address()
                    .replaceFirst("[?].*", "");
            runs.open(asked).form("Announce").send();
            Files.writeString(
                    foreign,
                    runs.open(asked)
                            .form("Export")
                            .fill("Passphrase", PASSPHRASE)
                            .fill("The passphrase once more", PASSPHRASE)
                            .fill("Your password, to be sure that it is you", OurServer.PASSWORD)
                            .send()
                            .source());
        }

        assertThat(alpha.importKey(place.resolve("gone.txt"), KeyExportPeerTest::neverAsked))
                .isEqualTo(new KeyImport.Report(false, "There is no file " + place.resolve("gone.txt") + "."));
        assertThat(alpha.importKey(place, KeyExportPeerTest::neverAsked).sentence())
                .startsWith(place + " cannot be read");
        assertThat(alpha.importKey(damaged, KeyExportPeerTest::neverAsked).sentence())
                .isEqualTo(damaged + " is no exported key, or was damaged on its way. Take another copy of what was"
                        + " exported.");
        assertThat(alpha.importKey(foreign, KeyExportPeerTest::neverAsked).sentence())
                .startsWith("It is the key of consultation 1 of http://beta.localhost:")
                .contains("no consultation of this forum is sealed to it");
        assertThat(sentence(file, "not " + PASSPHRASE)).startsWith("The passphrase does not open it.");
        assertThat(alpha.importKey(file, () -> PASSPHRASE))
                .isEqualTo(new KeyImport.Report(
                        true,
                        "The passphrase opens the file, and the key of consultation 1 is in " + alpha.keys()
                                + " already: nothing was changed."));
        assertThat(keys()).hasSize(1);
        assertThat(keys().getFirst()).hasContent(secret);
    }

    @Test
    @Order(5)
    void whereTheKeysCannotBeKeptThatIsSaid() throws IOException {
        Path away = place.resolve("away");
        Files.move(alpha.keys(), away);
        Files.writeString(alpha.keys(), "in the way");
        assertThat(sentence(file, PASSPHRASE))
                .startsWith("The key of a consultation cannot be kept in " + alpha.keys())
                .contains("run this as that user");
        Files.delete(alpha.keys());
        Files.move(away, alpha.keys());
    }

    @Test
    @Order(6)
    void aLostKeyIsBroughtBackByTheCommandAndTheCountGoesOn() throws Exception {
        clock.advance(Duration.ofHours(2));
        eventually(() -> member.open(page).offers("Cast my ballot"));
        member.open(page).form("Cast my ballot").check("No").send();
        Files.delete(keys().getFirst());
        clock.advance(Duration.ofHours(2));
        eventually(() -> visitor.open(page).text().contains("The count waits for it."));
        assertThat(visitor.open(page).text()).contains("run ./folkmoot admin import-key with the exported file");
        assertThat(admin.open(page).offers("Export")).isFalse();
        assertThat(admin.open(page).text()).contains("Declare its key lost");

        try (Folkmoot wrong = Folkmoot.started(place, alpha.environment(), "admin", "import-key", file.toString())) {
            wrong.types("not " + PASSPHRASE);
            assertThat(wrong.ended()).isEqualTo(ExitCode.FAILED.number());
            assertThat(wrong.said())
                    .contains("The passphrase does not open it.")
                    .doesNotContain(PASSPHRASE);
        }
        try (Folkmoot right = Folkmoot.started(place, alpha.environment(), "admin", "import-key", file.toString())) {
            right.types(PASSPHRASE);
            assertThat(right.ended()).as(right.said()).isEqualTo(ExitCode.DONE.number());
            assertThat(right.said()).contains("The key of consultation 1 is in " + alpha.keys() + " again.");
        }

        clock.advance(Duration.ofMinutes(5));
        eventually(() -> visitor.open(page).text().contains("No passes"));
        eventually(() -> keys().isEmpty());
        assertThat(visitor.open(page).text()).contains("The key was exported on");
        assertThat(alpha.importKey(file, KeyExportPeerTest::neverAsked).sentence())
                .startsWith("The ballots of consultation 1 were counted");
        assertThat(keys()).isEmpty();
    }

    @Test
    @Order(7)
    void theKeyOfWhatWasGivenUpIsNotTakenBack() throws IOException {
        page = announced("Shall we stay?");
        Files.writeString(file, exported().source());
        admin.open(page).form("Give it up").fill("Reason", "It was wrong.").send();

        assertThat(alpha.importKey(file, KeyExportPeerTest::neverAsked).sentence())
                .startsWith("Consultation 2 was given up, and its ballots destroyed.");
        assertThat(alpha.check(alpha.address("/decisions/log.json")).faults())
                .allMatch(fault -> fault.startsWith("Not written down yet"));
    }
}
