package org.folkmoot.http;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.http.RouteGroup.Guard;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request on its way through [Router]: what is known of it so far, and the steps in their order.
final class Visit {

    private static final Logger log = LoggerFactory.getLogger(Router.class);
    private static final Logger requests = LoggerFactory.getLogger("org.folkmoot.http.requests");

    private final Router router;
    private final @Nullable URI publicUrl;
    private RouteTable.@Nullable Entry entry;
    private @Nullable String formToken;
    private @Nullable String freshVisitor;
    private boolean deadSession;
    private boolean bodyAskedFor;
    private boolean twoDoors;
    private KeptAnswers.@Nullable Key keptAs;
    private KeptAnswers.@Nullable Moment begunToMake;
    private boolean kept;

    final Incoming incoming;
    final Whence whence;
    final Cookies cookies;
    Method method = Method.GET;
    String path = "/";
    String target = "/";
    Map<String, String> parts = Map.of();
    Parameters query = Parameters.NONE;
    Parameters form = Parameters.NONE;
    byte[] body = {};
    Viewer viewer = new Viewer.Visitor();

    @Nullable
    String session;

    Visit(Router router, Incoming incoming) {
        this.router = router;
        this.incoming = incoming;
        this.publicUrl = router.ports.publicUrl().get();
        this.whence = Whence.of(incoming, router.trustedProxies);
        this.cookies = Cookies.of(incoming.headers(), whence, publicUrl);
    }

    Reply answer() {
        long begun = System.nanoTime();
        Reply reply;
        try {
            reply = handled();
        } catch (TurnedAway away) {
            reply = Reply.problem(away.problem());
        } catch (RuntimeException | StackOverflowError broken) {
            reply = Reply.problem(failed(broken));
        }
        Reply said = reply.problem() == null ? reply : explained(reply, reply.problem());
        Reply finished = finished(said);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        router.ports.watch().answered(guard(), kind(), finished.status(), took);
        if (requests.isDebugEnabled()) {
            requests.debug("{} {} {} {} ms", method, pattern(), finished.status(), took.toMillis());
        }
        return finished;
    }

    private Reply finished(Reply said) {
        Farewell farewell = new Farewell(this, publicUrl);
        if (kept) {
            return farewell.unlessKnown(said);
        }
        Reply finished = farewell.finish(said);
        if (begunToMake != null && keptAs != null) {
            router.keptAnswers.keep(keptAs, finished, begunToMake);
        }
        return finished;
    }

    private Reply handled() {
        Path asked = readTarget();
        Map<Method, RouteTable.Entry> fitting = router.routes.fitting(asked, byPeer());
        twoDoors = router.routes.hasTwoDoors(asked);
        Method wanted = RouteTable.method(incoming.method());
        method = wanted == null ? Method.GET : wanted;
        entry = fitting.isEmpty()
                ? null
                : fitting.getOrDefault(method, fitting.values().iterator().next());
        if (method == Method.POST && !fitting.containsKey(method)) {
            refuseForItsKind(asked);
        }
        identify();
        if (entry == null) {
            throw new TurnedAway(new Problem.NotFound());
        }
        if (wanted == null || !fitting.containsKey(wanted)) {
            throw new TurnedAway(new Problem.WrongMethod(allowed(fitting.keySet())));
        }
        if (asked.trailingSlash() && wanted == Method.GET) {
            return Reply.moved(301, asked.canonical() + queryPart());
        }
        parts = entry.pattern().parts(asked.segments());
        count(entry.route().limit());
        if (wanted != Method.GET) {
            readBody(entry);
        } else if (entry.group().guard() == Guard.BROWSER) {
            Reply before = before();
            if (before != null) {
                return before;
            }
        }
        return entry.route().handler().handle(new Request(this));
    }

    /// What another visitor was answered just now; null when it has to be made.
    private @Nullable Reply before() {
        keptAs = KeptAnswers.key(incoming, whence);
        if (keptAs == null) {
            return null;
        }
        Reply found = router.keptAnswers.find(keptAs);
        kept = found != null;
        begunToMake = router.keptAnswers.now();
        return found;
    }

