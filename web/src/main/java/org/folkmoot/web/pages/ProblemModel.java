package org.folkmoot.web.pages;

import java.time.Duration;
import java.util.List;
import org.folkmoot.values.Objection;
import org.jspecify.annotations.Nullable;

/// Why there is no page.
///
/// @param objections what exactly was refused, if anything
/// @param retryAfter when to try again; null when that does not help
public record ProblemModel(
        Kind kind, List<Objection> objections, @Nullable Duration retryAfter) {

    public ProblemModel(Kind kind) {
        this(kind, java.util.List.of(), null);
    }

    /// Each with its HTTP status.
    public enum Kind {
        MALFORMED(400),
        FORBIDDEN(403),
        MISSING(404),
        TOO_LARGE(413),
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
