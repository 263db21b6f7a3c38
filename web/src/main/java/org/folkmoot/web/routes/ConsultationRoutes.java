package org.folkmoot.web.routes;

import static org.folkmoot.forum.consultations.OpenTalk.Audience.EVERYBODY;
import static org.folkmoot.forum.consultations.OpenTalk.Audience.MEMBERS;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.consultations.AnnounceConsultation;
import org.folkmoot.forum.consultations.CastBallot;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.consultations.ConsultationView.Shown;
import org.folkmoot.forum.consultations.DecideConsultation;
import org.folkmoot.forum.consultations.DraftConsultation;
import org.folkmoot.forum.consultations.ExportKey;
import org.folkmoot.forum.consultations.GiveUpConsultation;
import org.folkmoot.forum.consultations.OpenTalk;
import org.folkmoot.forum.consultations.SealedKey;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.KeptWhatIfView;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Parameters;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.rules.consultations.QuestionRule;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.WhatIfId;
import org.folkmoot.web.pages.BallotCastModel;
import org.folkmoot.web.pages.ConsultationFormModel;
import org.folkmoot.web.pages.ConsultationModel;
import org.folkmoot.web.pages.ConsultationsModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.ReceiptsJson;
import org.folkmoot.web.pages.ToDecideModel;
import org.jspecify.annotations.Nullable;

/// Questions to the members: asked by admins, answered in secret by those on the list, counted for
/// everybody to check.
public final class ConsultationRoutes implements Door {

    private static final int CONSULTATIONS_A_PAGE = 20;

    private final Shell shell;
    private final Site site;
    private final ConsultationView consultations;
    private final CommunityView communities;
    private final KeptWhatIfView whatIfs;
    private final Deeds deeds;
    private final boolean letters;

    /// @param letters whether members are written to
    public ConsultationRoutes(
            Shell shell,
            Site site,
            ConsultationView consultations,
            CommunityView communities,
            KeptWhatIfView whatIfs,
            Deeds deeds,
            boolean letters) {
        this.letters = letters;
        this.whatIfs = whatIfs;
        this.shell = shell;
        this.site = site;
        this.consultations = consultations;
        this.communities = communities;
        this.deeds = deeds;
    }

    /// What people do here.
    public record Deeds(
            DraftConsultation draft,
            AnnounceConsultation announce,
            OpenTalk talk,
            CastBallot cast,
            DecideConsultation decide,
            GiveUpConsultation giveUp,
            ExportKey exportKey) {}

    @Override
    public void open(Routes routes) {
        String one = Paths.CONSULTATIONS + "/{id}";
        routes.get(Paths.CONSULTATIONS, this::list)
                .get(Paths.TO_DECIDE, Ask.member(this::toDecide))
                .get(Paths.CONSULTATIONS + "/new", admin((request, member) -> written(request, null, NEW)))
                .post(
                        Paths.CONSULTATIONS + "/new",
                        LimitClass.MESSAGE,
                        admin((request, member) -> keep(request, member, null)))
                .get(one, request -> found(request, shown -> shown(request, 200, shown, Form.EMPTY)))
                .get(one + "/receipts.json", this::receipts)
                .get(one + "/edit", admin((request, member) -> found(request, shown -> edited(request, shown))))
                .post(one + "/edit", LimitClass.MESSAGE, admin((request, member) -> keep(request, member, id(request))))
                .post(one + "/proposal", LimitClass.MESSAGE, admin(this::propose))
                .post(one + "/discard", LimitClass.MESSAGE, admin(this::discard))
                .post(one + "/announce", LimitClass.MESSAGE, admin(this::announce))
                .post(one + "/talk", LimitClass.MESSAGE, admin((request, member) -> talk(request, member, MEMBERS)))
                .post(one + "/voices", LimitClass.MESSAGE, admin((request, member) -> talk(request, member, EVERYBODY)))
                .post(one + "/decide", LimitClass.MESSAGE, admin(this::decide))
                .post(one + "/give-up", LimitClass.MESSAGE, admin(this::giveUp))
                .post(one + "/key", LimitClass.REGISTER, admin(this::exportKey))
                .post(one + "/ballot", LimitClass.MESSAGE, Ask.member(this::cast));
    }

    private static final Form NEW = Form.of("method", "choice", "pass", "majority", "quorum", "25");

    private Handler admin(BiFunction<Request, Viewer.Member, Reply> handler) {
        return Refusals.admin(shell, handler);
    }

