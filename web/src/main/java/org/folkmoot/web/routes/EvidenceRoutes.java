package org.folkmoot.web.routes;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.folkmoot.forum.peering.AttachEvidence;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.AttachModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;

/// What admins attach to a decision after it was taken: evidence, and what those reply whom it is about.
public final class EvidenceRoutes implements Door {

    private final Shell shell;
    private final DecisionView decisions;
    private final AttachEvidence attachEvidence;

    public EvidenceRoutes(Shell shell, DecisionView decisions, AttachEvidence attachEvidence) {
        this.shell = shell;
        this.decisions = decisions;
        this.attachEvidence = attachEvidence;
    }

    @Override
    public void open(Routes routes) {
        for (boolean reply : new boolean[] {false, true}) {
            String path = Paths.DECISIONS + "/{number}/" + (reply ? "reply" : "evidence");
            routes.get(
                            path,
                            Refusals.admin(
                                    shell,
                                    (request, member) -> found(request, decision -> ask(request, decision, reply))))
                    .post(
                            path,
                            LimitClass.MESSAGE,
                            Refusals.admin(
                                    shell,
                                    (request, member) ->
                                            found(request, decision -> attach(request, member, decision, reply))));
        }
    }

    private Reply found(Request request, Function<Decision, Reply> then) {
        OptionalLong number = Ask.number(request.part("number"));
        return number.isEmpty()
                ? Reply.notFound()
                : decisions
                        .one(new TermsVersionId(number.getAsLong()))
                        .map(then)
                        .orElseGet(Reply::notFound);
    }

    private Reply ask(Request request, Decision decision, boolean reply) {
        AttachModel model = new AttachModel(decision, reply, Form.EMPTY);
        return shell.page(request, (pages, frame) -> pages.attach(frame, model));
    }

    private Reply attach(Request request, Viewer.Member member, Decision decision, boolean reply) {
        TermsVersionId number = decision.version().id();
        String link = request.form().text("url");
        Outcome<TermsVersionId> outcome = reply
                ? attachEvidence.reply(
                        member,
                        number,
                        request.form().text("source"),
                        link,
                        request.form().text("body"))
                : attachEvidence.attach(member, number, link, Questions.reason(request));
        return switch (outcome) {
            case Outcome.Done<TermsVersionId>(TermsVersionId done) -> Shell.done(Paths.decision(done), Notice.ATTACHED);
            case Outcome.Missing<TermsVersionId>() -> Reply.notFound();
            case Outcome.Refused<TermsVersionId>(List<Objection> objections) -> {
                AttachModel again =
                        new AttachModel(decision, reply, Typed.in(request).refused(objections));
                yield shell.refused(request, (pages, frame) -> pages.attach(frame, again));
            }
        };
    }
}
