package org.folkmoot.web.routes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.folkmoot.forum.instances.DeliveryHealth;
import org.folkmoot.forum.instances.DeliveryHealth.Queue;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.web.pages.FederationModel;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.PeerLine;
import org.folkmoot.web.pages.PeerModel;

/// How other servers and this one get on with each other, for its admins.
public final class FederationRoutes implements Door {

    private static final String PATH = "/admin/federation";
    private static final int PEERS_A_PAGE = 50;

    /// The worst first; among equals those with more waiting, then by name.
    private static final Comparator<PeerLine> WORST_FIRST = Comparator.comparing(PeerLine::state)
            .thenComparingLong(line ->
                    -line.peer().telling().length() - line.peer().applying().length())
            .thenComparing(line -> line.peer().domain());

    private final Shell shell;
    private final Site site;
    private final DeliveryHealth health;
    private final boolean testMode;
    private final InstantSource clock;

    /// @param testMode whether servers of this machine are believed, which no admin may overlook
    public FederationRoutes(Shell shell, Site site, DeliveryHealth health, boolean testMode, InstantSource clock) {
        this.shell = shell;
        this.site = site;
        this.health = health;
        this.testMode = testMode;
        this.clock = clock;
    }

    @Override
    public void open(Routes routes) {
        routes.get(PATH, Refusals.admin(shell, (request, member) -> list(request)))
                .get(PATH + "/{name}", Refusals.admin(shell, (request, member) -> one(request)))
                .post(
                        PATH + "/{name}/try",
                        LimitClass.MESSAGE,
                        Refusals.admin(shell, (request, member) -> tryNow(request)));
    }

    private List<PeerLine> peers() {
        Instant now = clock.instant();
        return health.peers().stream()
                .map(peer -> new PeerLine(peer, peer.state(now)))
                .sorted(WORST_FIRST)
                .toList();
    }

    private Reply list(Request request) {
        List<PeerLine> all = peers();
        boolean onlyIll = request.query().text("show").equals("ill");
        List<PeerLine> shown = onlyIll ? all.stream().filter(PeerLine::ill).toList() : all;
        int pages = (shown.size() + PEERS_A_PAGE - 1) / PEERS_A_PAGE;
        long asked = Ask.number(request.query().first("page")).orElse(1);
        int page = (int) Math.min(asked, Math.max(1, pages));
        int from = (page - 1) * PEERS_A_PAGE;
        FederationModel model = new FederationModel(
                sums(all),
                shown.subList(from, Math.min(shown.size(), from + PEERS_A_PAGE)),
                onlyIll,
                page < pages ? page + 1 : null,
                site.settings().map(SiteSettings::publicAddress).isPresent(),
                testMode);
        return shell.form(request, (drawn, frame) -> drawn.federation(frame, model));
    }

    private static FederationModel.Sums sums(List<PeerLine> all) {
        List<Queue> telling = all.stream().map(line -> line.peer().telling()).toList();
        return new FederationModel.Sums(
                all.size(),
                (int) all.stream().filter(PeerLine::ill).count(),
                telling.stream().mapToLong(Queue::length).sum(),
                telling.stream().anyMatch(Queue::more),
                all.stream().mapToLong(line -> line.peer().applying().length()).sum());
    }

    private Reply one(Request request) {
        Optional<PeerLine> line = named(request);
        if (line.isEmpty()) {
            return Reply.notFound();
        }
        PeerModel model =
                new PeerModel(line.get(), health.failures(line.get().peer().domain()), testMode);
        return shell.form(request, (pages, frame) -> pages.peer(frame, model));
    }

    private Optional<PeerLine> named(Request request) {
        return health.peer(request.part("name")).map(peer -> new PeerLine(peer, peer.state(clock.instant())));
    }

    private Reply tryNow(Request request) {
        String name = request.part("name");
        if (!health.tryNow(name) && named(request).isEmpty()) {
            return Reply.notFound();
        }
        return Shell.done(Ask.back(request, Paths.peer(name)), Notice.TRYING_NOW);
    }
}
