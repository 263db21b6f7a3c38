package org.folkmoot.web.routes;

import java.util.List;
import java.util.Optional;
import org.folkmoot.forum.accounts.ChosenBy;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.AnnouncementView;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.forum.peering.PeerStanding;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.PeersModel;
import org.folkmoot.web.pages.StandingModel;
import org.jspecify.annotations.Nullable;

/// With whom we federate, and on what terms: for everybody to read.
public final class PeerRoutes implements Door {

    private static final int SERVERS_A_PAGE = 100;
    private static final int PEERS_A_PAGE = 100;
    private static final int LATEST_DECISIONS = 20;
    private static final int LATEST_KEPT = 5;
    private static final int ANNOUNCED_AT_MOST = 10;

    private final Shell shell;
    private final Site site;
    private final PeerView peers;
    private final DecisionView decisions;
    private final KeptWhatIfView kept;
    private final AnnouncementView announced;
    private final ChosenBy chosenBy;

    public PeerRoutes(
            Shell shell,
            Site site,
            PeerView peers,
            DecisionView decisions,
            KeptWhatIfView kept,
            AnnouncementView announced,
            ChosenBy chosenBy) {
        this.chosenBy = chosenBy;
        this.announced = announced;
        this.kept = kept;
        this.shell = shell;
        this.site = site;
        this.peers = peers;
        this.decisions = decisions;
    }

    @Override
    public void open(Routes routes) {
        routes.get(Paths.PEERS, this::all)
                .get(Paths.PEERS + "/standard", request -> Reply.redirect(Paths.PEERS))
                .get(Paths.PEERS + "/{server}", this::one);
    }

    private Reply all(Request request) {
        String asked = request.query().text("server");
        if (asked.isBlank()) {
            PeersModel model = model(request, Form.EMPTY);
            return shell.page(request, (pages, frame) -> pages.peers(frame, model));
        }
        Optional<String> server = TermsRule.domain(asked);
        if (server.isPresent()) {
            return Reply.redirect(Paths.standing(server.get()));
        }
        PeersModel model = model(
                request, Form.of("server", asked).refused(List.of(new Objection(Field.WHOLE, Refusal.DOMAIN_INVALID))));
        return shell.drawn(
                request, 422, request.viewer().person() != null, (pages, frame) -> pages.peers(frame, model));
    }

    private PeersModel model(Request request, Form form) {
        List<String> others = peers.servers(request.query().text("after"), SERVERS_A_PAGE + 1);
        boolean more = others.size() > SERVERS_A_PAGE;
        List<String> shown = more ? others.subList(0, SERVERS_A_PAGE) : others;
        long skipped = Ask.number(request.query().first("own")).orElse(0);
        List<TermsVersion> own = peers.named(skipped, PEERS_A_PAGE + 1);
        boolean moreOwn = own.size() > PEERS_A_PAGE;
        return new PeersModel(
                peers.last(null).orElse(null),
                moreOwn ? own.subList(0, PEERS_A_PAGE) : own,
                moreOwn ? skipped + PEERS_A_PAGE : null,
                shown,
                more ? shown.getLast() : null,
                form);
    }

    private Reply one(Request request) {
        String typed = request.part("server");
        Optional<String> server = TermsRule.domain(typed);
        if (server.isEmpty()) {
            return Reply.notFound();
        }
        if (!server.get().equals(typed)) {
            return Reply.redirect(Paths.standing(server.get()));
        }
        return ours(server.get())
                ? Reply.redirect("/about")
                : peers.of(server.get())
                        .map(standing -> shown(request, standing))
                        .orElseGet(Reply::notFound);
    }

    private boolean ours(String server) {
        return site.settings()
                .map(SiteSettings::publicAddress)
                .map(PublicAddress::domain)
                .filter(server::equals)
                .isPresent();
    }

    /// Where everybody sees it, nobody has to choose to.
    private ChosenBy.@Nullable Count chosen(PeerStanding standing) {
        Peer peer = standing.peer();
        return peer == null || peer.terms().contents().visibility() == Visibility.EVERYONE
                ? null
                : chosenBy.count(peer.id()).orElse(null);
    }

    private Reply shown(Request request, PeerStanding standing) {
        List<Decision> past = decisions.about(standing.server(), null, LATEST_DECISIONS + 1);
        boolean more = past.size() > LATEST_DECISIONS;
        List<KeptWhatIf> looked = kept.page(request.viewer(), standing.server(), null, LATEST_KEPT + 1);
        boolean moreKept = looked.size() > LATEST_KEPT;
        StandingModel model = new StandingModel(
                standing,
                announced.open(standing.server(), ANNOUNCED_AT_MOST),
                more ? past.subList(0, LATEST_DECISIONS) : past,
                more,
                moreKept ? looked.subList(0, LATEST_KEPT) : looked,
                moreKept,
                chosen(standing));
        return shell.page(request, (pages, frame) -> pages.standing(frame, model));
    }
}
