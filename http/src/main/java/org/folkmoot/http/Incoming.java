package org.folkmoot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// A request as it stands on the wire, before anybody has judged it: from a socket, or from a test that needs none.
///
/// @param method as it was written, known or not
/// @param target path and query, still encoded
/// @param peer   who holds the other end of the connection
/// @param secure whether that connection is encrypted
public record Incoming(String method, String target, Headers headers, InetAddress peer, boolean secure, Body body) {

    /// The body, read when somebody wants it.
    @FunctionalInterface
    public interface Body {

        /// All bytes, unless there are more than that or they do not come in time.
        byte[] read(int limit);
    }

    /// A request without a body, as tests make it, from this machine.
    public static Incoming get(String target, Header... headers) {
        return new Incoming(
                "GET",
                target,
                new Headers(List.of(headers)),
                InetAddress.getLoopbackAddress(),
                false,
                limit -> new byte[0]);
    }

    /// A form that was sent, as tests make it.
    ///
    /// @param form already encoded, as `title=A%20b&csrf=…`
    public static Incoming post(String target, String form, Header... headers) {
        byte[] bytes = form.getBytes(UTF_8);
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", "application/x-www-form-urlencoded"));
        return new Incoming("POST", target, new Headers(all), InetAddress.getLoopbackAddress(), false, limit -> {
            if (bytes.length > limit) {
                throw new TurnedAway(new Problem.TooLarge(limit));
            }
            return bytes;
        });
    }

    @Override
    public String toString() {
        return method; // everything else may hold secrets
    }
}
