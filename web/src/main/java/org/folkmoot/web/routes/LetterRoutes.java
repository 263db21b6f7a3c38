package org.folkmoot.web.routes;

import org.folkmoot.forum.accounts.ChooseLetters;
import org.folkmoot.forum.accounts.ConfirmAddress;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.web.pages.LetterModel;
import org.folkmoot.web.pages.ProblemModel;

/// Where links of letters lead: confirming an address, and ending letters. All of it works without logging in, for
/// whoever holds the letter.
public final class LetterRoutes implements Door {

    private static final String CONFIRM = "/confirm-address/{token}";
    private static final String UNSUBSCRIBE = "/unsubscribe/{token}";

    private final Shell shell;
    private final ConfirmAddress confirmAddress;
    private final ChooseLetters chooseLetters;

    public LetterRoutes(Shell shell, ConfirmAddress confirmAddress, ChooseLetters chooseLetters) {
        this.shell = shell;
        this.confirmAddress = confirmAddress;
        this.chooseLetters = chooseLetters;
    }

    @Override
    public void open(Routes routes) {
        routes.get(CONFIRM, this::askConfirming)
                .post(CONFIRM, LimitClass.MESSAGE, this::confirm)
                .get(UNSUBSCRIBE, this::askUnsubscribing);
    }

    /// Ends letters by one request without a form of ours, as mail programs send it (RFC 8058). The token alone is
    /// what nobody else can know.
    public void openToMailPrograms(Routes routes) {
        routes.post(UNSUBSCRIBE, LimitClass.MESSAGE, this::unsubscribe);
    }

    private Reply askConfirming(Request request) {
        String token = request.part("token");
        return confirmAddress
                .whose(token)
                .map(whose -> page(
                        request, new LetterModel.Confirming(token, whose.name(), whose.address(), whose.confirmed())))
                .orElseGet(() -> missing(request));
    }

    /// A link that is only looked at confirms nothing: mail programs look at links by themselves.
    private Reply confirm(Request request) {
        String token = request.part("token");
        return switch (confirmAddress.confirm(token)) {
            case Outcome.Done<PersonId> done -> askConfirming(request);
            case Outcome.Missing<PersonId>() -> missing(request);
            case Outcome.Refused<PersonId> refused -> missing(request);
        };
    }

    private Reply askUnsubscribing(Request request) {
        String token = request.part("token");
        return chooseLetters
                .whose(token)
                .map(whose -> page(request, shown(token, whose)))
                .orElseGet(() -> missing(request));
    }

    private Reply unsubscribe(Request request) {
        String token = request.part("token");
        boolean reminders = request.form().text("only").equals("reminders");
        return switch (chooseLetters.unsubscribe(token, reminders)) {
            case Outcome.Done<ChooseLetters.Whose>(var whose) -> page(request, shown(token, whose));
            case Outcome.Missing<ChooseLetters.Whose>() -> missing(request);
            case Outcome.Refused<ChooseLetters.Whose> refused -> missing(request);
        };
    }

    private static LetterModel shown(String token, ChooseLetters.Whose whose) {
        return new LetterModel.Unsubscribing(
                token, whose.name(), whose.wishes().asked(), whose.wishes().reminders());
    }

    private Reply page(Request request, LetterModel model) {
        return shell.form(request, (pages, frame) -> pages.letter(frame, model));
    }

    private Reply missing(Request request) {
        ProblemModel spent = new ProblemModel(ProblemModel.Kind.MISSING);
        return shell.drawn(request, 404, true, (pages, frame) -> pages.problem(frame, spent));
    }
}