    /// Where only other servers bring something, whoever brings something of another kind is told so, and not that the
    /// address is none.
    private void refuseForItsKind(Path asked) {
        RouteTable.Entry forPeers = router.routes.fitting(asked, true).get(Method.POST);
        if (forPeers != null) {
            entry = forPeers;
            throw new TurnedAway(new Problem.WrongContentType());
        }
    }

    /// Whether another server asks: one that wants ActivityPub, or brings it.
    private boolean byPeer() {
        String named = incoming.method().equals("POST") ? "Content-Type" : "Accept";
        return ContentTypes.isActivityPub(incoming.headers().first(named));
    }

    private Path readTarget() {
        String[] halves = incoming.target().split("\\?", 2);
        Path asked = Path.read(halves[0]);
        path = asked.decoded();
        target = asked.canonical() + queryPart();
        query = FormEncoding.query(halves.length > 1 ? halves[1] : "");
        return asked;
    }

    private String queryPart() {
        int mark = incoming.target().indexOf('?');
        return mark < 0 ? "" : incoming.target().substring(mark);
    }

    private void identify() {
        Guard guard = entry == null ? Guard.BROWSER : entry.group().guard();
        String token = switch (guard) {
            case BROWSER -> cookies.session();
            case APP -> bearer();
            case PEER, OPEN -> null;
        };
        if (token == null) {
            return;
        }
        viewer = router.ports.sessions().viewer(token);
        session = viewer.person() == null ? null : token;
        deadSession = guard == Guard.BROWSER && session == null;
    }

