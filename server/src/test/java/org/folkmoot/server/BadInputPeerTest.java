package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.folkmoot.http.HttpSettings;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Rate;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// Sends a whole server what it should not get, and holds what came of it against `docs/bad-input.md`: one answer each,
/// and at most one line in the log. `./dev bad-input` writes the document anew.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputPeerTest {

    static final String PASSWORD = "correct horse battery";
    private static final Path DOCUMENT = Path.of("../docs/bad-input.md");
    private static final Duration PATIENCE_WITH_BODIES = Duration.ofSeconds(3);

    private final RunningServer server = new RunningServer(settings());
    private final BadInputDocument document = new BadInputDocument();
    private final FormWalk ana = server.browser();
    private final FormWalk ben = server.browser();
    private final FormWalk visitor = server.browser();

    @BeforeAll
    void aSiteWithTwoPeopleAndAPost() {
        ana.open(server.setUpPage())
                .form("Start the site")
                .fill("Name of the site", "Garden")
                .fill("Name", "ana")
                .fill("Password", PASSWORD)
                .send();
        ben.open("/sign-up")
                .form("Sign up")
                .fill("Name", "ben")
                .fill("Password", PASSWORD)
                .send();
        ana.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
        ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "What grew here?")
                .send();
        document.heard();
    }

    @AfterAll
    void stop() {
        document.close();
        server.close();
    }

    @Test
    @Order(1)
    void wordsInForms() {
        new BadWords(document, ana, ben, visitor).all();
        new BadLists(document, ana, ben).all();
        new BadChoices(document, ana, ben, visitor).all();
    }

    @Test
    @Order(2)
    void whatIsNotThere() {
        new AbsentThings(document, ana, ben, visitor).all();
    }

    @Test
    @Order(3)
    void sessionsAndForms() {
        new BadSessions(document, server).all();
    }

    @Test
    @Order(4)
    void requestsThatNoBrowserSends() {
        new BadRequests(document, server, ben).all();
    }

    @Test
    @Order(5)
    void aDatabaseThatIsAwayOrFull() {
        new DatabaseTrouble(document, server, ana, ben, visitor).all();
    }

    @Test
    @Order(6)
    void theDocumentSaysWhatHappens() throws IOException {
        OperatorsTrouble.list(document);
        Path fresh = Path.of("target/bad-input.md");
        Files.writeString(fresh, document.text());
        if (Boolean.getBoolean("bad-input.write")) {
            Files.writeString(DOCUMENT, document.text());
        }
        assertThat(fresh).hasSameTextualContentAs(DOCUMENT);
    }

    /// Nobody is limited but those who search, so that there is one limit to meet.
    private static HttpSettings settings() {
        HttpSettings usual = HttpSettings.usual("127.0.0.1", 0).withoutLimits();
        Map<LimitClass, Rate> rates = new EnumMap<>(usual.rates());
        rates.put(LimitClass.SEARCH, new Rate(10, Duration.ofMinutes(10)));
        return usual.withRates(rates).withTimes(usual.headTime(), PATIENCE_WITH_BODIES, usual.idleTime());
    }
}
