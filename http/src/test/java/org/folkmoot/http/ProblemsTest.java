package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What is said, and what is logged, when a request ends before its time.
class ProblemsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Router.class);
    private final Logger requests = (Logger) LoggerFactory.getLogger("org.folkmoot.http.requests");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SmallSite site = new SmallSite();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
        requests.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.setLevel(Level.OFF);
        logger.detachAppender(log);
        requests.detachAppender(log);
        requests.setLevel(null);
        requests.setAdditive(true);
    }

    @Test
    void aFailureIsOneLineThatHoldsNoSecrets() {
        router(new PlainErrorPages(), throwing(new IllegalStateException("a bug")))
                .answer(Incoming.get("/password/s3cret?key=s3cret", new Header("Cookie", "folkmoot=s3cret")));
        assertThat(log.list).hasSize(1);
        ILoggingEvent line = log.list.getFirst();
        assertThat(line.getLevel()).isEqualTo(Level.ERROR);
        assertThat(line.getFormattedMessage())
                .contains("GET /password/{token} answered 500")
                .doesNotContain("s3cret");
        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("a bug");
    }

    @Test
    void whatIsOnlyOutOfReachIsOneLineWithoutATrace() {
        ErrorPages pages = (problem, request) -> Reply.text(503, "Back soon.").withHeader("Retry-After", "5");
        Reply reply = router(pages, throwing(new IllegalStateException("no connection")))
                .answer(Incoming.get("/password/a"));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getLevel()).isEqualTo(Level.WARN);
        assertThat(log.list.getFirst().getThrowableProxy()).isNull();
    }

    @Test
    void anErrorPageThatFailsItselfIsReplacedByAPlainLine() {
        ErrorPages broken = (problem, request) -> {
            throw new IllegalStateException("also a bug");
        };
        Reply reply =
                router(broken, throwing(new IllegalStateException("a bug"))).answer(Incoming.get("/password/a"));
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.bodyText()).startsWith("Something broke on our side.");
    }

    @Test
    void endlessRecursionIsOnlyABug() {
        Handler endless = new Handler() {
            @Override
            @SuppressWarnings("InfiniteRecursion")
            public Reply handle(Request request) {
                return handle(request);
            }
        };
        assertThat(router(new PlainErrorPages(), endless)
                        .answer(Incoming.get("/password/a"))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void whatWasTypedIsThereForTheErrorPage() {
        ErrorPages again = (problem, request) -> Reply.text(
                problem.status(), request.form().text("text") + " " + request.target() + " " + request.wasLoggedIn());
        Router router = router(again, throwing(new IllegalStateException("a bug")));
        Header dead = new Header("Cookie", "folkmoot=old");
        assertThat(router.answer(Incoming.post("/write?to=ben", "text=long+letter", dead))
                        .bodyText())
                .as("without its token")
                .isEqualTo("long letter /write?to=ben true");
        Header gone = new Header("Cookie", "folkmoot=database-gone");
        assertThat(router.answer(Incoming.post("/write", "text=long+letter", gone))
                        .bodyText())
                .as("when nobody knows who asks")
                .isEqualTo("long letter /write false");
        for (int times = 0; times < 6; times++) {
            router.answer(Incoming.post("/write", "text=a"));
        }
        Reply tooMany = router.answer(Incoming.post("/write", "text=long+letter"));
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.bodyText()).isEqualTo("long letter /write false");
    }

    @Test
    void aBodyThatWasTooSlowOrTooLargeIsNotWaitedForAgain() {
        Incoming form = Incoming.post("/write", "");
        AtomicInteger reads = new AtomicInteger();
        Incoming slow = new Incoming("POST", "/write", form.headers(), form.peer(), false, limit -> {
            reads.incrementAndGet();
            throw new TurnedAway(new Problem.TooSlow());
        });
        Reply reply = router(new PlainErrorPages(), request -> Reply.nothing()).answer(slow);
        assertThat(reply.status()).isEqualTo(408);
        assertThat(reads).hasValue(1);
    }

    @Test
    void appsAreToldInTheirOwnWay() {
        RouteGroup apps = Routes.forApps()
                .post("/api/x", LimitClass.MESSAGE, request -> Reply.notFound())
                .sayingProblemsBy((problem, request) ->
                        Reply.bytes(problem.status(), "application/json", "{\"error\":\"not_found\"}".getBytes(UTF_8)))
                .group();
        Router router = new Router(HttpSettings.usual("127.0.0.1", 0), site.ports(), List.of(apps));
        assertThat(router.answer(Incoming.post("/api/x", "")).bodyText()).isEqualTo("{\"error\":\"not_found\"}");
    }

    @Test
    void theRequestLogIsOffAndNamesPatternsOnly() {
        Router router = router(new PlainErrorPages(), request -> Reply.text(200, ""));
        router.answer(Incoming.get("/password/s3cret"));
        assertThat(log.list).isEmpty();
        requests.setLevel(Level.DEBUG);
        requests.setAdditive(false);
        router.answer(Incoming.get("/password/s3cret?key=s3cret"));
        assertThat(log.list.getFirst().getFormattedMessage()).matches("GET /password/\\{token} 200 \\d+ ms");
    }

    @Test
    void limitsCanBeSetSoWideThatNobodyMeetsThem() {
        Router router =
                new Router(HttpSettings.usual("127.0.0.1", 0).withoutLimits(), site.ports(), SmallSite.groups());
        for (int times = 0; times < 500; times++) {
            assertThat(router.answer(Incoming.get("/search")).status()).isEqualTo(200);
        }
    }

    private Router router(ErrorPages pages, Handler handler) {
        HttpPorts usual = site.ports();
        HttpPorts ports = new HttpPorts(
                usual.sessions(),
                pages,
                usual.publicUrl(),
                usual.formKey(),
                usual.random(),
                usual.clock(),
                usual.state());
        RouteGroup routes = Routes.forBrowsers()
                .get("/password/{token}", handler)
                .post("/write", LimitClass.POST, handler)
                .group();
        return new Router(HttpSettings.usual("127.0.0.1", 0), ports, List.of(routes));
    }

    private static Handler throwing(RuntimeException bug) {
        return request -> {
            throw bug;
        };
    }
}
