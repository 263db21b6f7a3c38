package org.folkmoot.web.routes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.folkmoot.forum.feeds.WhatIf;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.AnnounceTerms;
import org.folkmoot.forum.peering.ChangeTerms;
import org.folkmoot.forum.peering.Draft;
import org.folkmoot.forum.peering.DraftView;
import org.folkmoot.forum.peering.KeepWhatIf;
import org.folkmoot.forum.peering.PeerStanding;
import org.folkmoot.forum.peering.PeerView;
import org.folkmoot.forum.peering.Reach;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Parameters;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.DraftRule;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.TermsAxis;
import org.folkmoot.web.pages.TermsChoice;
import org.folkmoot.web.pages.TermsFormModel;
import org.folkmoot.web.pages.TermsPreset;
import org.folkmoot.web.pages.TermsWords;
import org.folkmoot.web.pages.WhatIfModel;
import org.jspecify.annotations.Nullable;

/// Changing the terms of one peer, or what is standard: looked at first, then put in force.
public final class TermsRoutes implements Door {

    /// Nobody has to say why before they have looked.
    private static final String NOT_SAID_YET = "looking";

    private final Shell shell;
    private final PeerView peers;
    private final DraftView drafts;
    private final Deeds deeds;
    private final WhatIf whatIf;

    public TermsRoutes(Shell shell, PeerView peers, DraftView drafts, Deeds deeds, WhatIf whatIf) {
        this.drafts = drafts;
        this.whatIf = whatIf;
        this.shell = shell;
        this.peers = peers;
        this.deeds = deeds;
    }

    /// What admins do with terms that they typed.
    public record Deeds(ChangeTerms change, AnnounceTerms announce, KeepWhatIf keep) {}

    /// Whose terms.
    ///
    /// @param server  whose page it is; null for what is standard
    /// @param name    what it is called; null for what is standard
    /// @param reach   what there is between us and them; null for what is standard
    /// @param peer    null for a new peer, and for what is standard
    /// @param inForce null when nothing was decided about it
    /// @param held    what holds now
    private record Whose(
            @Nullable String server,
            @Nullable String name,
            @Nullable Reach reach,
            @Nullable PeerId peer,
            @Nullable TermsVersion inForce,
            Terms held) {}

    @Override
    public void open(Routes routes) {
        routes.get(Paths.STANDARD_TERMS, standard(this::ask))
                .post(Paths.STANDARD_TERMS, LimitClass.MESSAGE, standard(this::answer))
                .get(Paths.PEERS + "/{server}/terms", ofServer(this::ask))
                .post(Paths.PEERS + "/{server}/terms", LimitClass.MESSAGE, ofServer(this::answer));
    }

    private Handler standard(BiFunction<Request, Whose, Reply> handler) {
        return Refusals.admin(
                shell,
                (request, member) -> handler.apply(
                        request,
                        new Whose(
                                null,
                                null,
                                null,
                                null,
                                peers.last(null).orElse(null),
                                peers.policy().standard())));
    }

    private Handler ofServer(BiFunction<Request, Whose, Reply> handler) {
        return Refusals.admin(
                shell,
                (request, member) -> peers.of(request.part("server"))
                        .map(standing -> handler.apply(request, whose(request, standing)))
                        .orElseGet(Reply::notFound));
    }

    /// A server that lies in the domain of a peer may get terms of its own, as a peer of its own.
    private Whose whose(Request request, PeerStanding standing) {
        boolean alone = request.query().has("alone") || request.form().has("alone");
        var peer = standing.peer();
        if (peer == null || (alone && !peer.domains().contains(standing.server()))) {
            return new Whose(standing.server(), standing.server(), standing.reach(), null, null, standing.terms());
        }
        TermsVersion inForce = peers.last(peer.id()).orElse(null);
        return new Whose(standing.server(), peer.name(), standing.reach(), peer.id(), inForce, standing.terms());
    }

    private Reply ask(Request request, Whose whose) {
        Optional<Draft> draft = draft(request, whose);
        if (draft.isPresent()) {
            return ask(request, whose, draft.get());
        }
        Terms preset = TermsPreset.named(request.query().text("preset"))
                .map(TermsPreset::terms)
                .orElseGet(whose::held);
        Form form = filled(whose, preset, request.query().has("alone"));
        return drawn(request, 200, whose, form, changed(whose.held(), preset), null, WhatIfModel.NONE, false);
    }

    /// The draft that the form is to be filled in from; empty when there is none for this server.
    private Optional<Draft> draft(Request request, Whose whose) {
        TermsDraftId id = draft(request.query());
        return id == null
                ? Optional.empty()
                : drafts.one(id).filter(draft -> draft.server().domain().equals(whose.server()));
    }

