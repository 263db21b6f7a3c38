package org.folkmoot.web.pages;

import java.time.Duration;
import java.util.List;
import org.folkmoot.values.Objection;
import org.jspecify.annotations.Nullable;

/// Why there is no page.
///
/// @param objections what exactly was refused, if anything
/// @param retryAfter when to try again; null when that does not help
/// @param failure    names it in the log; null when nothing broke
/// @param typed      texts that came with the request, so that nothing typed is lost
public record ProblemModel(
        Kind kind,
        List<Objection> objections,
        @Nullable Duration retryAfter,
        @Nullable String failure,
        List<String> typed) {

    public ProblemModel(Kind kind) {
        this(kind, List.of(), null, null, List.of());
    }

    /// Each with its HTTP status.
    public enum Kind {
        MALFORMED(400),
        FORBIDDEN(403),
        /// The form came without its token, or with one of another session.
        FORM_EXPIRED(403),
        MISSING(404),
        WRONG_METHOD(405),
        TOO_SLOW(408),
        TOO_LARGE(413),
        WRONG_CONTENT_TYPE(415),
        TOO_OFTEN(429),
        FAILED(500),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
