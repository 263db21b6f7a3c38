package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.folkmoot.server.doctor.Doctor;
import org.folkmoot.server.doctor.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The doctor beside a server that runs.
@TestInstance(Lifecycle.PER_CLASS)
class DoctorPeerTest {

    private final OurServer alpha = new OurServer("alpha");

    @TempDir
    private Path place;

    @AfterAll
    void stop() {
        alpha.close();
    }

    private String said(Map<String, String> others) {
        Map<String, String> environment = new HashMap<>(alpha.environment());
        environment.put("FOLKMOOT_DATA", place.toString());
        environment.put("FOLKMOOT_FEDERATION_TEST_MODE", "on");
        environment.put("FOLKMOOT_PORT", alpha.host().replaceFirst(".*:", ""));
        environment.putAll(others);
        Settings settings = Settings.of(SettingsText.read(environment, place));
        List<Finding> findings = new Doctor(settings, "384m", InstantSource.system()).examine();
        return findings.stream()
                .map(one -> one.word() + " " + one.sentence() + " > " + one.advice() + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void aServerThatIsWellIsSeenFromWithinAndFromOutside() {
        assertThat(said(Map.of()))
                .contains("ok A Folkmoot answers on 127.0.0.1 port ")
                .contains("ok The database is PostgreSQL ")
                .contains("ok The public address is " + alpha.address(""))
                .contains("ok DNS knows alpha.localhost as 127.0.0.1.")
                .contains("ok " + alpha.address("") + " leads to a Folkmoot that is ready.")
                .contains("ok Other servers find people here")
                .contains("ok People get pages, and other servers get documents.")
                .contains("ok Requests arrive as they were sent")
                .contains("ok News are carried")
                .contains("look The federation test mode is on");
    }

    @Test
    void anAddressThatIsNotTheOneOfTheSetUpIsFound() {
        assertThat(said(Map.of("FOLKMOOT_PUBLIC_URL", "http://beta.localhost:1")))
                .contains("BAD FOLKMOOT_PUBLIC_URL is http://beta.localhost:1, but the forum was founded as "
                        + alpha.address(""));
    }

    @Test
    void onlyTheDoctorIsToldHowRequestsArrive() {
        PlainClient stranger = alpha.plain();
        String kind = "application/activity+json";
        assertThat(stranger.send("POST", "/inbox/echo", kind, "{}").status()).isEqualTo(404);
        String guessed = Echo.token(new byte[32], InstantSource.system().instant());
        assertThat(stranger.send("POST", "/inbox/echo", kind, "{}", Echo.TOKEN, guessed)
                        .status())
                .isEqualTo(404);
        assertThat(stranger.send("POST", "/inbox/echo", kind, "{}", Echo.TOKEN, "1.x")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTokenThatWasOverheardIsOfNoUseSomeMinutesLater() throws Exception {
        byte[] key = HexFormat.of()
                .parseHex(alpha.one("select encode(value, 'hex') from secret where name = 'doctor-echo'"));
        Instant now = InstantSource.system().instant();
        PlainClient doctor = alpha.plain();
        String kind = "application/activity+json";
        PlainClient.Answer fresh =
                doctor.send("POST", "/inbox/echo?a=%2F", kind, "{}", Echo.TOKEN, Echo.token(key, now));
        assertThat(fresh.status()).isEqualTo(200);
        assertThat(fresh.text())
                .contains("client: 127.0.0.1\n")
                .contains("target: /inbox/echo?a=%2F\n")
                .contains("body: " + Echo.fingerprint("{}".getBytes(UTF_8)) + "\n")
                .doesNotContain(Echo.TOKEN.toLowerCase(Locale.ROOT));
        String old = Echo.token(key, now.minusSeconds(400));
        assertThat(doctor.send("POST", "/inbox/echo", kind, "{}", Echo.TOKEN, old)
                        .status())
                .isEqualTo(404);
    }
}