    private static @Nullable TermsDraftId draft(Parameters parameters) {
        OptionalLong number = Ask.number(parameters.first("draft"));
        return number.isPresent() ? new TermsDraftId(number.getAsLong()) : null;
    }

    private Reply ask(Request request, Whose whose, Draft draft) {
        Terms terms = draft.server().terms();
        Map<String, String> typed = new LinkedHashMap<>(
                filled(whose, terms, request.query().has("alone")).typed());
        typed.put("reason", DraftRule.reason(draft.server(), draft.source()));
        typed.put("draft", Long.toString(draft.id().value()));
        Form form = new Form(typed, List.of());
        return drawn(request, 200, whose, form, changed(whose.held(), terms), null, WhatIfModel.NONE, false);
    }

    private Reply drawn(
            Request request,
            int status,
            Whose whose,
            Form form,
            Set<TermsAxis> changed,
            @Nullable List<TermsWords.Change> looked,
            WhatIfModel whatIfModel,
            boolean between) {
        TermsFormModel model = new TermsFormModel(
                whose.server(),
                whose.name(),
                whose.reach(),
                whose.inForce(),
                form,
                changed,
                looked,
                whatIfModel,
                between);
        return shell.drawn(request, status, true, (pages, frame) -> pages.termsForm(frame, model));
    }

    private static Set<TermsAxis> changed(Terms held, Terms then) {
        Set<TermsAxis> changed = EnumSet.noneOf(TermsAxis.class);
        for (TermsAxis axis : TermsAxis.values()) {
            if (!axis.same(held, then)) {
                changed.add(axis);
            }
        }
        return changed;
    }

    private static Form filled(Whose whose, Terms terms, boolean alone) {
        Map<String, String> typed = new LinkedHashMap<>();
        VoteAxes votes = terms.votes();
        weight(typed, TermsAxis.VOTES_UP, votes.votesUp());
        weight(typed, TermsAxis.VOTES_DOWN, votes.votesDown());
        weight(typed, TermsAxis.PASSED_ON, votes.passedOn());
        weight(typed, TermsAxis.PASSING, votes.passing());
        typed.put("cap", votes.cap() == VoteAxes.NO_CAP ? "" : TermsWords.percent(votes.cap()));
        VoteAxes.Window window = votes.window();
        typed.put("first", window == null ? "" : written(window.first()));
        typed.put("last", window == null ? "" : written(window.last()));
        typed.put("announces", terms.announcesHeld() ? "all" : "keep");
        for (TermsChoice choice : TermsChoice.values()) {
            typed.put(choice.axis().control(), choice.chosen(terms).value());
        }
        typed.put("choosable", terms.contents().choosable() ? "on" : "");
        typed.put("alone", alone ? "on" : "");
        TermsVersion inForce = whose.inForce();
        if (inForce == null) {
            typed.put("domains", whose.server() == null ? "" : whose.server());
        } else {
            typed.put("name", inForce.name() == null ? "" : inForce.name());
            typed.put("domains", String.join("\n", new TreeSet<>(inForce.domains())));
            typed.put("review", written(inForce.reviewOn()));
            typed.put("days", written(date(inForce.expiresAt())));
        }
        return new Form(typed, List.of());
    }

    private static void weight(Map<String, String> typed, TermsAxis axis, int thousandths) {
        String choice = thousandths == 0 ? "keep" : thousandths == VoteAxes.FULL ? "count" : "weight";
        typed.put(axis.control(), choice);
        typed.put(axis.control() + "-weight", choice.equals("weight") ? TermsWords.percent(thousandths) : "");
    }

