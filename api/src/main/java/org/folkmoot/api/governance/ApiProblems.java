package org.folkmoot.api.governance;

import java.util.function.Predicate;
import org.folkmoot.http.ErrorPages;
import org.folkmoot.http.Method;
import org.folkmoot.http.Problem;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;

/// Says for programs what went wrong with a request before an operation was asked, or while it answered.
public final class ApiProblems implements ErrorPages {

    private final Predicate<Throwable> passing;

    /// Says problems.
    ///
    /// @param passing whether a failure is one that passes by itself, such as a database that is out of reach
    public ApiProblems(Predicate<Throwable> passing) {
        this.passing = passing;
    }

    /// Others say the problems of all addresses but those below ours.
    public ErrorPages before(ErrorPages others) {
        return (problem, request) -> request.path().startsWith(GovernanceApi.ROOT + "/")
                ? page(problem, request)
                : others.page(problem, request);
    }

    @Override
    public Reply page(Problem problem, Request request) {
        Reply reply = said(problem).reply();
        return request.method() == Method.GET ? Operation.readable(request, reply) : reply;
    }

    private ApiProblem said(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> said(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case Problem.Forbidden(), Problem.FormNotOurs() ->
                said(ProblemType.NOT_ALLOWED, "This cannot be done by a program.");
            case Problem.TooMany(var limit, var after) ->
                said(ProblemType.TOO_OFTEN, "Ask again in " + (after.toSeconds() + 1) + " seconds.");
            case Problem.TooLarge(int limit) ->
                said(ProblemType.TOO_LARGE, "No more than " + limit + " bytes are taken.");
            case Problem.WrongMethod(var allowed) ->
                said(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "This address answers to " + String.join(", ", allowed) + " alone.");
            case Problem.TooSlow() -> said(ProblemType.TOO_SLOW, "The request did not arrive in time; send it again.");
            case Problem.WrongContentType() ->
                said(ProblemType.NOT_JSON, "Send the body as application/json, in UTF-8.");
            case Problem.Malformed(var what) -> said(ProblemType.REQUEST_INVALID, "It cannot be read: " + what + ".");
            case Problem.Failed(var cause, String id)
            when passing.test(cause) ->
                said(ProblemType.UNAVAILABLE, "It is starting, or its database is away; ask again in a minute.");
            case Problem.Failed(var cause, String id) ->
                said(ProblemType.FAILED, "Whoever runs the site finds it in the log as failure " + id + ".");
        };
    }

    private static ApiProblem said(ProblemType type, String detail) {
        return new ApiProblem(type, detail, null);
    }
}
