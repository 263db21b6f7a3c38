package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.consultations.ConsultationView.Shown;
import org.folkmoot.forum.consultations.ConsultationView.Standing;
import org.folkmoot.forum.consultations.Counted;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.consultations.Verdict;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.Field;
import org.jspecify.annotations.Nullable;

/// A question to the members. Controls of a ballot: `option` (numbers; once for each that is ticked), or
/// `place-N` for the place of option N in a ranking (blank for none), and `words`; of its end: `option`,
/// `reason`; of a thread about it: `community`, `body`; of what an option puts in force: `option`, `what-if`; of the
/// export of its key: `passphrase`, `passphrase-again`, `password`.
///
/// @param community that who may vote subscribes to; null where it does not matter
/// @param proposals the terms that options put in force
/// @param letters   whether members are written to
/// @param form      a form of the page that was refused; else empty
public record ConsultationModel(
        Shown shown,
        @Nullable CommunityLine community,
        Map<Integer, KeptWhatIf> proposals,
        boolean letters,
        Form form) {

    public ConsultationModel {
        proposals = new TreeMap<>(proposals);
    }

    /// A step on the way of a consultation.
    ///
    /// @param label a message
    /// @param at    when it began or will; null where that is not known
    public record Step(String label, @Nullable Instant at, boolean done, boolean now) {}

    /// What an option got.
    ///
    /// @param width of its bar, as SVG writes it
    public record Row(String label, int ballots, long percent, String width) {}

    public Consultation consultation() {
        return shown.consultation();
    }

    public Question question() {
        return consultation().question();
    }

    public Stage stage() {
        return consultation().stage();
    }

    /// Whether ballots may be cast: it is open, and the reader is on the list.
    public boolean votable() {
        return stage() == Stage.OPEN && shown.standing() instanceof Standing.Elector;
    }

    /// Whether it matters to the reader whether they are on the list: while something can still be done, and afterwards
    /// for those who are.
    public boolean concerned() {
        return switch (stage()) {
            case DRAFT -> false;
            case ANNOUNCED, OPEN -> true;
            case CLOSED, COUNTED, DECIDED, VOID -> shown.standing() instanceof Standing.Elector;
        };
    }

    /// Whether the form was refused by which its key is exported.
    public boolean exportRefused() {
        return Stream.of(Field.PASSPHRASE, Field.PASSPHRASE_AGAIN, Field.PASSWORD)
                .anyMatch(field -> !form.about(field).isEmpty());
    }

    /// Whether what was decided is not what the members want.
    public boolean departs() {
        Counted counted = consultation().counted();
        Consultation.Ended ended = consultation().ended();
        return counted != null
                && ended != null
                && counted.verdict() instanceof Verdict.Passed passed
                && !Integer.valueOf(passed.option()).equals(ended.option());
    }

    public boolean ranked() {
        return question().method() == Method.RANKED;
    }

    /// The steps from the announcement to what is decided. One that was given up stops where it was.
    public List<Step> steps() {
        Consultation consultation = consultation();
        Consultation.Announced announced = consultation.announced();
        Counted counted = consultation.counted();
        Consultation.Ended ended = consultation.ended();
        int reached = reached();
        List<Step> steps = new ArrayList<>();
        steps.add(step(0, reached, "consultation.step-announced", announced == null ? null : announced.at()));
        steps.add(step(1, reached, "consultation.step-talked-over", announced == null ? null : announced.at()));
        steps.add(step(2, reached, "consultation.step-voted", question().opensAt()));
        steps.add(step(3, reached, "consultation.step-counted", question().closesAt()));
        steps.add(step(4, reached, "consultation.step-decided", ended == null || counted == null ? null : ended.at()));
        return steps;
    }

    /// The step that is on.
    private int reached() {
        return switch (stage()) {
            case DRAFT -> 0;
            case ANNOUNCED -> 1;
            case OPEN -> 2;
            case CLOSED -> 3;
            case COUNTED -> 4;
            case DECIDED, VOID -> 5;
        };
    }

    private static Step step(int place, int reached, String label, @Nullable Instant at) {
        return new Step(label, at, place < reached, place == reached);
    }

    /// What each option got, from the first on; only of a consultation that was counted.
    public List<Row> rows() {
        Counted counted = consultation().counted();
        return counted == null
                ? List.of()
                : IntStream.range(0, question().options().size())
                        .mapToObj(option -> row(option, counted))
                        .toList();
    }

    private Row row(int option, Counted counted) {
        return row(
                question().options().get(option),
                counted.count().support()[option],
                counted.count().ballots());
    }

    /// How many of all there are.
    public static Row row(String label, int votes, int all) {
        long percent = Math.round(100.0 * votes / Math.max(1, all));
        return new Row(label, votes, percent, percent + "%");
    }

    /// Of a ranking: the options that nobody beats though they beat not all others; empty where that needs
    /// no word.
    public List<String> unbeaten(int option) {
        Counted counted = consultation().counted();
        return counted == null
                ? List.of()
                : counted.count().unbeaten(option).stream().map(this::label).toList();
    }

    /// An option by its number.
    public String label(int option) {
        return question().options().get(option - 1);
    }

    /// What people of other servers think, option by option.
    public List<Row> elsewhere() {
        return voices(ConsultationView.Voice::elsewhere);
    }

    /// What members think who are not on the list, option by option.
    public List<Row> outside() {
        return voices(ConsultationView.Voice::members);
    }

    private List<Row> voices(ToIntFunction<ConsultationView.Voice> votes) {
        int all = shown.voices().options().stream().mapToInt(votes).sum();
        return shown.voices().options().stream()
                .map(voice -> row(label(voice.option()), votes.applyAsInt(voice), all))
                .toList();
    }

    /// Whether anybody said anything there.
    public static boolean anything(List<Row> rows) {
        return rows.stream().anyMatch(row -> row.ballots() > 0);
    }

    /// How many took part, of a hundred who may.
    public long turnout() {
        return Math.round(100.0 * shown.did() / Math.max(1, shown.could()));
    }
}
