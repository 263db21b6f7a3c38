package org.folkmoot.api.governance;

import java.util.List;
import org.folkmoot.http.Reply;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Why there is no answer, as RFC 9457 says it.
///
/// @param detail     a sentence
/// @param field      the parameter or the part of the body that it is about; null for the whole
/// @param objections every reason for which the forum refused; empty for what it was not asked
record ApiProblem(ProblemType type, String detail, @Nullable String field, List<Said> objections) {

    static final String CONTENT_TYPE = "application/problem+json";

    /// One reason for which the forum refused.
    ///
    /// @param sentence in the reader's language
    record Said(@Nullable String field, Refusal reason, String sentence) {}

    private static final Shape<Said> OBJECTION = Shape.<Said>named(
                    "Objection", "One reason for which the forum refused.")
            .maybe("field", Kind.TEXT, "The part of the request that it is about; null for the whole.", Said::field)
            .part("reason", Kind.word(Refusal.class), "The reason, for programs.", Said::reason)
            .part("sentence", Kind.TEXT, "The reason, for people, as a page says it to them.", Said::sentence);

    static final Shape<ApiProblem> SHAPE = Shape.<ApiProblem>named("Problem", "Why there is no answer (RFC 9457).")
            .part(
                    "type",
                    Kind.LINK,
                    "Names the kind of problem; never changes.",
                    problem -> problem.type().urn())
            .part(
                    "title",
                    Kind.TEXT,
                    "The kind of problem in a few words.",
                    problem -> problem.type().title())
            .part(
                    "status",
                    Kind.NUMBER,
                    "As the status of the answer.",
                    problem -> problem.type().status())
            .part("detail", Kind.TEXT, "What happened, in a sentence.", ApiProblem::detail)
            .maybe("field", Kind.TEXT, "What it is about; null for the whole.", ApiProblem::field)
            .part(
                    "objections",
                    Kind.list(Kind.of(OBJECTION)),
                    "Every reason for which the forum refused; empty for what it was not asked.",
                    ApiProblem::objections);

    ApiProblem {
        objections = List.copyOf(objections);
    }

    ApiProblem(ProblemType type, String detail, @Nullable String field) {
        this(type, detail, field, List.of());
    }

    Reply reply() {
        Reply reply = Reply.bytes(type.status(), CONTENT_TYPE, Json.bytes(SHAPE.tree(this)));
        return switch (type) {
            case TOKEN_MISSING -> reply.withHeader("WWW-Authenticate", "Bearer");
            case TOKEN_INVALID -> reply.withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            case SCOPE_MISSING -> reply.withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
            case UNAVAILABLE -> reply.withHeader("Retry-After", "10");
            case NOT_FOUND,
                    PARAMETER_UNKNOWN,
                    PARAMETER_INVALID,
                    REQUEST_INVALID,
                    BODY_INVALID,
                    NOT_JSON,
                    METHOD_NOT_ALLOWED,
                    NOT_ALLOWED,
                    LENS_NOT_ALLOWED,
                    CHANGED_MEANWHILE,
                    REFUSED,
                    TOO_LARGE,
                    TOO_SLOW,
                    TOO_OFTEN,
                    FAILED -> reply;
        };
    }
}
