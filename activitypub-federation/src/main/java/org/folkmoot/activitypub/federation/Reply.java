package org.folkmoot.activitypub.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

/// An answer over HTTP: a peer's to us, or ours to a peer.
///
/// @param status  100–599
/// @param headers all that came, or all that is to be sent but for length and date
/// @param body    inflated already; empty for none; nobody changes it
@SuppressWarnings("ArrayRecordComponent") // answers are read, never compared
public record Reply(int status, Headers headers, byte[] body) {

    private static final byte[] NOTHING = {};

    public static Reply of(int status) {
        return new Reply(status, Headers.none(), NOTHING);
    }

    /// One with a sentence as its body, for whoever runs the other server.
    public static Reply saying(int status, String sentence) {
        return new Reply(status, Headers.of("Content-Type", "text/plain; charset=utf-8"), sentence.getBytes(UTF_8));
    }

    public Reply with(String header, String value) {
        return new Reply(status, headers.with(header, value), body);
    }

    public boolean success() {
        return status >= 200 && status < 300;
    }

    /// The beginning of the body as text on one line, fit for a log or a page: at most 200 characters,
    /// whatever the bytes.
    public String excerpt() {
        String text = new String(body, 0, Math.min(body.length, 800), UTF_8)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .strip();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(200, text.codePointCount(0, text.length()))));
    }
}
