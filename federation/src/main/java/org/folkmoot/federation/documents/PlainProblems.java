package org.folkmoot.federation.documents;

import java.util.function.Predicate;
import org.folkmoot.http.ErrorPages;
import org.folkmoot.http.PlainErrorPages;
import org.folkmoot.http.Problem;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;

/// Says problems to other servers: in one plain sentence for their log, with a status that tells them whether to come
/// again.
public final class PlainProblems implements ErrorPages {

    private static final String SOON = "10";

    private final Predicate<Throwable> passing;
    private final ErrorPages plain = new PlainErrorPages();

    /// @param passing whether a failure is one that passes by itself, such as a database that is out of reach
    public PlainProblems(Predicate<Throwable> passing) {
        this.passing = passing;
    }

    @Override
    public Reply page(Problem problem, Request request) {
        return switch (problem) {
            case Problem.WrongContentType() ->
                Reply.text(problem.status(), "Only ActivityPub is taken here, as application/activity+json.\n")
                        .withHeader("Accept", "application/activity+json, application/ld+json");
            case Problem.Failed(var cause, var _)
            when passing.test(cause) -> Reply.text(503, "Later, please.\n").withHeader("Retry-After", SOON);
            case Problem.NotFound _,
                    Problem.Forbidden _,
                    Problem.WrongMethod _,
                    Problem.FormNotOurs _,
                    Problem.TooMany _,
                    Problem.TooLarge _,
                    Problem.TooSlow _,
                    Problem.Malformed _,
                    Problem.Failed _ -> plain.page(problem, request);
        };
    }
}
