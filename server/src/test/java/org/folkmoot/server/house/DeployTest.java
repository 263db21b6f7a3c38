package org.folkmoot.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.folkmoot.server.Setting;
import org.junit.jupiter.api.Test;

/// What an operator is given to deploy with, as far as it can be checked without the programs that read it.
class DeployTest {

    private static final Sources SOURCES = Sources.find();
    private static final List<String> FILES =
            List.of("folkmoot.service", "Dockerfile", "compose.yaml", "Caddyfile", "nginx.conf", "apache.conf");
    /// With an underscore: `FOLKMOOT` alone is Caddy's name for where we are.
    private static final Pattern SETTING = Pattern.compile("FOLKMOOT_([A-Z_]+)");
    private static final Pattern LINE_OF_A_UNIT =
            Pattern.compile("\\[[A-Z][a-z]+]|[A-Z][A-Za-z]+=\\S.*|[A-Z][A-Za-z]+=|#.*|");
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from)(\\S+) ");

    @Test
    void everySettingInItExists() {
        Set<String> known = Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());

        assertThat(FILES)
                .allSatisfy(file -> assertThat(SETTING.matcher(text(file))
                                .results()
                                .map(found -> found.group(1))
                                .toList())
                        .as(file)
                        .isSubsetOf(known));
        assertThat(text("folkmoot.service")).contains("FOLKMOOT_DATA=", "FOLKMOOT_BALLOT_KEYS=");
    }

    @Test
    void theKeysOfBallotsLieApartFromTheData() {
        assertThat(text("folkmoot.service"))
                .contains("Environment=FOLKMOOT_DATA=/var/lib/folkmoot\n")
                .contains("Environment=FOLKMOOT_BALLOT_KEYS=/var/lib/folkmoot-ballot-keys\n");
        assertThat(text("Dockerfile")).contains("FOLKMOOT_DATA=/data FOLKMOOT_BALLOT_KEYS=/ballot-keys");
        assertThat(text("compose.yaml")).contains("data:/data", "ballot-keys:/ballot-keys");
    }

    @Test
    void theUnitIsWrittenAsSystemdReadsIt() {
        String unit = text("folkmoot.service");

        assertThat(unit.lines()).allSatisfy(line -> assertThat(line).matches(LINE_OF_A_UNIT));
        assertThat(unit).containsSubsequence("[Unit]", "[Service]", "[Install]");
        assertThat(unit).contains("ExecStart=/opt/folkmoot/folkmoot serve", "KillMode=mixed", "User=folkmoot");
        assertThat(SOURCES.file("folkmoot")).isExecutable();
    }

    @Test
    void theImageCopiesWhatIsThereAndRunsWhatTheBuildMakes() {
        String image = text("Dockerfile");

        assertThat(COPIED.matcher(image).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(SOURCES.file(path)).exists());
        assertThat(image).contains("/folkmoot/server/target/program /opt/folkmoot", "/opt/folkmoot/folkmoot.jar");
        assertThat(Sources.text(SOURCES.file("folkmoot"))).contains("jar=server/target/program/folkmoot.jar");
        assertThat(image.lines().filter(line -> line.startsWith("USER "))).containsExactly("USER folkmoot");
    }

    @Test
    void everyWebServerPassesTheNameOnAndBelievesNobodyAboutWhereTheyAre() {
        assertThat(text("nginx.conf"))
                .contains("proxy_set_header Host $host;", "proxy_set_header X-Forwarded-For $remote_addr;")
                .contains("server 127.0.0.1:8536;");
        assertThat(text("apache.conf"))
                .contains("ProxyPreserveHost On", "RequestHeader unset X-Forwarded-For", "nocanon")
                .contains("http://127.0.0.1:8536/");
        assertThat(text("Caddyfile")).contains("127.0.0.1:8536");
    }

    @Test
    void whatComposeNamesIsThere() {
        assertThat(text("compose.yaml"))
                .contains("dockerfile: deploy/Dockerfile", "./Caddyfile:/etc/caddy/Caddyfile:ro");
    }

    @Test
    void theLicencesAreThere() {
        assertThat(Sources.text(SOURCES.file("LICENSE"))).contains("GNU AFFERO GENERAL PUBLIC LICENSE");
        assertThat(SOURCES.modules().stream().filter(module -> module.startsWith("activitypub-")))
                .hasSize(4)
                .allSatisfy(
                        module -> assertThat(Sources.text(SOURCES.file(module).resolve(Path.of("LICENSE"))))
                                .contains("Apache License", "Version 2.0, January 2004"));
    }

    private static String text(String name) {
        return Sources.text(SOURCES.file("deploy").resolve(name));
    }
}
