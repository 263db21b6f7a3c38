package org.folkmoot.api.governance;

import java.util.List;
import org.folkmoot.forum.accounts.ChosenBy;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.AnnouncementView;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.forum.peering.PeerStanding;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.values.AnnouncementId;
import org.jspecify.annotations.Nullable;

/// Who stands under which terms, now and soon.
final class PeerOperations {

    private static final int MOST = 100;
    private static final int ANNOUNCED_AT_MOST = 100;

    private static final Shape<Leaf<TermsVersion>> PEERS =
            Leaf.shape(TermsShapes.PEER, "Peers with terms of their own, by name.");
    private static final Shape<Leaf<PeerShapes.Server>> SERVERS =
            Leaf.shape(PeerShapes.SERVER, "Servers that this site has had to do with, by domain.");
    private static final Shape<Leaf<Announcement>> ANNOUNCEMENTS =
            Leaf.shape(DecisionShapes.ANNOUNCEMENT, "Terms to come, the next first.");

    private static final Parameter<String> SERVER = Parameter.server(true, "A server, by its domain.");
    private static final Parameter<String> ABOUT = Parameter.server(false, "Only what is about this server.");
    private static final Parameter<Long> SKIP = Parameter.from("skip", "How many come before.");
    private static final Parameter<String> AFTER = Parameter.text("after", "Only domains after this one.");
    private static final Parameter<Long> LIMIT = Parameter.limit(MOST, MOST);
    private static final Parameter<Long> NUMBER = Parameter.number("Its number.");

    private final PeerView peers;
    private final DecisionView decisions;
    private final AnnouncementView announced;
    private final ChosenBy chosenBy;
    private final Comparisons comparisons;

    PeerOperations(GovernanceApi.Rooms rooms) {
        this.peers = rooms.peers();
        this.decisions = rooms.decisions();
        this.announced = rooms.announced();
        this.chosenBy = rooms.chosenBy();
        this.comparisons = new Comparisons(rooms.whatIf());
    }

    List<Operation<?>> all() {
        return List.of(
                Operation.read(
                        "/standard",
                        "standardTerms",
                        "What holds for every server that no peer names",
                        List.of(),
                        PeerShapes.STANDARD,
                        call -> standard()),
                Operation.read(
                        "/peers", "peers", "Peers with terms of their own", List.of(SKIP, LIMIT), PEERS, this::peers),
                Operation.read(
                        "/peers/{server}",
                        "standing",
                        "What holds for one server, also for one never met",
                        List.of(SERVER),
                        PeerShapes.STANDING,
                        this::standing),
                Operation.read(
                        "/servers",
                        "servers",
                        "Servers that this site has had to do with",
                        List.of(AFTER, LIMIT),
                        SERVERS,
                        this::servers),
                Operation.read(
                        "/announcements",
                        "announcements",
                        "Terms to come",
                        List.of(ABOUT),
                        ANNOUNCEMENTS,
                        call -> new Leaf<>(announced.open(call.of(ABOUT), ANNOUNCED_AT_MOST), null)),
                Operation.read(
                        "/announcements/{number}",
                        "announcement",
                        "One announcement, to come or over",
                        List.of(NUMBER),
                        DecisionShapes.AHEAD,
                        this::announcement));
    }

    private PeerShapes.Standard standard() {
        Policy policy = peers.policy();
        return new PeerShapes.Standard(
                policy.epoch(),
                policy.standard(),
                policy.standardDecision().flatMap(decisions::one).orElse(null));
    }

    private Leaf<TermsVersion> peers(Call call) {
        long skipped = call.of(SKIP, 0L);
        int limit = call.of(LIMIT, (long) MOST).intValue();
        List<TermsVersion> found = peers.named(skipped, limit + 1);
        String next = Links.next("/peers", "skip", Long.toString(skipped + limit), Links.with("limit", limit));
        return Leaf.of(found, limit, last -> next);
    }

    private Leaf<PeerShapes.Server> servers(Call call) {
        int limit = call.of(LIMIT, (long) MOST).intValue();
        List<String> found = peers.servers(call.of(AFTER, ""), limit + 1);
        return Leaf.of(
                found.stream().map(PeerShapes.Server::new).toList(),
                limit,
                last -> Links.next("/servers", "after", last.domain(), Links.with("limit", limit)));
    }

    private PeerShapes.Known standing(Call call) {
        PeerStanding standing = Call.found(peers.of(call.of(SERVER, "")));
        return new PeerShapes.Known(
                standing, announced.open(standing.server(), ANNOUNCED_AT_MOST), chosen(standing.peer()));
    }

    /// Where everybody sees it, nobody has to choose to.
    private ChosenBy.@Nullable Count chosen(@Nullable Peer peer) {
        return peer == null || peer.terms().contents().visibility() == Contents.Visibility.EVERYONE
                ? null
                : chosenBy.count(peer.id()).orElse(null);
    }

    private DecisionShapes.Ahead announcement(Call call) {
        Announcement found = Call.found(announced.one(new AnnouncementId(call.of(NUMBER, 0L))));
        return new DecisionShapes.Ahead(found, comparisons.told(announced.seen(found)));
    }
}
