package org.folkmoot.web.routes;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.peering.AnnouncementView;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.DecisionView;
import org.folkmoot.forum.peering.LogHeads;
import org.folkmoot.forum.peering.TakeBackTerms;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.DecisionModel;
import org.folkmoot.web.pages.DecisionsFeed;
import org.folkmoot.web.pages.DecisionsJson;
import org.folkmoot.web.pages.DecisionsModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.LogJson;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.TermsWords;
import org.folkmoot.web.pages.WhatIfModel;
import org.jspecify.annotations.Nullable;

/// The public log of decisions about other servers, as pages, as Atom and as JSON; admins take decisions back here.
public final class DecisionRoutes implements Door {

    private static final int DECISIONS_A_PAGE = 20;
    private static final int ANNOUNCED_AT_MOST = 100;
    private static final int DUE_AT_MOST = 20;
    private static final int ENTRIES_A_PAGE = 1_000;

    private final Shell shell;
    private final Site site;
    private final DecisionView decisions;
    private final AnnouncementView announced;
    private final TakeBackTerms takeBack;
    private final WhatIf whatIf;
    private final DecisionLog log;
    private final LogHeads heads;
    private final InstantSource clock;

    public DecisionRoutes(
            Shell shell,
            Site site,
            DecisionView decisions,
            AnnouncementView announced,
            TakeBackTerms takeBack,
            WhatIf whatIf,
            DecisionLog log,
            LogHeads heads,
            InstantSource clock) {
        this.log = log;
        this.heads = heads;
        this.announced = announced;
        this.whatIf = whatIf;
        this.shell = shell;
        this.site = site;
        this.decisions = decisions;
        this.takeBack = takeBack;
        this.clock = clock;
    }

    /// One page of the log.
    ///
    /// @param next null at the end
    private record Leaf(List<Decision> decisions, @Nullable Long next) {}

    @Override
    public void open(Routes routes) {
        routes.get(Paths.DECISIONS, this::log)
                .get(Paths.DECISIONS + ".atom", this::atom)
                .get(Paths.DECISIONS + ".json", this::json)
                .get(Paths.DECISION_LOG, this::chain)
                .get(Paths.DECISIONS + "/{number}", request -> found(request, decision -> one(request, decision)))
                .post(
                        Paths.DECISIONS + "/{number}/take-back",
                        LimitClass.MESSAGE,
                        Ask.member(
                                (request, member) -> found(request, decision -> takeBack(request, member, decision))));
    }

    private static @Nullable TermsVersionId number(OptionalLong number) {
        return number.isPresent() ? new TermsVersionId(number.getAsLong()) : null;
    }

    private Leaf leaf(Request request, @Nullable String server) {
        TermsVersionId before = number(Ask.number(request.query().first("before")));
        List<Decision> found = server == null
                ? decisions.log(null, before, DECISIONS_A_PAGE + 1)
                : decisions.about(server, before, DECISIONS_A_PAGE + 1);
        if (found.size() <= DECISIONS_A_PAGE) {
            return new Leaf(found, null);
        }
        List<Decision> shown = found.subList(0, DECISIONS_A_PAGE);
        return new Leaf(shown, shown.getLast().version().id().value());
    }

    private Reply log(Request request) {
        String asked = request.query().text("server");
        Optional<String> server = TermsRule.domain(asked);
        if (!asked.isEmpty() && server.isEmpty()) {
            return Reply.notFound();
        }
        Leaf leaf = leaf(request, server.orElse(null));
        boolean later = request.query().has("before");
        DecisionsModel model = new DecisionsModel(
                server.orElse(null),
                later ? List.of() : announced.open(server.orElse(null), ANNOUNCED_AT_MOST),
                later || server.isPresent() ? List.of() : decisions.due(today(), DUE_AT_MOST),
                leaf.decisions(),
                leaf.next(),
                heads.now().orElse(null));
        return shell.page(request, (pages, frame) -> pages.decisions(frame, model));
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Reply found(Request request, Function<Decision, Reply> then) {
        TermsVersionId number = number(Ask.number(request.part("number")));
        Optional<Decision> decision = number == null ? Optional.empty() : decisions.one(number);
        return decision.map(then).orElseGet(Reply::notFound);
    }

    private DecisionModel model(Decision decision, Form form) {
        DecisionView.Seen seen = decisions.seen(decision.version().id());
        List<Comparison> comparisons = seen.comparisons();
        return new DecisionModel(
                decision,
                new WhatIfModel(comparisons, whatIf.posts(comparisons)),
                seen.together(),
                decisions.attached(decision.version().id()),
                form);
    }

    private Reply one(Request request, Decision decision) {
        DecisionModel model = model(decision, Form.EMPTY);
        return shell.page(request, (pages, frame) -> pages.decision(frame, model));
    }

    private Reply takeBack(Request request, Viewer.Member member, Decision decision) {
        Outcome<TermsVersionId> outcome =
                takeBack.takeBack(member, decision.version().id(), Questions.reason(request));
        if (!member.admin() || !decision.inForce()) {
            // the page has no form to come back to
            return Refusals.answer(shell, request, outcome, DecisionRoutes::takenBack);
        }
        return switch (outcome) {
            case Outcome.Done<TermsVersionId>(var number) -> takenBack(number);
            case Outcome.Missing<TermsVersionId>() -> Reply.notFound();
            case Outcome.Refused<TermsVersionId>(var objections) -> {
                DecisionModel again = model(decision, Typed.in(request).refused(objections));
                yield shell.refused(request, (pages, frame) -> pages.decision(frame, again));
            }
        };
    }

    private static Reply takenBack(TermsVersionId number) {
        return Shell.done(Paths.decision(number), Notice.DECISION_TAKEN_BACK);
    }

    private String address(Request request) {
        return site.settings().map(SiteSettings::publicAddress).orElse(request.addressInBrowser());
    }

    private Reply atom(Request request) {
        String address = address(request);
        DecisionsFeed feed = new DecisionsFeed(
                shell.words(request).say("nav.decisions") + " · " + PublicAddress.domain(address),
                address,
                clock.instant(),
                announced.open(null, ANNOUNCED_AT_MOST),
                leaf(request, null).decisions(),
                heads.now().orElse(null),
                new TermsWords(shell.words(request)));
        return shared(Reply.bytes(200, DecisionsFeed.CONTENT_TYPE, feed.xml()));
    }

    private Reply json(Request request) {
        Leaf leaf = leaf(request, null);
        DecisionsJson json = new DecisionsJson(
                address(request), announced.open(null, ANNOUNCED_AT_MOST), leaf.decisions(), leaf.next());
        return shared(Reply.bytes(200, DecisionsJson.CONTENT_TYPE, json.bytes()));
    }

    private Reply chain(Request request) {
        long after = Ask.number(request.query().first("after")).orElse(0);
        List<DecisionLog.Shown> found = log.after(after, ENTRIES_A_PAGE + 1);
        boolean more = found.size() > ENTRIES_A_PAGE;
        List<DecisionLog.Shown> shown = more ? found.subList(0, ENTRIES_A_PAGE) : found;
        LogJson json = new LogJson(
                address(request),
                heads.now().orElse(null),
                shown,
                more ? shown.getLast().entry().number() : null);
        return shared(Reply.bytes(200, LogJson.CONTENT_TYPE, json.bytes()));
    }

    /// Without an address of its own the site says what the browser calls it, which is nobody else's business.
    private Reply shared(Reply reply) {
        boolean named = site.settings().map(SiteSettings::publicAddress).isPresent();
        return named ? reply.withCache(CachePolicy.PUBLIC_SHORT) : reply;
    }
}
