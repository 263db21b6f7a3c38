package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;

/// What a server writes into its log: of a failure one line, by whose number its admin finds it; of a secret nothing,
/// however much is logged.
@TestInstance(Lifecycle.PER_CLASS)
class LogPeerTest {

    private static final Pattern NUMBER = Pattern.compile("\\b[0-9a-f]{8}\\b");

    private final OurServer alpha = new OurServer("alpha");
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    /// The only founding of a community that fails, as when a disk is full or a table broken.
    @BeforeAll
    void somethingIsBroken() throws Exception {
        alpha.run("""
                create function broken() returns trigger language plpgsql as $$ begin
                  if new.name = 'broken' then raise exception 'Something is broken here'; end if; return new; end $$
                """);
        alpha.run("create trigger broken before insert on community for each row execute function broken()");
    }

    @AfterAll
    void stop() {
        alpha.close();
    }

    private PlainClient.Answer founds(PlainClient who, String name) {
        String token = who.get("/communities/new")
                .page()
                .selectXpath("//input[@name='csrf']")
                .attr("value");
        return who.post("/communities/new", Map.of("csrf", token, "name", name, "title", "Broken"));
    }

    private PlainClient loggedIn() {
        PlainClient admin = alpha.plain();
        String token =
                admin.get("/log-in").page().selectXpath("//input[@name='csrf']").attr("value");
        admin.post("/log-in", Map.of("csrf", token, "name", "admin", "password", OurServer.PASSWORD));
        return admin;
    }

    private static String number(PlainClient.Answer failed) {
        Matcher found = NUMBER.matcher(failed.page().text());
        assertThat(found.find()).as(failed.page().text()).isTrue();
        return found.group();
    }

    @Test
    void aDeedThatFailsIsOneLineWithTheNumberThatItsPageShows() {
        PlainClient admin = loggedIn();
        try (LogEar ear = new LogEar(event -> event.getLevel().isGreaterOrEqual(Level.WARN))) {
            PlainClient.Answer failed = founds(admin, "broken");
            assertThat(failed.status()).isEqualTo(500);
            String number = number(failed);
            List<ILoggingEvent> lines = ear.heard().stream()
                    .filter(event -> event.getFormattedMessage().contains(number))
                    .toList();
            assertThat(lines).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.ERROR);
                assertThat(line.getFormattedMessage())
                        .isEqualTo("POST /communities/new answered 500, failure " + number);
                assertThat(causes(line)).contains("Something is broken here");
            });
            JsonEncoder encoder = LogFormat.encoder(context);
            assertThat(new String(encoder.encode(lines.getFirst()), UTF_8))
                    .startsWith("{")
                    .endsWith("}\n")
                    .contains("\"level\":\"ERROR\"")
                    .contains("{\"failure\":\"" + number + "\"}")
                    .contains("Something is broken here")
                    .containsOnlyOnce("\n");
        }
    }

    private static String causes(ILoggingEvent line) {
        ThrowableProxyConverter converter = new ThrowableProxyConverter();
        converter.start();
        return converter.convert(line);
    }

    @Test
    void ofASecretNothingIsLoggedHoweverMuchIsLogged() throws Exception {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger library = context.getLogger("org.eclipse.jetty");
        var console = root.getAppender("out");
        Level before = root.getLevel();
        root.detachAppender(console);
        library.setLevel(Level.WARN); // as logback.xml has it
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        root.setLevel(Level.TRACE);
        try (LogEar ear = new LogEar(event -> true)) {
            PlainClient admin = loggedIn();
            founds(admin, "broken");
            FormWalk ana = alpha.member("ana");
            OurServer.founds(ana, "garden", "Gardening");
            alpha.post(ana, "garden", "A post", "Its secret-words-of-a-member");
            List<String> secrets = List.of(
                    OurServer.PASSWORD,
                    admin.cookies.get(admin.sessionCookie()),
                    admin.get("/communities/new")
                            .page()
                            .selectXpath("//input[@name='csrf']")
                            .attr("value"),
                    "secret-words-of-a-member",
                    alpha.one("select encode(value, 'hex') from secret where name = 'form-tokens'"),
                    alpha.one("select encode(value, 'base64') from secret where name = 'form-tokens'"));
            assertThat(secrets).allSatisfy(secret -> assertThat(secret).isNotBlank());
            assertThat(ear.heard()).isNotEmpty().allSatisfy(event -> {
                String whole = event.getFormattedMessage() + causes(event);
                assertThat(secrets).noneMatch(whole::contains);
            });
        } finally {
            root.setLevel(before);
            library.setLevel(null);
            context.getLogger("com.zaxxer.hikari").setLevel(null);
            root.addAppender(console);
        }
    }
}
