package org.folkmoot.web.routes;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.folkmoot.http.Handler;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.ProblemModel;

/// Says what became of a deed that has no form of its own to come back to.
final class Refusals {

    private Refusals() {}

    /// A handler for admins; a visitor is sent to the log-in, and any other member is told that it is not theirs.
    static Handler admin(Shell shell, BiFunction<Request, Viewer.Member, Reply> handler) {
        return Ask.member((request, member) ->
                member.admin() ? handler.apply(request, member) : refused(shell, request, Refusal.NOT_AN_ADMIN));
    }

    /// The answer to a button: sent on when done, otherwise a page that says why not.
    static <T> Reply answer(Shell shell, Request request, Outcome<T> outcome, Function<T, Reply> done) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> done.apply(value);
            case Outcome.Missing<T>() -> Reply.notFound();
            case Outcome.Refused<T>(List<Objection> objections) -> refused(shell, request, objections);
        };
    }

    /// A page that says why it was refused.
    static Reply refused(Shell shell, Request request, Refusal refusal) {
        return refused(shell, request, List.of(new Objection(Field.WHOLE, refusal)));
    }

    /// A page that says what was refused, and why.
    static Reply refused(Shell shell, Request request, List<Objection> objections) {
        if (objections.stream().anyMatch(objection -> objection.refusal() == Refusal.LOG_IN_FIRST)) {
            return Reply.redirect(Paths.logIn("/"));
        }
        ProblemModel problem =
                new ProblemModel(ProblemModel.Kind.FORBIDDEN, objections, null, null, Typed.work(request));
        return shell.drawn(request, problem.kind().status(), true, (pages, frame) -> pages.problem(frame, problem));
    }
}