    private @Nullable String bearer() {
        String header = incoming.headers().first("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }

    private void count(LimitClass limit) {
        Duration wait = router.limits.count(limit, whence.client(), viewer.person());
        if (!wait.isZero()) {
            throw new TurnedAway(new Problem.TooMany(limit, wait));
        }
    }

    private void readBody(RouteTable.Entry found) {
        String contentType = incoming.headers().first("Content-Type");
        if (contentType != null && found.route().files() > 0 && ContentTypes.isFormWithFiles(contentType)) {
            readFiles(contentType, found.route().files());
            return;
        }
        Guard guard = found.group().guard();
        boolean isForm = ContentTypes.isForm(contentType);
        if (guard == Guard.BROWSER && !isForm && contentType != null) {
            throw new TurnedAway(new Problem.WrongContentType());
        }
        body = wholeBody();
        if (guard == Guard.BROWSER && !isForm && body.length > 0) {
            throw new TurnedAway(new Problem.WrongContentType());
        }
        if (isForm) {
            form = FormEncoding.form(PercentEncoding.utf8(body, "the form"));
        }
        if (guard == Guard.BROWSER && !isOurForm()) {
            throw new TurnedAway(new Problem.FormNotOurs());
        }
    }

    private void readFiles(String contentType, int most) {
        if (!viewer.admin()) {
            throw new TurnedAway(new Problem.Forbidden());
        }
        form = FilesForm.read(contentType, wholeBody(most));
        if (!isOurForm()) {
            throw new TurnedAway(new Problem.FormNotOurs());
        }
    }

    private byte[] wholeBody() {
        return wholeBody(router.bodyLimit);
    }

    private byte[] wholeBody(int most) {
        bodyAskedFor = true;
        return incoming.body().read(most);
    }

    private boolean isOurForm() {
        String sent = form.first("csrf");
        String token = sent == null ? incoming.headers().first("X-CSRF-Token") : sent;
        return SameSite.allows(incoming.headers(), whence, publicUrl) && router.formTokens.accepts(binding(), token);
    }

    /// What the browser holds that its form tokens belong to; null when it holds nothing yet.
    private @Nullable String binding() {
        String visitor = cookies.visitor();
        return session != null ? "session " + session : visitor == null ? null : "visitor " + visitor;
    }

    /// The token for the forms of this answer; a visitor who holds nothing yet gets a cookie to bind it to.
    String formToken() {
        if (formToken == null) {
            String binding = binding();
            if (binding == null) {
                freshVisitor = router.formTokens.freshVisitor();
                binding = "visitor " + freshVisitor;
            }
            formToken = router.formTokens.token(binding);
        }
        return formToken;
    }

    private static List<String> allowed(Set<Method> methods) {
        EnumSet<Method> sorted = EnumSet.copyOf(methods);
        return sorted.stream()
                .flatMap(each -> each == Method.GET
                        ? java.util.stream.Stream.of("GET", "HEAD")
                        : java.util.stream.Stream.of(each.name()))
                .toList();
    }

    private Problem.Failed failed(Throwable cause) {
        return new Problem.Failed(
                cause, HexFormat.of().toHexDigits(router.ports.random().nextInt()));
    }

    /// The page for a problem. What a page of ours broke is logged here, once, with the status that the person saw.
    private Reply explained(Reply reply, Problem problem) {
        keepWhatWasTyped();
        Reply page = page(problem);
        if (problem instanceof Problem.Failed(Throwable cause, String id)) {
            if (page.status() == 503) {
                log.atWarn()
                        .addKeyValue("failure", id)
                        .log("{} {} answered 503, failure {}: {}", method, pattern(), id, cause.toString());
            } else {
                log.atError()
                        .addKeyValue("failure", id)
                        .setCause(cause)
                        .log("{} {} answered {}, failure {}", method, pattern(), page.status(), id);
            }
        }
        Reply whole = reply.session() == null ? page : page.withSession(reply.session());
        return switch (problem) {
            case Problem.WrongMethod(var allowed) -> whole.withHeader("Allow", String.join(", ", allowed));
            case Problem.TooMany(var limit, var retryAfter) ->
                whole.withHeader("Retry-After", String.valueOf(retryAfter.toSeconds() + 1));
            case Problem.TooLarge _, Problem.TooSlow _ -> whole.withHeader("Connection", "close");
            case Problem.NotFound _,
                    Problem.Forbidden _,
                    Problem.FormNotOurs _,
                    Problem.WrongContentType _,
                    Problem.Malformed _,
                    Problem.Failed _ -> leftUnread() ? whole.withHeader("Connection", "close") : whole;
        };
    }

    /// Whether a body was left where it is: then nothing else can be asked over this connection, and that is said.
    private boolean leftUnread() {
        return method != Method.GET && !bodyAskedFor;
    }

    /// Reads the form of a request that ended before its form was read, so that its error page can show it again.
    private void keepWhatWasTyped() {
        boolean unread = !bodyAskedFor && method != Method.GET && entry != null;
        if (unread && ContentTypes.isForm(incoming.headers().first("Content-Type"))) {
            try {
                body = wholeBody();
                form = FormEncoding.form(PercentEncoding.utf8(body, "the form"));
            } catch (TurnedAway unreadable) {
                // The first problem is the one to tell.
            }
        }
    }

    private Reply page(Problem problem) {
        Request request = new Request(this);
        ErrorPages pages = entry == null || entry.group().errorPages() == null
                ? router.ports.errorPages()
                : entry.group().errorPages();
        try {
            Reply page = pages.page(problem, request);
            if (page.problem() == null) {
                return page;
            }
            log.error("The page for {} is itself a problem", problem.getClass().getSimpleName());
        } catch (RuntimeException | StackOverflowError broken) {
            log.error("The page for {} could not be made", problem.getClass().getSimpleName(), broken);
        }
        return new PlainErrorPages().page(problem, request);
    }

    private @Nullable Guard guard() {
        return entry == null ? null : entry.group().guard();
    }

    private @Nullable LimitClass kind() {
        return entry == null ? null : entry.route().limit();
    }

    /// The pattern, not the path: paths may hold secrets, such as a link for a new password.
    private String pattern() {
        return entry == null ? "(no route)" : entry.route().pattern();
    }

    /// Whether the browser came with a session that is no longer one.
    boolean deadSession() {
        return deadSession;
    }

    /// Whether this address has a page for people and a document for servers.
    boolean hasTwoDoors() {
        return twoDoors;
    }

    boolean hasFormToken() {
        return formToken != null;
    }

    @Nullable
    String freshVisitor() {
        return freshVisitor;
    }
}
