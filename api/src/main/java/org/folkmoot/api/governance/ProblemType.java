package org.folkmoot.api.governance;

import java.util.Locale;

/// Everything that can stand against an answer, by names that never change (RFC 9457).
enum ProblemType {
    NOT_FOUND(404, "There is no such thing, or not for whoever asks"),
    PARAMETER_UNKNOWN(400, "There is no such parameter here"),
    PARAMETER_INVALID(400, "A parameter makes no sense"),
    REQUEST_INVALID(400, "The request cannot be read"),
    BODY_INVALID(400, "The body is not as it is described"),
    NOT_JSON(415, "The body is not JSON"),
    METHOD_NOT_ALLOWED(405, "Nothing is done so at this address"),
    TOKEN_MISSING(401, "A token is needed"),
    TOKEN_INVALID(401, "The token is not known"),
    SCOPE_MISSING(403, "The token may not do this"),
    NOT_ALLOWED(403, "Whoever asks may not do this"),
    LENS_NOT_ALLOWED(422, "Nobody may look through this lens"),
    CHANGED_MEANWHILE(409, "Somebody else changed it meanwhile"),
    REFUSED(422, "The forum refuses this"),
    TOO_LARGE(413, "More was sent than is taken"),
    TOO_SLOW(408, "The request did not arrive in time"),
    TOO_OFTEN(429, "Too much was asked in too short a time"),
    UNAVAILABLE(503, "The site is not ready"),
    FAILED(500, "Something broke on our side");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// As `type` names it.
    String urn() {
        return "urn:folkmoot:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