    private static @Nullable ConsultationId id(Request request) {
        OptionalLong id = Ask.id(request);
        return id.isPresent() ? new ConsultationId(id.getAsLong()) : null;
    }

    private Reply found(Request request, Function<Shown, Reply> then) {
        ConsultationId id = id(request);
        return (id == null ? Optional.<Shown>empty() : consultations.one(request.viewer(), id))
                .map(then)
                .orElseGet(Reply::notFound);
    }

    private Reply list(Request request) {
        OptionalLong before = Ask.number(request.query().first("before"));
        List<Consultation> found = consultations.page(
                request.viewer(),
                before.isPresent() ? new ConsultationId(before.getAsLong()) : null,
                CONSULTATIONS_A_PAGE + 1);
        boolean more = found.size() > CONSULTATIONS_A_PAGE;
        List<Consultation> shown = more ? found.subList(0, CONSULTATIONS_A_PAGE) : found;
        ConsultationsModel model =
                new ConsultationsModel(shown, more ? shown.getLast().id().value() : null);
        return shell.page(request, (pages, frame) -> pages.consultations(frame, model));
    }

    private Reply toDecide(Request request, Viewer.Member member) {
        ToDecideModel model = new ToDecideModel(consultations.asking(member.person()));
        return shell.page(request, (pages, frame) -> pages.toDecide(frame, model));
    }

    private Reply shown(Request request, int status, Shown shown, Form form) {
        ConsultationModel model =
                new ConsultationModel(shown, community(request, shown), proposals(shown), letters, form);
        boolean forms = request.viewer() instanceof Viewer.Member;
        return shell.drawn(request, status, forms, (pages, frame) -> pages.consultation(frame, model));
    }

    private Map<Integer, KeptWhatIf> proposals(Shown shown) {
        Map<Integer, KeptWhatIf> proposals = new LinkedHashMap<>();
        shown.consultation()
                .proposals()
                .forEach((option, kept) -> whatIfs.terms(kept).ifPresent(terms -> proposals.put(option, terms)));
        return proposals;
    }

    private @Nullable CommunityLine community(Request request, Shown shown) {
        CommunityId community = shown.consultation().question().electors().subscribedTo();
        return community == null
                ? null
                : communities
                        .page(request.viewer(), community)
                        .map(CommunityPage::community)
                        .orElse(null);
    }

    private Reply receipts(Request request) {
        return found(
                request,
                shown -> shown.consultation().counted() == null
                        ? Reply.notFound()
                        : Reply.bytes(
                                        200,
                                        ReceiptsJson.CONTENT_TYPE,
                                        new ReceiptsJson(
                                                        shown.consultation(),
                                                        consultations
                                                                .published(shown.consultation()
                                                                        .id())
                                                                .orElse(null))
                                                .bytes())
                                .withCache(CachePolicy.PUBLIC_SHORT));
    }

    private Reply written(Request request, @Nullable ConsultationId editing, Form form) {
        ConsultationFormModel model = new ConsultationFormModel(editing, form);
        int status = form.refused() ? 422 : 200;
        return shell.drawn(request, status, true, (pages, frame) -> pages.consultationForm(frame, model));
    }

    private Reply edited(Request request, Shown shown) {
        return shown.consultation().stage() == Stage.DRAFT
                ? written(request, shown.consultation().id(), filled(shown, community(request, shown)))
                : Refusals.refused(shell, request, Refusal.ANNOUNCED_ALREADY);
    }

    private static Form filled(Shown shown, @Nullable CommunityLine community) {
        Question question = shown.consultation().question();
        Conditions electors = question.electors();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("title", question.question());
        typed.put("body", question.body());
        typed.put("for", question.caseFor());
        typed.put("against", question.caseAgainst());
        typed.put("option", String.join("\n", question.options()));
        typed.put("method", question.method().name().toLowerCase(Locale.ROOT));
        typed.put("pass", question.pass().name().toLowerCase(Locale.ROOT));
        typed.put("binding", question.binding() ? "on" : "");
        typed.put("quorum", Integer.toString(question.quorum()));
        typed.put("opens", written(question.opensAt()));
        typed.put("closes", written(question.closesAt()));
        typed.put(
                "joined-before",
                electors.joinedBefore() == null ? "" : electors.joinedBefore().toString());
        typed.put("active-days", electors.activeDays() == 0 ? "" : Integer.toString(electors.activeDays()));
        typed.put("of-last", electors.ofLast() == 0 ? "" : Integer.toString(electors.ofLast()));
        typed.put("community", community == null ? "" : community.handle());
        return new Form(typed, List.of());
    }

