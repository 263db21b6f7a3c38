package org.folkmoot.web.routes;

import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.values.Outcome;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.Notice;

/// Asks before something that concerns others, and asks again, with everything typed, when it is refused.
final class Questions {

    private Questions() {}

    static Reply ask(Shell shell, Request request, ConfirmModel question) {
        return shell.form(request, (pages, frame) -> pages.confirm(frame, question));
    }

    /// What became of the answer: sent on when done, otherwise the question again with what was objected to.
    static <T> Reply answer(
            Shell shell, Request request, ConfirmModel question, Outcome<T> outcome, String then, Notice notice) {
        return switch (outcome) {
            case Outcome.Done<T>(var done) -> Shell.done(then, notice);
            case Outcome.Missing<T>() -> Reply.notFound();
            case Outcome.Refused<T>(var objections) -> {
                ConfirmModel again = new ConfirmModel(
                        question.deed(),
                        question.action(),
                        question.back(),
                        question.subject(),
                        question.affects(),
                        Typed.in(request).refused(objections));
                yield shell.refused(request, (pages, frame) -> pages.confirm(frame, again));
            }
        };
    }

    /// Why it was done, as it was typed.
    static String reason(Request request) {
        return request.form().text("reason");
    }
}
