package org.folkmoot.web.pages;

import static org.folkmoot.web.pages.Examples.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.folkmoot.forum.consultations.CastBallot;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView.Asking;
import org.folkmoot.forum.consultations.ConsultationView.Shown;
import org.folkmoot.forum.consultations.ConsultationView.Standing;
import org.folkmoot.forum.consultations.ConsultationView.Voice;
import org.folkmoot.forum.consultations.ConsultationView.Voices;
import org.folkmoot.forum.consultations.Counted;
import org.folkmoot.forum.consultations.KeyExport;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.forum.peering.Reach;
import org.folkmoot.rules.consultations.BallotChoice;
import org.folkmoot.rules.consultations.Count;
import org.folkmoot.rules.consultations.ElectorateRule.Conditions;
import org.folkmoot.rules.consultations.ElectorateRule.Obstacle;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.PassRule;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.TurnoutRule;
import org.folkmoot.rules.consultations.Verdict;
import org.folkmoot.rules.consultations.VerdictRule;
import org.folkmoot.rules.consultations.VoicesRule;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Questions to the members in every stage, for the gallery.
final class Consultations {

    private static final Standing ELECTOR = new Standing.Elector(false);
    private static final int COULD = 3_120;

    private final Examples examples;

    Consultations(Examples examples) {
        this.examples = examples;
    }

    private Question question(Method method, boolean binding) {
        return new Question(
                examples.written("On what terms should we meet Threads?"),
                examples.written("They announced that they will *federate*."),
                examples.written("Conversation with friends who will not move."),
                examples.written("Their income is advertising, which our rules forbid."),
                List.of(
                        examples.written("Stay apart, watch"),
                        examples.written("Meet, votes not counted"),
                        examples.written("Meet as equals")),
                method,
                PassRule.MAJORITY,
                binding,
                25,
                NOW.minus(Duration.ofDays(7)),
                NOW.plus(Duration.ofDays(7)),
                new Conditions(LocalDate.parse("2026-10-14"), 5, 90, new CommunityId(3)));
    }

    private ConsultationModel model(
            Stage stage,
            Method method,
            Standing standing,
            @Nullable Counted counted,
            Consultation.@Nullable Ended ended,
            Form form) {
        boolean draft = stage == Stage.DRAFT;
        Instant announced = NOW.minus(Duration.ofDays(21));
        Consultation consultation = new Consultation(
                new ConsultationId(7),
                question(method, ended != null && ended.because() == null),
                Map.of(2, new WhatIfId(12), 3, new WhatIfId(13)),
                stage,
                draft
                        ? null
                        : new Consultation.Announced(new PersonId(2), announced, COULD, new byte[32], new byte[32]),
                counted,
                ended,
                draft ? null : new PostId(70),
                draft ? null : new PostId(71));
        Voices voices = counted == null
                ? Voices.NONE
                : new Voices(
                        List.of(new Voice(1, 162, 3), new Voice(2, 0, 0), new Voice(3, 288, 1)),
                        List.of(
                                new VoicesRule.Server("threads.example", List.of(0, 0, 284)),
                                new VoicesRule.Server(null, List.of(162, 0, 4))));
        Shown shown = new Shown(
                consultation,
                COULD,
                draft ? 0 : 1_290,
                standing,
                stage == Stage.CLOSED,
                voices,
                ages(stage),
                counted == null ? 0 : 2,
                exports(stage));
        return new ConsultationModel(shown, examples.garden(), proposals(), !draft, form);
    }

    private List<KeyExport> exports(Stage stage) {
        return stage.opened()
                ? List.of(
                        new KeyExport(1, new ConsultationId(7), new PersonId(2), examples.written("admin"), NOW),
                        new KeyExport(2, new ConsultationId(7), new PersonId(3), null, NOW))
                : List.of();
    }

    private static List<TurnoutRule.Group> ages(Stage stage) {
        return stage.opened()
                ? List.of(
                        new TurnoutRule.Group(0, 182, 120, 31),
                        new TurnoutRule.Group(182, 365, 1_000, 412),
                        new TurnoutRule.Group(365, null, 2_000, 847))
                : List.of();
    }

    private Map<Integer, KeptWhatIf> proposals() {
        return Map.of(2, kept(12, Terms.QUIET_VOTES, true), 3, kept(13, Terms.LIMITED, false));
    }

    private KeptWhatIf kept(long id, Terms wanted, boolean told) {
        return new KeptWhatIf(
                new WhatIfId(id),
                null,
                new TermsDraft(examples.written("Threads"), Set.of("threads.example"), wanted, null, null),
                null,
                Terms.OPEN,
                Reach.NOTHING,
                told,
                "admin",
                NOW);
    }

    private static Stream<BallotChoice> times(int times, Integer... options) {
        return Collections.nCopies(times, new BallotChoice(List.of(options))).stream();
    }

    private static Counted counted(Method method, List<BallotChoice> ballots, int invalid) {
        Count count = Count.of(method, 3, ballots);
        int tookPart = ballots.size() + invalid;
        Verdict verdict = VerdictRule.judge(count, tookPart, new VerdictRule.Terms(COULD, 0, PassRule.MAJORITY));
        return new Counted(NOW, tookPart, invalid, count, verdict);
    }