    private static String written(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static @Nullable LocalDate date(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Reply answer(Request request, Whose whose) {
        return switch (request.form().text("action")) {
            case "look" -> look(request, whose);
            case "keep" -> keep(request, whose);
            default -> change(request, whose);
        };
    }

    private Reply keep(Request request, Whose whose) {
        TermsRule.Typed typed = typed(request, whose, true);
        return switch (deeds.keep().keep(request.viewer(), asked(request, whose, typed))) {
            case Outcome.Done<WhatIfId>(WhatIfId kept) -> Shell.done(Paths.whatIf(kept), Notice.WHAT_IF_KEPT);
            case Outcome.Missing<WhatIfId>() -> Reply.notFound();
            case Outcome.Refused<WhatIfId>(List<Objection> objections) -> refused(request, whose, objections);
        };
    }

    private Reply look(Request request, Whose whose) {
        TermsRule.Typed typed = typed(request, whose, true);
        return switch (deeds.change().preview(request.viewer(), asked(request, whose, typed))) {
            case Outcome.Done<ChangeTerms.Preview>(ChangeTerms.Preview preview) -> looked(request, whose, preview);
            case Outcome.Missing<ChangeTerms.Preview>() -> Reply.notFound();
            case Outcome.Refused<ChangeTerms.Preview>(List<Objection> objections) ->
                refused(request, whose, objections);
        };
    }

    private Reply looked(Request request, Whose whose, ChangeTerms.Preview preview) {
        TermsDraft draft = preview.draft();
        WhatIfModel seen = new WhatIfModel(
                preview.seen().comparisons(), whatIf.posts(preview.seen().comparisons()));
        List<TermsWords.Change> changes =
                new TermsWords(shell.words(request)).changes(whose.inForce(), whose.held(), draft);
        return drawn(
                request, 200, whose, Typed.in(request), changed(whose.held(), draft.terms()), changes, seen, false);
    }

    private Reply change(Request request, Whose whose) {
        TermsRule.Typed typed = typed(request, whose, false);
        String starts = request.form().text("starts");
        if (!starts.isBlank()) {
            return announce(request, whose, new AnnounceTerms.Request(asked(request, whose, typed), starts));
        }
        return switch (deeds.change().change(request.viewer(), asked(request, whose, typed))) {
            case Outcome.Done<TermsVersionId>(TermsVersionId decision) ->
                Shell.done(Paths.decision(decision), Notice.TERMS_IN_FORCE);
            case Outcome.Missing<TermsVersionId>() -> Reply.notFound();
            case Outcome.Refused<TermsVersionId>(List<Objection> objections) -> refused(request, whose, objections);
        };
    }

    private Reply announce(Request request, Whose whose, AnnounceTerms.Request asked) {
        return switch (deeds.announce().announce(request.viewer(), asked)) {
            case Outcome.Done<AnnouncementId>(AnnouncementId announced) ->
                Shell.done(Paths.announced(announced), Notice.TERMS_ANNOUNCED);
            case Outcome.Missing<AnnouncementId>() -> Reply.notFound();
            case Outcome.Refused<AnnouncementId>(List<Objection> objections) -> refused(request, whose, objections);
        };
    }

    private Reply refused(Request request, Whose whose, List<Objection> objections) {
        boolean between =
                objections.stream().anyMatch(objection -> objection.refusal() == Refusal.TERMS_CHANGED_MEANWHILE);
        return drawn(
                request, 422, whose, Typed.in(request).refused(objections), Set.of(), null, WhatIfModel.NONE, between);
    }

    private static ChangeTerms.Request asked(Request request, Whose whose, TermsRule.Typed typed) {
        OptionalLong basedOn = Ask.number(request.form().first("based-on"));
        return new ChangeTerms.Request(
                whose.peer(),
                basedOn.isPresent() ? new TermsVersionId(basedOn.getAsLong()) : null,
                typed,
                draft(request.form()));
    }

    private static TermsRule.Typed typed(Request request, Whose whose, boolean looking) {
        Parameters form = request.form();
        String reason = form.text("reason");
        return new TermsRule.Typed(
                whose.server() == null,
                form.text("name"),
                form.text("domains"),
                votes(form),
                choices(form),
                looking && reason.isBlank() ? NOT_SAID_YET : reason,
                form.text("review"),
                form.text("days"));
    }

    private static TermsRule.Votes votes(Parameters form) {
        return new TermsRule.Votes(
                weight(form, TermsAxis.VOTES_UP),
                weight(form, TermsAxis.VOTES_DOWN),
                weight(form, TermsAxis.PASSED_ON),
                weight(form, TermsAxis.PASSING),
                form.text("cap"),
                form.text("first"),
                form.text("last"),
                form.text("announces").equals("all"));
    }

    private static TermsRule.Choices choices(Parameters form) {
        return new TermsRule.Choices(
                form.text(TermsAxis.RECEPTION.control()),
                form.text(TermsAxis.VISIBILITY.control()),
                form.has("choosable"),
                form.text(TermsAxis.FOLLOWS.control()),
                form.text(TermsAxis.REPORTS.control()),
                form.text(TermsAxis.MESSAGES.control()),
                form.text(TermsAxis.SENDS.control()),
                form.text(TermsAxis.FETCHES.control()));
    }

    /// What was chosen, as percent; nothing where nothing was, which is then objected to.
    private static String weight(Parameters form, TermsAxis axis) {
        return switch (form.text(axis.control())) {
            case "count" -> "100";
            case "keep" -> "0";
            case "weight" -> form.text(axis.control() + "-weight");
            default -> "";
        };
    }
}
