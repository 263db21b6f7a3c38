package org.folkmoot.web.routes;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.folkmoot.http.ErrorPages;
import org.folkmoot.http.Problem;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.web.pages.ProblemModel;
import org.folkmoot.web.pages.ProblemModel.Kind;
import org.jspecify.annotations.Nullable;

/// Says every problem of a request in the site's own words.
public final class Problems implements ErrorPages {

    private final Shell shell;
    private final Predicate<Throwable> passing;

    /// Says problems.
    ///
    /// @param passing whether a failure is one that passes by itself, such as a database that is out of reach
    public Problems(Shell shell, Predicate<Throwable> passing) {
        this.shell = shell;
        this.passing = passing;
    }

    @Override
    public Reply page(Problem problem, Request request) {
        Kind kind = kind(problem);
        ProblemModel model =
                new ProblemModel(kind, List.of(), retryAfter(problem), failure(problem), typed(kind, request));
        Reply reply = shell.problem(request, kind.status(), model);
        return kind == Kind.UNAVAILABLE ? reply.withHeader("Retry-After", "10") : reply;
    }

    private Kind kind(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> Kind.MISSING;
            case Problem.Forbidden() -> Kind.FORBIDDEN;
            case Problem.FormNotOurs() -> Kind.FORM_EXPIRED;
            case Problem.TooMany(var limit, var after) -> Kind.TOO_OFTEN;
            case Problem.TooLarge(var limit) -> Kind.TOO_LARGE;
            case Problem.WrongMethod(var allowed) -> Kind.WRONG_METHOD;
            case Problem.TooSlow() -> Kind.TOO_SLOW;
            case Problem.WrongContentType() -> Kind.WRONG_CONTENT_TYPE;
            case Problem.Malformed(var what) -> Kind.MALFORMED;
            case Problem.Failed(var cause, var id) -> passing.test(cause) ? Kind.UNAVAILABLE : Kind.FAILED;
        };
    }

    private static @Nullable Duration retryAfter(Problem problem) {
        return problem instanceof Problem.TooMany(var limit, Duration after) ? after : null;
    }

    private static @Nullable String failure(Problem problem) {
        return problem instanceof Problem.Failed(var cause, String id) ? id : null;
    }

    private static List<String> typed(Kind kind, Request request) {
        return switch (kind) {
            case FORM_EXPIRED, TOO_OFTEN, FAILED, UNAVAILABLE, TOO_SLOW -> Typed.work(request);
            case MALFORMED, FORBIDDEN, MISSING, WRONG_METHOD, TOO_LARGE, WRONG_CONTENT_TYPE -> List.of();
        };
    }
}