    private static List<BallotChoice> brief() {
        return Stream.of(times(1_006, 1), times(148, 2), times(136, 3))
                .flatMap(group -> group)
                .toList();
    }

    private static List<BallotChoice> circle() {
        return Stream.of(times(8, 1, 2, 3), times(7, 2, 3, 1), times(6, 3, 1, 2))
                .flatMap(group -> group)
                .toList();
    }

    /// Every page of one consultation, by what it shows.
    Map<String, ConsultationModel> all() {
        Map<String, ConsultationModel> all = new LinkedHashMap<>();
        Consultation.Ended decided = new Consultation.Ended(
                NOW, "admin", examples.written("Their lawyers wrote to us."), 3, null, Refusal.DOMAIN_TAKEN);
        all.put("draft", plain(Stage.DRAFT, Method.CHOICE, ELECTOR));
        all.put("announced", plain(Stage.ANNOUNCED, Method.APPROVAL, ELECTOR));
        for (Method method : Method.values()) {
            all.put("open-" + method.name().toLowerCase(java.util.Locale.ROOT), plain(Stage.OPEN, method, ELECTOR));
        }
        all.put("open-outside", plain(Stage.OPEN, Method.CHOICE, new Standing.Outside(Obstacle.JOINED_TOO_LATE)));
        all.put(
                "open-refused",
                model(
                        Stage.OPEN,
                        Method.RANKED,
                        ELECTOR,
                        null,
                        null,
                        Form.EMPTY.refused(List.of(new Objection(Field.OPTIONS, Refusal.PLACES_ALIKE)))));
        all.put(
                "export-refused",
                model(
                        Stage.OPEN,
                        Method.CHOICE,
                        ELECTOR,
                        null,
                        null,
                        Form.EMPTY.refused(List.of(
                                new Objection(Field.PASSPHRASE, Refusal.PASSPHRASE_TOO_SHORT),
                                new Objection(Field.PASSWORD, Refusal.WRONG_PASSWORD)))));
        all.put("open-took-part", plain(Stage.OPEN, Method.CHOICE, new Standing.Elector(true)));
        all.put("closed", plain(Stage.CLOSED, Method.CHOICE, new Standing.Outside(null)));
        all.put("counted", counted(Stage.COUNTED, counted(Method.CHOICE, brief(), 2), null));
        all.put("counted-ranking", counted(Stage.COUNTED, counted(Method.RANKED, circle(), 0), null));
        all.put(
                "counted-few",
                counted(Stage.COUNTED, counted(Method.CHOICE, times(9, 1).toList(), 0), null));
        all.put("counted-none", counted(Stage.COUNTED, counted(Method.CHOICE, new ArrayList<>(), 0), null));
        all.put("decided", counted(Stage.DECIDED, counted(Method.CHOICE, brief(), 0), decided));
        all.put(
                "decided-by-itself",
                counted(
                        Stage.DECIDED,
                        counted(Method.CHOICE, brief(), 0),
                        new Consultation.Ended(NOW, null, null, 1, new TermsVersionId(35), null)));
        all.put(
                "void",
                model(
                        Stage.VOID,
                        Method.CHOICE,
                        ELECTOR,
                        null,
                        new Consultation.Ended(
                                NOW, "admin", examples.written("The question was wrong."), null, null, null),
                        Form.EMPTY));
        return all;
    }

    private ConsultationModel plain(Stage stage, Method method, Standing standing) {
        return model(stage, method, standing, null, null, Form.EMPTY);
    }

    private ConsultationModel counted(Stage stage, Counted counted, Consultation.@Nullable Ended ended) {
        return model(stage, counted.count().method(), new Standing.Visitor(), counted, ended, Form.EMPTY);
    }

    BallotCastModel cast() {
        return new BallotCastModel(
                new ConsultationId(7),
                new CastBallot.Receipt(
                        "0f".repeat(16),
                        "a1".repeat(16),
                        examples.written("blue door"),
                        examples.written("On what terms should we meet Threads?"),
                        NOW.plus(Duration.ofDays(7))));
    }

    ConsultationsModel list() {
        return new ConsultationsModel(
                all().values().stream().map(ConsultationModel::consultation).toList(), 7L);
    }

    ToDecideModel toDecide() {
        return new ToDecideModel(List.of(
                new Asking(plain(Stage.OPEN, Method.CHOICE, ELECTOR).consultation(), false),
                new Asking(plain(Stage.OPEN, Method.RANKED, ELECTOR).consultation(), true),
                new Asking(plain(Stage.ANNOUNCED, Method.CHOICE, ELECTOR).consultation(), false)));
    }

    ConsultationFormModel form(boolean refused) {
        Form typed = Form.of(
                "title", examples.written("On what terms?"), "option", examples.written("Yes"), "method", "ranked");
        List<Objection> objections = List.of(
                new Objection(Field.OPTIONS, Refusal.TOO_FEW_OPTIONS),
                new Objection(Field.OPENS, Refusal.TIME_INVALID),
                new Objection(Field.PASS, Refusal.CHOICE_MISSING));
        return new ConsultationFormModel(
                refused ? new ConsultationId(7) : null, refused ? typed.refused(objections) : typed);
    }
}
