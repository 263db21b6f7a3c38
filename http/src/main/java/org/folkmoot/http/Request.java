package org.folkmoot.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// What a handler sees of a request: read, checked, and with the answer to who asks.
public final class Request {

    private final Method method;
    private final String path;
    private final String target;
    private final String methodOnTheWire;
    private final String targetOnTheWire;
    private final Map<String, String> parts;
    private final Parameters query;
    private final Parameters form;
    private final byte[] body;
    private final Headers headers;
    private final Cookies cookies;
    private final Whence whence;
    private final Viewer viewer;
    private final @Nullable String session;
    private final boolean wasLoggedIn;
    private final Supplier<String> csrf;

    Request(Visit visit) {
        this.method = visit.method;
        this.path = visit.path;
        this.target = visit.target;
        this.methodOnTheWire = visit.incoming.method();
        this.targetOnTheWire = visit.incoming.target();
        this.parts = visit.parts;
        this.query = visit.query;
        this.form = visit.form;
        this.body = visit.body;
        this.headers = visit.incoming.headers();
        this.cookies = visit.cookies;
        this.whence = visit.whence;
        this.viewer = visit.viewer;
        this.session = visit.session;
        this.wasLoggedIn = visit.deadSession();
        this.csrf = visit::formToken;
    }

    /// What is asked for; a `HEAD` is seen as a [Method#GET].
    public Method method() {
        return method;
    }

    /// The method as it came, `HEAD` as itself: what a signature was made over.
    public String methodOnTheWire() {
        return methodOnTheWire;
    }

    /// The path, decoded: for comparing and showing.
    public String path() {
        return path;
    }

    /// Path and query exactly as they stood on the wire: what a signature was made over.
    public String targetOnTheWire() {
        return targetOnTheWire;
    }

    /// All lines of the head, as they came.
    public List<Header> headers() {
        return headers.lines();
    }

    /// Path and query as they were sent: for coming back here, as in a form's `action` or a log-in's `next`.
    public String target() {
        return target;
    }

    /// The part of the path that the pattern calls `{name}`, decoded; never empty.
    ///
    /// @throws IllegalArgumentException when the pattern has no such part
    public String part(String name) {
        String value = parts.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The pattern has no part {" + name + "}");
        }
        return value;
    }

    public Parameters query() {
        return query;
    }

    /// The fields of the form that was sent; none when no form came.
    public Parameters form() {
        return form;
    }

    /// The body's bytes, as they came.
    public byte[] body() {
        return body.clone();
    }

    public @Nullable String header(String name) {
        return headers.first(name);
    }

    public @Nullable String cookie(String name) {
        return cookies.value(name);
    }

    /// Where the request comes from, seen past the proxies that we trust.
    public InetAddress client() {
        return whence.client();
    }

    public Viewer viewer() {
        return viewer;
    }

    /// The token of the viewer's live session, for ending it; null for a visitor.
    public @Nullable String session() {
        return session;
    }

    /// Whether the browser came with a session that has ended since, so that an error page can say so.
    public boolean wasLoggedIn() {
        return wasLoggedIn;
    }

    /// The languages that the browser asks for, the dearest first; may be empty.
    public List<Locale> languages() {
        return Languages.preferred(headers.first("Accept-Language"));
    }

    /// The token for the hidden field `csrf` of every form on this page. Asking for it makes the answer private.
    public String csrf() {
        return csrf.get();
    }

    /// Whether htmx asks, which wants a piece of a page rather than the whole.
    public boolean htmx() {
        return "true".equals(headers.first("HX-Request"))
                && !"true".equals(headers.first("HX-History-Restore-Request"));
    }

    /// This site's address as the browser has it in its address bar, such as `http://localhost:8536`: what set-up
    /// proposes. Nothing that leads anywhere may be built from it, since whoever asks chooses it.
    public String addressInBrowser() {
        return (whence.secure() ? "https://" : "http://") + (whence.host() == null ? "localhost" : whence.host());
    }

    /// The method only; everything else may hold a secret, and this may end up in a log.
    @Override
    public String toString() {
        return method.name();
    }
}
