package org.folkmoot.api.governance;

import java.util.List;
import java.util.stream.Stream;
import org.folkmoot.forum.accounts.ApiTokens;
import org.folkmoot.forum.accounts.ChoosePeer;
import org.folkmoot.forum.accounts.ChosenBy;
import org.folkmoot.forum.accounts.PeerOffers;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.feeds.CommentOrigins;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Lenses;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.peering.AnnounceTerms;
import org.folkmoot.forum.peering.AnnouncementView;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.forum.peering.EndTerms;
import org.folkmoot.forum.peering.KeepWhatIf;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.forum.peering.LogHeads;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.forum.peering.TakeBackTerms;
import org.folkmoot.forum.peering.WithdrawTerms;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Reply;
import org.folkmoot.http.RouteGroup;
import org.folkmoot.http.Routes;

/// The governance API: everything that can be asked, and the document that describes it.
public final class GovernanceApi {

    /// Below it lies everything; a change that cannot be an addition gets another number.
    public static final String ROOT = "/api/governance/v1";

    private final List<Operation<?>> operations;
    private final ApiProblems problems;
    private final ApiTokens tokens;

    /// What it reads.
    public record Rooms(
            PeerView peers,
            DecisionView decisions,
            AnnouncementView announced,
            ChosenBy chosenBy,
            KeptWhatIfView kept,
            WhatIf whatIf,
            DecisionLog log,
            LogHeads heads,
            ConsultationView consultations,
            CommunityView communities,
            Feeds feeds,
            ThreadView threads,
            CommentOrigins comments,
            Lenses lenses) {}

    /// What is done by it.
    public record Deeds(
            ApiTokens tokens,
            PeerOffers offers,
            ChoosePeer choosePeer,
            ChangeTerms change,
            AnnounceTerms announce,
            KeepWhatIf keep,
            EndTerms end,
            TakeBackTerms takeBack,
            WithdrawTerms withdraw) {}

    public GovernanceApi(Rooms rooms, Deeds deeds, Speech speech, ApiProblems problems) {
        this.problems = problems;
        this.tokens = deeds.tokens();
        Outcomes outcomes = new Outcomes(speech);
        this.operations = Stream.of(
                        new PeerOperations(rooms).all(),
                        new DecisionOperations(rooms).all(),
                        new VoteOperations(rooms).all(),
                        new ConsultationOperations(rooms).all(),
                        new OwnOperations(rooms, deeds, outcomes).all(),
                        new GovernOperations(rooms, deeds, outcomes).all())
                .<Operation<?>>flatMap(List::stream)
                .toList();
    }

    /// Its routes. Who asks is found out here and not before: a token is for some things only, which no other door
    /// knows of.
    public RouteGroup routes() {
        Routes routes = Routes.forAnyone().sayingProblemsBy(problems);
        operations.forEach(operation -> operation.open(routes, tokens));
        byte[] document = new OpenApiDocument(operations).bytes();
        routes.get(
                ROOT + "/openapi.json",
                request -> Operation.readable(
                        request,
                        Reply.bytes(200, Operation.CONTENT_TYPE, document).withCache(CachePolicy.DOCUMENT)));
        return routes.group();
    }
}
