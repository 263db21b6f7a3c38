package org.folkmoot.http;

/// Says problems in one plain line: for tests, for machines, and when the real pages fail themselves.
public final class PlainErrorPages implements ErrorPages {

    @Override
    public Reply page(Problem problem, Request request) {
        return Reply.text(problem.status(), sentence(problem) + "\n");
    }

    static String sentence(Problem problem) {
        return switch (problem) {
            case Problem.NotFound() -> "There is nothing here.";
            case Problem.Forbidden() -> "You may not do this.";
            case Problem.WrongMethod(var allowed) -> "This page only answers to " + String.join(", ", allowed) + ".";
            case Problem.FormNotOurs() ->
                "This form is out of date. Go back, load the page again, and send it once more.";
            case Problem.TooMany(var limit, var retryAfter) ->
                "Too many requests. Try again in " + Math.max(1, retryAfter.toSeconds()) + " seconds.";
            case Problem.TooLarge(int limit) -> "That is too large: at most " + limit + " bytes are taken.";
            case Problem.TooSlow() -> "The rest of the request did not come in time.";
            case Problem.WrongContentType() -> "This page does not read content of that kind.";
            case Problem.Malformed(String what) -> "The request cannot be read: " + what + ".";
            case Problem.Failed(var cause, String id) ->
                "Something broke on our side. Its number in the log is " + id + ".";
        };
    }
}
