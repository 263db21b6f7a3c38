package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer, as a handler gives it. [Router] adds what all answers share: caching, security headers, cookies.
///
/// Answers are values: each `with…` gives another one.
///
/// @param contentType null when there is no body
/// @param problem     what to show an error page for, in place of this body; null for a real answer
/// @param session     what becomes of the session cookie; null to leave it
@SuppressWarnings("ArrayRecordComponent") // answers are written out, never compared
public record Reply(
        int status,
        @Nullable String contentType,
        byte[] body,
        List<Header> headers,
        CachePolicy cache,
        @Nullable Problem problem,
        @Nullable SessionChange session) {

    private static final byte[] EMPTY = {};

    /// What becomes of the browser's session.
    public sealed interface SessionChange {

        /// It gets this token. Form tokens of before are worth nothing from then on.
        ///
        /// @param lifetime how long the browser keeps it
        record Started(String token, Duration lifetime) implements SessionChange {
            @Override
            public String toString() {
                return "Started"; // the token is a secret
            }
        }

        /// It is forgotten.
        record Ended() implements SessionChange {}
    }

    public Reply {
        headers = List.copyOf(headers);
    }

    /// A page, encoded as UTF-8.
    public static Reply html(int status, byte[] page) {
        return bytes(status, "text/html; charset=utf-8", page);
    }

    public static Reply text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, body, List.of(), CachePolicy.PRIVATE_NO_STORE, null, null);
    }

    /// Done; nothing to show.
    public static Reply nothing() {
        return new Reply(204, null, EMPTY, List.of(), CachePolicy.PRIVATE_NO_STORE, null, null);
    }

    /// Sends the browser on, by `GET`, to a page of ours.
    ///
    /// @param path a path on this site; for one that a browser sent, ask [LocalPath#or] first
    public static Reply redirect(String path) {
        return moved(303, path);
    }

    static Reply moved(int status, String path) {
        if (!LocalPath.isLocal(path)) {
            throw new IllegalArgumentException("A redirect leads to a path of this site, not away from it");
        }
        List<Header> headers = List.of(new Header("Location", ascii(path)));
        return new Reply(status, null, EMPTY, headers, CachePolicy.PRIVATE_NO_STORE, null, null);
    }

    public static Reply notFound() {
        return problem(new Problem.NotFound());
    }

    public static Reply forbidden() {
        return problem(new Problem.Forbidden());
    }

    /// Shows the error page for a problem that only the handler could see.
    public static Reply problem(Problem problem) {
        return new Reply(problem.status(), null, EMPTY, List.of(), CachePolicy.PRIVATE_NO_STORE, problem, null);
    }

    public Reply withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, contentType, body, more, cache, problem, session);
    }

    public Reply withCache(CachePolicy policy) {
        return new Reply(status, contentType, body, headers, policy, problem, session);
    }

    /// Logs the browser in.
    public Reply startingSession(String token, Duration lifetime) {
        var started = new SessionChange.Started(token, lifetime);
        return new Reply(status, contentType, body, headers, cache, problem, started);
    }

    /// Logs the browser out.
    public Reply endingSession() {
        return new Reply(status, contentType, body, headers, cache, problem, new SessionChange.Ended());
    }

    Reply withSession(SessionChange change) {
        return new Reply(status, contentType, body, headers, cache, problem, change);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, contentType, other, headers, cache, problem, session);
    }

    /// The header of that name; null when there is none.
    public @Nullable String header(String name) {
        return new Headers(headers).first(name);
    }

    public String bodyText() {
        return new String(body, UTF_8);
    }

    /// Headers carry ASCII only; a path may be written with other letters.
    private static String ascii(String path) {
        StringBuilder written = new StringBuilder();
        path.codePoints().forEach(point -> {
            if (point < 0x80) {
                written.append((char) point);
            } else {
                written.append(PercentEncoding.encode(Character.toString(point)));
            }
        });
        return written.toString();
    }
}
