package org.folkmoot.web.routes;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.KeepWhatIf;
import org.folkmoot.forum.peering.PeerStanding;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.EndTermsModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.WhatIfModel;

/// Ending the terms of one peer, so that what is standard holds for its servers. Nothing is chosen here, so the page
/// shows at once what would come of it.
public final class EndTermsRoutes implements Door {

    private final Shell shell;
    private final PeerView peers;
    private final EndTerms endTerms;
    private final KeepWhatIf keepWhatIf;
    private final WhatIf whatIf;

    public EndTermsRoutes(Shell shell, PeerView peers, EndTerms endTerms, KeepWhatIf keepWhatIf, WhatIf whatIf) {
        this.keepWhatIf = keepWhatIf;
        this.shell = shell;
        this.peers = peers;
        this.endTerms = endTerms;
        this.whatIf = whatIf;
    }

    @Override
    public void open(Routes routes) {
        String path = Paths.PEERS + "/{server}/end";
        routes.get(path, admin(this::ask)).post(path, LimitClass.MESSAGE, admin(this::end));
    }

    private Handler admin(BiFunction<Request, PeerStanding, Reply> handler) {
        return Refusals.admin(
                shell,
                (request, member) -> peers.of(request.part("server"))
                        .map(standing -> handler.apply(request, standing))
                        .orElseGet(Reply::notFound));
    }

    private Reply ask(Request request, PeerStanding standing) {
        return standing.peer() == null
                ? Reply.redirect(Paths.standing(standing.server()))
                : shown(request, 200, standing, standing.peer(), Form.EMPTY);
    }

    private Reply shown(Request request, int status, PeerStanding standing, Peer peer, Form form) {
        Outcome<EndTerms.Preview> outcome = endTerms.preview(request.viewer(), peer.id());
        return Refusals.answer(shell, request, outcome, preview -> drawn(request, status, standing, form, preview));
    }

    private Reply drawn(Request request, int status, PeerStanding standing, Form form, EndTerms.Preview preview) {
        boolean between = form.objections().stream()
                .anyMatch(objection -> objection.refusal() == Refusal.TERMS_CHANGED_MEANWHILE);
        var comparisons = preview.seen().comparisons();
        EndTermsModel model = new EndTermsModel(
                standing.server(),
                preview,
                standing.reach(),
                new WhatIfModel(comparisons, whatIf.posts(comparisons)),
                form,
                between);
        return shell.drawn(request, status, true, (pages, frame) -> pages.endTerms(frame, model));
    }

    private Reply end(Request request, PeerStanding standing) {
        Peer peer = standing.peer();
        if (peer != null && request.form().text("action").equals("keep")) {
            return Refusals.answer(
                    shell,
                    request,
                    keepWhatIf.keepEnd(request.viewer(), peer.id()),
                    kept -> Shell.done(Paths.whatIf(kept), Notice.WHAT_IF_KEPT));
        }
        return peer == null
                ? Refusals.refused(shell, request, Refusal.ALREADY_SO)
                : switch (end(request.viewer(), request, peer)) {
                    case Outcome.Done<TermsVersionId>(TermsVersionId decision) ->
                        Shell.done(Paths.decision(decision), Notice.TERMS_ENDED);
                    case Outcome.Missing<TermsVersionId>() -> Reply.notFound();
                    case Outcome.Refused<TermsVersionId>(List<Objection> objections) ->
                        shown(request, 422, standing, peer, Typed.in(request).refused(objections));
                };
    }

    private Outcome<TermsVersionId> end(Viewer viewer, Request request, Peer peer) {
        OptionalLong basedOn = Ask.number(request.form().first("based-on"));
        return endTerms.end(
                viewer,
                new EndTerms.Request(
                        peer.id(),
                        basedOn.isPresent() ? new TermsVersionId(basedOn.getAsLong()) : null,
                        Questions.reason(request)));
    }
}
