package org.folkmoot.server;

import java.util.List;
import java.util.Locale;
import org.folkmoot.api.governance.ApiProblems;
import org.folkmoot.api.governance.GovernanceApi;
import org.folkmoot.forum.accounts.ChoosePeer;
import org.folkmoot.forum.accounts.PeerOffers;
import org.folkmoot.forum.feeds.CommentOrigins;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.peering.AnnounceTerms;
import org.folkmoot.forum.peering.AnnouncementView;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.Consequences;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.KeepWhatIf;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.forum.peering.PeeringOffice;
import org.folkmoot.forum.peering.TakeBackTerms;
import org.folkmoot.forum.peering.WithdrawTerms;
import org.folkmoot.http.RouteGroup;
import org.folkmoot.values.Refusal;
import org.folkmoot.web.messages.Catalogues;
import org.folkmoot.web.pages.Sentences;

/// The doors through which programs come.
final class ApiDoors {

    static final ApiProblems PROBLEMS = new ApiProblems(WebDoors::passing);

    private static final Catalogues WORDS = Catalogues.load();

    private final ForumRooms rooms;
    private final FederationRooms federation;
    private final ConsultationRooms consultations;

    ApiDoors(ForumRooms rooms, FederationRooms federation, ConsultationRooms consultations) {
        this.rooms = rooms;
        this.federation = federation;
        this.consultations = consultations;
    }

    RouteGroup open() {
        var clock = rooms.sources.clock();
        var decisions = new DecisionView(rooms.database, rooms.peerTerms);
        var whatIf = new WhatIf(rooms.database, rooms.index, rooms.termsInForce, rooms.scores, clock);
        return new GovernanceApi(
                        new GovernanceApi.Rooms(
                                new PeerView(rooms.database, rooms.peerTerms, decisions, clock),
                                decisions,
                                new AnnouncementView(rooms.database, rooms.peerTerms),
                                rooms.chosenBy,
                                new KeptWhatIfView(rooms.database, rooms.peerTerms),
                                whatIf,
                                rooms.decisionLog,
                                federation.logHeads,
                                consultations.view,
                                rooms.communityView,
                                rooms.feeds,
                                rooms.threads,
                                new CommentOrigins(rooms.database, rooms.scores, rooms.lenses),
                                rooms.lenses),
                        deeds(whatIf),
                        ApiDoors::sentence,
                        PROBLEMS)
                .routes();
    }

    private GovernanceApi.Deeds deeds(WhatIf whatIf) {
        var clock = rooms.sources.clock();
        var office = new PeeringOffice(rooms.office, rooms.site, rooms.peerTerms, clock);
        var consequences = new Consequences(whatIf, rooms.termsInForce, rooms.lenses, clock);
        var change = new ChangeTerms(rooms.database, office, rooms.peerTerms, consequences);
        var end = new EndTerms(rooms.database, office, rooms.peerTerms, consequences);
        return new GovernanceApi.Deeds(
                rooms.apiTokens,
                new PeerOffers(rooms.database, rooms.peerTerms),
                new ChoosePeer(rooms.database, rooms.peerTerms, clock),
                change,
                new AnnounceTerms(rooms.database, rooms.peerTerms, change, consequences, clock),
                new KeepWhatIf(rooms.database, office, rooms.peerTerms, change, end, clock),
                end,
                new TakeBackTerms(rooms.database, office, rooms.peerTerms, consequences),
                new WithdrawTerms(rooms.database, office, rooms.peerTerms, clock));
    }

    /// As the pages say it.
    private static String sentence(Refusal refusal, List<Locale> languages) {
        return WORDS.spoken(languages).say(Sentences.of(refusal));
    }
}