    /// As a form's control for a moment holds it.
    private static String written(Instant moment) {
        return LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC)
                .toString();
    }

    private Reply keep(Request request, Viewer.Member member, @Nullable ConsultationId editing) {
        String named = request.form().text("community").strip().toLowerCase(Locale.ROOT);
        Optional<CommunityId> community = named.isEmpty() ? Optional.empty() : communities.named(named);
        if (!named.isEmpty() && community.isEmpty()) {
            List<Objection> missing = List.of(new Objection(Field.COMMUNITY, Refusal.COMMUNITY_MISSING));
            return written(request, editing, Typed.in(request).refused(missing));
        }
        Outcome<ConsultationId> outcome =
                deeds.draft().keep(member, editing, typed(request.form(), community.orElse(null)));
        return switch (outcome) {
            case Outcome.Done<ConsultationId>(ConsultationId kept) ->
                Shell.done(Paths.consultation(kept), Notice.SAVED);
            case Outcome.Missing<ConsultationId>() -> Reply.notFound();
            case Outcome.Refused<ConsultationId>(List<Objection> objections) ->
                written(request, editing, Typed.in(request).refused(objections));
        };
    }

    private static QuestionRule.Typed typed(Parameters form, @Nullable CommunityId community) {
        return new QuestionRule.Typed(
                form.text("title"),
                form.text("body"),
                form.text("for"),
                form.text("against"),
                form.text("option").lines().toList(),
                form.text("method"),
                form.text("pass"),
                form.has("binding"),
                form.text("quorum"),
                form.text("opens"),
                form.text("closes"),
                new QuestionRule.Electors(
                        form.text("joined-before"), form.text("active-days"), form.text("of-last"), community));
    }

    private Reply propose(Request request, Viewer.Member member) {
        int option = (int) Ask.number(request.form().first("option")).orElse(0);
        String typed = request.form().text("what-if").strip();
        OptionalLong number = Ask.number(typed);
        if (!typed.isEmpty() && number.isEmpty()) {
            return deed(request, id -> new Outcome.Refused<>(Refusal.TERMS_NOT_KEPT), id -> Reply.notFound());
        }
        WhatIfId whatIf = number.isPresent() ? new WhatIfId(number.getAsLong()) : null;
        return deed(
                request,
                id -> deeds.draft().propose(member, id, option, whatIf),
                id -> Shell.done(Paths.consultation(id), Notice.SAVED));
    }

    private Reply discard(Request request, Viewer.Member member) {
        return deed(
                request,
                id -> deeds.draft().discard(member, id),
                id -> Shell.done(Paths.CONSULTATIONS, Notice.DELETED));
    }

    private Reply announce(Request request, Viewer.Member member) {
        return deed(
                request,
                id -> deeds.announce().announce(member, id),
                id -> Shell.done(Paths.consultation(id), Notice.ANNOUNCED));
    }

    private Reply talk(Request request, Viewer.Member member, OpenTalk.Audience audience) {
        Optional<CommunityId> community =
                communities.named(request.form().text("community").strip().toLowerCase(Locale.ROOT));
        return found(request, shown -> {
            ConsultationId id = shown.consultation().id();
            Outcome<PostId> outcome = community.isEmpty()
                    ? new Outcome.Refused<>(Field.COMMUNITY, Refusal.COMMUNITY_MISSING)
                    : deeds.talk()
                            .open(
                                    member,
                                    new OpenTalk.Request(
                                            id,
                                            audience,
                                            community.get(),
                                            address(request) + Paths.consultation(id),
                                            request.form().text("body")));
            return switch (outcome) {
                case Outcome.Done<PostId>(PostId post) -> Shell.done(Paths.post(post), Notice.POSTED);
                case Outcome.Missing<PostId>() -> Reply.notFound();
                case Outcome.Refused<PostId>(List<Objection> objections) ->
                    shown(request, 422, shown, Typed.in(request).refused(objections));
            };
        });
    }

    private String address(Request request) {
        return site.settings().map(SiteSettings::publicAddress).orElseGet(request::addressInBrowser);
    }

    private Reply decide(Request request, Viewer.Member member) {
        OptionalLong option = Ask.number(request.form().first("option"));
        return deed(
                request,
                id -> deeds.decide()
                        .decide(
                                member,
                                id,
                                option.isPresent() ? (int) option.getAsLong() : null,
                                request.form().text("reason")),
                id -> Shell.done(Paths.consultation(id), Notice.SAVED));
    }

    private Reply giveUp(Request request, Viewer.Member member) {
        return deed(
                request,
                id -> deeds.giveUp().giveUp(member, id, request.form().text("reason")),
                id -> Shell.done(Paths.consultation(id), Notice.SAVED));
    }

    /// The file is in this answer and nowhere else, so nothing on the way keeps it.
    private Reply exportKey(Request request, Viewer.Member member) {
        Parameters form = request.form();
        return found(request, shown -> {
            ConsultationId id = shown.consultation().id();
            ExportKey.Request asked = new ExportKey.Request(
                    id, form.text("password"), form.text("passphrase"), form.text("passphrase-again"));
            return switch (deeds.exportKey().export(member, asked)) {
                case Outcome.Done<SealedKey>(SealedKey sealed) ->
                    Reply.text(200, sealed.written())
                            .withHeader(
                                    "Content-Disposition",
                                    "attachment; filename=\"ballot-key-" + id.value() + ".txt\"");
                case Outcome.Missing<SealedKey>() -> Reply.notFound();
                case Outcome.Refused<SealedKey>(List<Objection> objections) ->
                    shown(request, 422, shown, Typed.in(request).refused(objections));
            };
        });
    }

    /// Runs a deed on the consultation of the path, and comes back to its page with whatever stands against
    /// it.
    private Reply deed(
            Request request,
            Function<ConsultationId, Outcome<ConsultationId>> deed,
            Function<ConsultationId, Reply> done) {
        ConsultationId id = id(request);
        if (id == null) {
            return Reply.notFound();
        }
        return switch (deed.apply(id)) {
            case Outcome.Done<ConsultationId>(ConsultationId moved) -> done.apply(moved);
            case Outcome.Missing<ConsultationId>() -> Reply.notFound();
            case Outcome.Refused<ConsultationId>(List<Objection> objections) ->
                found(
                        request,
                        shown -> shown(request, 422, shown, Typed.in(request).refused(objections)));
        };
    }

    /// The receipt stands in this answer and nowhere else, so it is none that leads elsewhere.
    private Reply cast(Request request, Viewer.Member member) {
        ConsultationId id = id(request);
        if (id == null) {
            return Reply.notFound();
        }
        BallotChoice choice = choice(request.form());
        if (choice == null) {
            return refused(request, Refusal.PLACES_ALIKE);
        }
        String words = request.form().text("words");
        return switch (deeds.cast().cast(member, new CastBallot.Request(id, choice, words))) {
            case Outcome.Done<CastBallot.Receipt>(CastBallot.Receipt receipt) ->
                castNow(request, new BallotCastModel(id, receipt));
            case Outcome.Missing<CastBallot.Receipt>() -> Reply.notFound();
            case Outcome.Refused<CastBallot.Receipt>(List<Objection> objections) ->
                refused(request, objections.getFirst().refusal());
        };
    }

    private Reply castNow(Request request, BallotCastModel model) {
        return shell.drawn(request, 200, true, (pages, frame) -> pages.ballotCast(frame, model));
    }

    /// What was chosen is not sent back: a page may lie in a browser for long.
    private Reply refused(Request request, Refusal refusal) {
        Form form = Form.EMPTY.refused(List.of(new Objection(Field.OPTIONS, refusal)));
        return found(request, shown -> shown(request, 422, shown, form));
    }

    /// What a ballot says, ticked or ranked; null where two options were given the same place.
    private static @Nullable BallotChoice choice(Parameters form) {
        return places().anyMatch(option -> form.has("place-" + option)) ? ranking(form) : ticked(form);
    }

    /// The numbers of all options that there can be.
    private static IntStream places() {
        return IntStream.rangeClosed(1, QuestionRule.MOST_OPTIONS);
    }

    private static BallotChoice ticked(Parameters form) {
        return new BallotChoice(form.all("option").stream()
                .map(Ask::number)
                .map(number -> (int) number.orElse(0))
                .toList());
    }

    /// The options by the places that they were given; null where two were given the same.
    private static @Nullable BallotChoice ranking(Parameters form) {
        Map<Integer, Long> places = new LinkedHashMap<>();
        places().forEach(option ->
                Ask.number(form.first("place-" + option)).ifPresent(place -> places.put(option, place)));
        boolean alike = places.values().stream().distinct().count() < places.size();
        return alike
                ? null
                : new BallotChoice(places.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
