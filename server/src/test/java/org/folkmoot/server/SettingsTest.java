package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.http.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    private Path data;

    @Test
    void whoSetsNothingGetsAServerForThisMachine() {
        Settings settings = read(Map.of());

        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8536);
        assertThat(settings.localAddress()).isEqualTo("http://localhost:8536");
        assertThat(settings.database()).isNull();
        assertThat(settings.publicUrl()).isNull();
        assertThat(settings.setUp()).isNull();
        assertThat(settings.data()).isEqualTo(data);
    }

    @Test
    void theFileIsReadAndTheEnvironmentWins() {
        file("port = 8600\nFOLKMOOT_BIND = 0.0.0.0\npublic_url = https://forum.example/\n");

        Settings settings = read(Map.of("FOLKMOOT_PORT", "8700"));

        assertThat(settings.port()).isEqualTo(8700);
        assertThat(settings.bind()).isEqualTo("0.0.0.0");
        assertThat(settings.publicUrl()).hasToString("https://forum.example");
    }

    @Test
    void theFileMayLieElsewhereAndNameTheDataFolder() throws IOException {
        Path elsewhere = Files.writeString(data.resolve("mine.properties"), "data = /srv/folkmoot\n");

        assertThat(read(Map.of("FOLKMOOT_SETTINGS", elsewhere.toString())).data())
                .hasToString("/srv/folkmoot");
    }

    @Test
    void aFileThatIsNamedButAbsentIsRefused() {
        refused(
                Map.of("FOLKMOOT_SETTINGS", "/no/such/file"),
                "FOLKMOOT_SETTINGS names /no/such/file, which does not exist.");
    }

    @ParameterizedTest
    @CsvSource({
        "FOLKMOOT_PROT, FOLKMOOT_PORT",
        "FOLKMOOT_DATABASE, FOLKMOOT_DATABASE_URL",
        "FOLKMOOT_DATABSE_URI, FOLKMOOT_DATABASE_URL",
        "FOLKMOOT_PUBLICURL, FOLKMOOT_PUBLIC_URL",
        "FOLKMOOT_port, FOLKMOOT_PORT"
    })
    void aNameThatIsNoSettingIsRefusedWithTheNearestThatIs(String wrong, String right) {
        refused(
                Map.of(wrong, "1"),
                wrong + " in the environment is no setting of Folkmoot. Did you mean " + right
                        + "? `./folkmoot settings` lists them all.");
    }

    @Test
    void aNameThatIsLikeNoSettingIsRefusedWithoutAGuess() {
        refused(
                Map.of("FOLKMOOT_COLOUR_OF_THE_SKY", "blue"),
                "FOLKMOOT_COLOUR_OF_THE_SKY in the environment is no setting of Folkmoot."
                        + " `./folkmoot settings` lists them all.");
    }

    @Test
    void aWrongNameInTheFileIsRefusedInTheFilesWords() {
        file("prot = 1\n");

        refused(
                Map.of(),
                "prot in " + data.resolve("folkmoot.properties")
                        + " is no setting of Folkmoot. Did you mean port? `./folkmoot settings` lists them all.");
    }

    @Test
    void theDataFolderCannotBeNamedInside() {
        file("data = /elsewhere\n");

        refused(
                Map.of(),
                "data in " + data.resolve("folkmoot.properties")
                        + " comes too late there; set FOLKMOOT_DATA in the environment.");
    }

    @Test
    void whatTestsAreToldIsNoSettingOfTheServer() {
        assertThat(read(Map.of("FOLKMOOT_TEST_DATABASE_URL", "x", "HOME", "/root"))
                        .port())
                .isEqualTo(8536);
    }

    @Test
    void anEmptyValueIsAsIfItWereNotSet() {
        assertThat(read(Map.of("FOLKMOOT_PORT", " ", "FOLKMOOT_DATABASE_URL", ""))
                        .port())
                .isEqualTo(8536);
    }

    @Test
    void theLogIsForPeopleUnlessItIsForPrograms() {
        assertThat(read(Map.of()).logFormat()).isEqualTo(LogFormat.TEXT);
        assertThat(read(Map.of("FOLKMOOT_LOG_FORMAT", "json")).logFormat()).isEqualTo(LogFormat.JSON);
        refused(
                Map.of("FOLKMOOT_LOG_FORMAT", "xml"),
                "FOLKMOOT_LOG_FORMAT (from the environment) is “xml”, but it must be text or json.");
    }

    @Test
    void nothingIsMeasuredUnlessAPortIsSetForIt() {
        assertThat(read(Map.of()).metrics()).isNull();
        assertThat(read(Map.of("FOLKMOOT_METRICS_PORT", "9536")).metrics())
                .isEqualTo(new MetricsSettings("127.0.0.1", 9536));
        assertThat(read(Map.of("FOLKMOOT_METRICS_PORT", "9536", "FOLKMOOT_METRICS_BIND", "10.0.0.7"))
                        .metrics())
                .isEqualTo(new MetricsSettings("10.0.0.7", 9536));
    }

    @Test
    void whatIsMeasuredIsNeverToldWhereTheWorldComesIn() {
        refused(
                Map.of("FOLKMOOT_METRICS_PORT", "8536"),
                "FOLKMOOT_METRICS_PORT must be another port than FOLKMOOT_PORT, which the world may reach.");
        refused(
                Map.of("FOLKMOOT_METRICS_BIND", "0.0.0.0"),
                "FOLKMOOT_METRICS_BIND is set, but no port: set FOLKMOOT_METRICS_PORT too, or neither.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "8e3", "eighty", "99999999999"})
    void aPortThatIsNoneIsRefused(String value) {
        refused(
                Map.of("FOLKMOOT_PORT", value),
                "FOLKMOOT_PORT (from the environment) is “" + value + "”, but it must be a number from 1 to 65535.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forum.example",
                "ftp://forum.example",
                "https://forum.example/sub",
                "https://user@forum.example",
                "https://forum.example?x=1",
                "http://forum.example",
                "https://",
                "https://forum example"
            })
    void aPublicAddressThatCannotBePartOfNamesIsRefused(String value) {
        assertThatThrownBy(() -> read(Map.of("FOLKMOOT_PUBLIC_URL", value)))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("FOLKMOOT_PUBLIC_URL (from the environment) is “" + value + "”, but it must");
    }

    @Test
    void aPublicAddressWithoutEncryptionIsForThisMachineOnly() {
        assertThat(read(Map.of("FOLKMOOT_PUBLIC_URL", "http://localhost:8536")).publicUrl())
                .hasToString("http://localhost:8536");
    }

    @Test
    void proxiesAreAddressesOrNetworksOrNone() {
        assertThat(read(Map.of("FOLKMOOT_TRUSTED_PROXIES", "10.0.0.0/8, ::1")).trustedProxies())
                .containsExactly(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1"));
        assertThat(read(Map.of("FOLKMOOT_TRUSTED_PROXIES", "none")).trustedProxies())
                .isEmpty();
        refused(
                Map.of("FOLKMOOT_TRUSTED_PROXIES", "proxy.example"),
                "FOLKMOOT_TRUSTED_PROXIES (from the environment) is “proxy.example”, but each part must be an address or"
                        + " a network in numbers, such as 10.0.0.0/8.");
    }

    @Test
    void aDatabaseThatCannotBeReadIsRefusedWithoutShowingItsPassword() {
        assertThatThrownBy(() -> read(Map.of("FOLKMOOT_DATABASE_URL", "mysql://moot:secret@localhost/forum")))
                .hasMessageContaining("FOLKMOOT_DATABASE_URL (from the environment)")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anUnattendedSetUpNeedsAllThree() {
        refused(
                Map.of("FOLKMOOT_SETUP_ADMIN_NAME", "ana"),
                "To set the forum up without asking, all three must be set: FOLKMOOT_SETUP_ADMIN_NAME,"
                        + " FOLKMOOT_SETUP_ADMIN_PASSWORD and FOLKMOOT_SETUP_SITE_NAME.");
    }

    @Test
    void theFederationTestModeTakesOnlyAddressesThatMeanThisMachine() {
        Map<String, String> on = Map.of("FOLKMOOT_FEDERATION_TEST_MODE", "on");
        assertThat(read(Map.of()).testMode()).isFalse();
        assertThat(read(on).testMode()).isTrue();
        for (String mine : List.of("http://localhost:8541", "http://alpha.localhost:8541", "http://127.0.0.1:8541")) {
            Map<String, String> settings = new HashMap<>(on);
            settings.put("FOLKMOOT_PUBLIC_URL", mine);
            assertThat(read(settings).publicUrl()).hasToString(mine);
        }
        refused(
                Map.of("FOLKMOOT_FEDERATION_TEST_MODE", "on", "FOLKMOOT_PUBLIC_URL", "https://forum.example"),
                "FOLKMOOT_PUBLIC_URL (from the environment) is “https://forum.example”, but the federation test mode is"
                        + " on, and that takes no address with https.");
        refused(
                Map.of("FOLKMOOT_FEDERATION_TEST_MODE", "on", "FOLKMOOT_PUBLIC_URL", "http://192.0.2.7:8541"),
                "FOLKMOOT_PUBLIC_URL (from the environment) is “http://192.0.2.7:8541”, but the federation test mode is"
                        + " on, and that takes only an address that means this machine.");
        refused(
                Map.of("FOLKMOOT_FEDERATION_TEST_MODE", "yes"),
                "FOLKMOOT_FEDERATION_TEST_MODE (from the environment) is “yes”, but it must be on or off.");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThatThrownBy(
                        () -> read(Map.of("FOLKMOOT_PORT", "x", "FOLKMOOT_BIND", "everywhere", "FOLKMOOT_PROT", "1")))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        refused -> assertThat(refused.faults()).hasSize(3));
    }

    @Test
    void keysOfBallotsLieOutsideTheDataFolder() {
        assertThat(read(Map.of("FOLKMOOT_BALLOT_KEYS", "/somewhere/else")).ballotKeys())
                .isEqualTo(Path.of("/somewhere/else"));
        for (Path inside :
                List.of(data, data.resolve("keys"), data.resolve("..").normalize())) {
            refused(
                    Map.of("FOLKMOOT_BALLOT_KEYS", inside.toString()),
                    "FOLKMOOT_BALLOT_KEYS (from the environment) is “" + inside
                            + "”, but it must lie outside the data folder, so that no backup holds ballots and their"
                            + " key.");
        }
    }

    @Test
    void secretsAreNeverPrinted() {
        Map<String, String> environment = Map.of(
                "FOLKMOOT_DATA", data.toString(),
                "FOLKMOOT_DATABASE_URL", "postgresql://moot:hidden1@localhost/forum",
                "FOLKMOOT_SETUP_ADMIN_NAME", "ana",
                "FOLKMOOT_SETUP_ADMIN_PASSWORD", "hidden2",
                "FOLKMOOT_SETUP_SITE_NAME", "Moot");
        SettingsText text = SettingsText.read(environment, data);

        assertThat(SettingsTable.forPeople(text)).contains("ana").doesNotContain("hidden1", "hidden2");
        assertThat(Settings.of(text).toString()).doesNotContain("hidden1", "hidden2");
    }

    private Settings read(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        if (!environment.containsKey("FOLKMOOT_SETTINGS")) {
            all.put("FOLKMOOT_DATA", data.toString());
        }
        return Settings.of(SettingsText.read(all, data));
    }

    private void refused(Map<String, String> environment, String sentence) {
        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsRefused.class)
                .hasMessage(sentence);
    }

    private void file(String content) {
        try {
            Files.writeString(data.resolve("folkmoot.properties"), content);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Test
    void aMailServerNeedsLittleMoreThanItsName() {
        MailSettings mail = read(Map.of(
                        "FOLKMOOT_MAIL_HOST", "mail.example", "FOLKMOOT_MAIL_FROM", "moot@forum.example"))
                .mail();

        assertThat(mail)
                .isEqualTo(new MailSettings(
                        "mail.example", 587, MailSettings.Secrecy.STARTTLS, null, null, "moot@forum.example", 600));
        assertThat(read(Map.of()).mail()).isNull();
        assertThat(read(Map.of(
                                "FOLKMOOT_MAIL_HOST", "mail.example",
                                "FOLKMOOT_MAIL_TLS", "tls",
                                "FOLKMOOT_MAIL_USER", "moot",
                                "FOLKMOOT_MAIL_PASSWORD", "secret",
                                "FOLKMOOT_MAIL_FROM", "moot@forum.example"))
                        .mail())
                .hasToString("mail.example:465");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL_FROM=moot@forum.example | FOLKMOOT_MAIL_FROM is set, but no mail server: set FOLKMOOT_MAIL_HOST too, or neither.
            MAIL_HOST=mail.example | Letters must come from somewhere: set FOLKMOOT_MAIL_FROM too.
            MAIL_HOST=mail.example MAIL_FROM=a@b.example MAIL_USER=moot | To log in at the mail server, both must be set: FOLKMOOT_MAIL_USER and FOLKMOOT_MAIL_PASSWORD.
            MAIL_HOST=mail.example MAIL_FROM=a@b.example MAIL_USER=m MAIL_PASSWORD=p MAIL_TLS=off | FOLKMOOT_MAIL_TLS is off, but then the password would go to mail.example for everybody on the way to read.
            """)
    void whatDoesNotGoTogetherIsRefused(String written, String sentence) {
        Map<String, String> environment = new HashMap<>();
        for (String one : written.split(" ", -1)) {
            int at = one.indexOf('=');
            environment.put("FOLKMOOT_" + one.substring(0, at), one.substring(at + 1));
        }
        refused(environment, sentence);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        refused(
                Map.of("FOLKMOOT_MAIL_HOST", "mail.example", "FOLKMOOT_MAIL_FROM", "Moot <moot@forum.example>"),
                "FOLKMOOT_MAIL_FROM (from the environment) is “Moot <moot@forum.example>”, but it must be an e-mail"
                        + " address, such as folkmoot@forum.example.");
    }
}
