package org.folkmoot.api.governance;

import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.forum.accounts.ApiScope;
import org.folkmoot.forum.peering.AnnounceTerms;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.http.Method;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;

/// What admins decide about terms, by the same deeds as their pages.
final class GovernOperations {

    private static final Parameter<Long> NUMBER = Parameter.number("Its number.");
    private static final Parameter<String> SERVER = Parameter.server(true, "A server of the peer.");
    private static final Input<Long> BASED_ON = Input.whole(
            "based_on", true, Integer.MAX_VALUE, false, "The number of the decision in force for the peer.");

    private final PeerView peers;
    private final GovernanceApi.Rooms rooms;
    private final GovernanceApi.Deeds deeds;
    private final TypedTerms typed;
    private final Comparisons comparisons;
    private final Outcomes outcomes;

    GovernOperations(GovernanceApi.Rooms rooms, GovernanceApi.Deeds deeds, Outcomes outcomes) {
        this.rooms = rooms;
        this.peers = rooms.peers();
        this.deeds = deeds;
        this.typed = new TypedTerms(rooms.peers());
        this.comparisons = new Comparisons(rooms.whatIf());
        this.outcomes = outcomes;
    }

    List<Operation<?>> all() {
        return List.of(
                Operation.deed(
                        Method.POST,
                        "/terms/preview",
                        "previewTerms",
                        "Shows what other terms would change, and changes nothing",
                        ApiScope.GOVERN,
                        List.of(),
                        TypedTerms.INPUTS,
                        GovernShapes.PREVIEW,
                        this::preview),
                Operation.deed(
                        Method.POST,
                        "/what-ifs",
                        "keepWhatIf",
                        "Keeps what other terms would change, to be shown to others",
                        ApiScope.GOVERN,
                        List.of(),
                        TypedTerms.INPUTS,
                        WhatIfShapes.KEPT,
                        this::keep),
                Operation.deed(
                        Method.POST,
                        "/terms",
                        "changeTerms",
                        "Puts terms in force, at once or from a later day on",
                        ApiScope.GOVERN,
                        List.of(),
                        Stream.concat(TypedTerms.INPUTS.stream(), Stream.of(TypedTerms.REASON, TypedTerms.STARTS))
                                .toList(),
                        GovernShapes.DONE,
                        this::change),
                Operation.deed(
                        Method.POST,
                        "/peers/{server}/end",
                        "endTerms",
                        "Ends the terms of a peer, so that what is standard holds for its servers",
                        ApiScope.GOVERN,
                        List.of(SERVER),
                        List.of(TypedTerms.REASON, BASED_ON),
                        GovernShapes.DONE,
                        this::end),
                Operation.deed(
                        Method.POST,
                        "/decisions/{number}/revert",
                        "revertDecision",
                        "Takes a decision back that is in force: what held before holds again",
                        ApiScope.GOVERN,
                        List.of(NUMBER),
                        List.of(TypedTerms.REASON),
                        GovernShapes.DONE,
                        this::revert),
                Operation.deed(
                        Method.POST,
                        "/announcements/{number}/withdraw",
                        "withdrawAnnouncement",
                        "Withdraws terms that are announced",
                        ApiScope.GOVERN,
                        List.of(NUMBER),
                        List.of(TypedTerms.REASON),
                        GovernShapes.DONE,
                        this::withdraw));
    }

    private GovernShapes.Preview preview(Call call) {
        TypedTerms.Asked asked = typed.asked(call.sent());
        ChangeTerms.Preview preview = outcomes.done(call, deeds.change().preview(call.viewer(), asked.request()));
        return new GovernShapes.Preview(
                asked.held(),
                preview.draft(),
                preview.seen().tellable(),
                comparisons.told(preview.seen().comparisons()));
    }

    private KeptWhatIf keep(Call call) {
        TypedTerms.Asked asked = typed.asked(call.sent());
        WhatIfId kept = outcomes.done(call, deeds.keep().keep(call.viewer(), asked.request()));
        return Call.found(rooms.kept().one(call.viewer(), kept));
    }

    private GovernShapes.Done change(Call call) {
        Sent sent = call.sent();
        ChangeTerms.Request request = typed.asked(sent).request();
        String starts = sent.of(TypedTerms.STARTS);
        return starts == null
                ? decided(outcomes.done(call, deeds.change().change(call.viewer(), request)))
                : announced(outcomes.done(
                        call, deeds.announce().announce(call.viewer(), new AnnounceTerms.Request(request, starts))));
    }

    private GovernShapes.Done end(Call call) {
        Sent sent = call.sent();
        String reason = sent.of(TypedTerms.REASON, "");
        TermsVersionId basedOn = new TermsVersionId(sent.of(BASED_ON, 0L));
        Peer peer = Call.found(peers.of(call.of(SERVER, ""))).peer();
        if (peer == null) {
            throw Call.missing();
        }
        return decided(outcomes.done(
                call, deeds.end().end(call.viewer(), new EndTerms.Request(peer.id(), basedOn, reason))));
    }

    private GovernShapes.Done revert(Call call) {
        String reason = call.sent().of(TypedTerms.REASON, "");
        return decided(outcomes.done(
                call, deeds.takeBack().takeBack(call.viewer(), new TermsVersionId(call.of(NUMBER, 0L)), reason)));
    }

    private GovernShapes.Done withdraw(Call call) {
        String reason = call.sent().of(TypedTerms.REASON, "");
        return announced(outcomes.done(
                call, deeds.withdraw().withdraw(call.viewer(), new AnnouncementId(call.of(NUMBER, 0L)), reason)));
    }

    private static GovernShapes.Done decided(TermsVersionId decision) {
        return new GovernShapes.Done(decision.value(), null, Links.decision(decision));
    }

    private static GovernShapes.Done announced(AnnouncementId announcement) {
        return new GovernShapes.Done(null, announcement.value(), Links.announcement(announcement));
    }
}
