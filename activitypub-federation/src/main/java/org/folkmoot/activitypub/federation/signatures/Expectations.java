package org.folkmoot.activitypub.federation.signatures;

import java.time.Duration;
import java.time.Instant;

/// What a signature is held against besides the request.
///
/// @param origin how we are reached from outside, `https://forum.example`, lower-case, without a path: from our own
///               settings, never from a header that somebody sent
/// @param now    the moment of the check
/// @param window how far the time of a signature may lie off, either way
public record Expectations(String origin, Instant now, Duration window) {

    /// One hour, as Lemmy and Mastodon take it.
    public static final Duration USUAL_WINDOW = Duration.ofHours(1);

    public Expectations {
        if (!origin.matches("https?://[^/?#\\s]+")) {
            throw new IllegalArgumentException("Not an origin: " + origin);
        }
    }

    /// Host, with the port when the origin names one.
    String authority() {
        return origin.substring(origin.indexOf("://") + 3);
    }

    String scheme() {
        return origin.substring(0, origin.indexOf(':'));
    }
}
