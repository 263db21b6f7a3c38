package org.folkmoot.rules.consultations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.folkmoot.rules.consultations.QuestionRule.Electors;
import org.folkmoot.rules.consultations.QuestionRule.Question;
import org.folkmoot.rules.consultations.QuestionRule.Typed;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;

class QuestionRuleTest {

    private static final Instant NOW = Instant.parse("2026-10-14T12:00:00Z");
    private static final Electors ALL = new Electors("", "", "", null);
    private static final List<String> TWO = List.of("Stay apart", "Meet them");

    private record Times(String opens, String closes) {}

    private static final Times USUAL = new Times("2026-10-28T12:00", "2026-11-11T12:00");

    private static Typed typed(String question, List<String> options, Times times, Electors electors) {
        return new Typed(
                question,
                "",
                "",
                "",
                options,
                "choice",
                "majority",
                true,
                "25",
                times.opens(),
                times.closes(),
                electors);
    }

    private static List<Objection> objections(Typed typed) {
        return switch (QuestionRule.judge(typed, NOW)) {
            case SpeechDecision.Refused<Question>(List<Objection> objections) -> objections;
            case SpeechDecision.Accepted<Question>(Question question) -> List.of();
        };
    }

    private static Objection objection(Field field, Refusal refusal) {
        return new Objection(field, refusal);
    }

    @Test
    void aQuestionIsTakenCleanedOfWhatNobodySees() {
        Typed typed = typed(
                " On what terms? ",
                List.of(" Stay apart", "", "Meet them "),
                USUAL,
                new Electors("2026-10-14", "5", "90", null));

        assertThat(QuestionRule.judge(typed, NOW))
                .isEqualTo(new SpeechDecision.Accepted<>(new Question(
                        "On what terms?",
                        "",
                        "",
                        "",
                        TWO,
                        Method.CHOICE,
                        PassRule.MAJORITY,
                        true,
                        25,
                        Instant.parse("2026-10-28T12:00:00Z"),
                        Instant.parse("2026-11-11T12:00:00Z"),
                        new ElectorateRule.Conditions(LocalDate.parse("2026-10-14"), 5, 90, null))));
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        Typed nothing = new Typed("", "", "", "", List.of(), "", "", false, "", "", "", ALL);

        assertThat(objections(nothing))
                .containsExactlyInAnyOrder(
                        objection(Field.TITLE, Refusal.TEXT_MISSING),
                        objection(Field.OPTIONS, Refusal.TOO_FEW_OPTIONS),
                        objection(Field.METHOD, Refusal.CHOICE_MISSING),
                        objection(Field.PASS, Refusal.CHOICE_MISSING),
                        objection(Field.OPENS, Refusal.TIME_INVALID),
                        objection(Field.CLOSES, Refusal.TIME_INVALID));
    }

    @Test
    void optionsAreBetweenTwoAndThirtyTwoAndDiffer() {
        List<String> most =
                IntStream.rangeClosed(1, 32).mapToObj(n -> "Option " + n).toList();
        List<String> more =
                IntStream.rangeClosed(1, 33).mapToObj(n -> "Option " + n).toList();

        assertThat(objections(typed("What now?", most, USUAL, ALL))).isEmpty();
        assertThat(objections(typed("What now?", more, USUAL, ALL)))
                .containsExactly(objection(Field.OPTIONS, Refusal.TOO_MANY_OPTIONS));
        assertThat(objections(typed("What now?", List.of("Yes", "YES"), USUAL, ALL)))
                .containsExactly(objection(Field.OPTIONS, Refusal.OPTIONS_ALIKE));
        assertThat(objections(typed("What now?", List.of("Yes", "x".repeat(201)), USUAL, ALL)))
                .containsExactly(objection(Field.OPTIONS, Refusal.TEXT_TOO_LONG));
    }

    @Test
    void bothSidesGetTheSameRoom() {
        String most = "x".repeat(600);
        Typed even = new Typed(
                "What now?", "", most, most, TWO, "ranked", "plurality", false, "", USUAL.opens(), USUAL.closes(), ALL);
        Typed uneven = new Typed(
                "What now?",
                "",
                most + "x",
                most,
                TWO,
                "approval",
                "two_thirds",
                false,
                "",
                USUAL.opens(),
                USUAL.closes(),
                ALL);

        assertThat(objections(even)).isEmpty();
        assertThat(objections(uneven)).containsExactly(objection(Field.CASE_FOR, Refusal.TEXT_TOO_LONG));
    }

    @Test
    void itOpensAfterNowAndClosesAfterThatWithinAYear() {
        assertThat(objections(typed("What now?", TWO, new Times("2026-10-14T12:00", USUAL.closes()), ALL)))
                .containsExactly(objection(Field.OPENS, Refusal.TIME_INVALID));
        assertThat(objections(typed("What now?", TWO, new Times(USUAL.opens(), USUAL.opens()), ALL)))
                .containsExactly(objection(Field.CLOSES, Refusal.TIME_INVALID));
        assertThat(objections(typed("What now?", TWO, new Times(USUAL.opens(), "2027-10-15T12:01"), ALL)))
                .containsExactly(objection(Field.CLOSES, Refusal.TIME_INVALID));
        assertThat(objections(typed("What now?", TWO, new Times("soon", "later"), ALL)))
                .containsExactly(
                        objection(Field.OPENS, Refusal.TIME_INVALID), objection(Field.CLOSES, Refusal.TIME_INVALID));
    }

    @Test
    void conditionsThatNobodyCanFulfilAreObjectedTo() {
        assertThat(objections(typed("What now?", TWO, USUAL, new Electors("2026-10-15", "", "", null))))
                .containsExactly(objection(Field.JOINED_BEFORE, Refusal.TIME_INVALID));
        assertThat(objections(typed("What now?", TWO, USUAL, new Electors("", "8", "7", null))))
                .containsExactly(objection(Field.ACTIVE_DAYS, Refusal.NUMBER_INVALID));
        assertThat(objections(typed("What now?", TWO, USUAL, new Electors("", "8", "400", null))))
                .contains(objection(Field.ACTIVE_DAYS, Refusal.NUMBER_INVALID));
        assertThat(objections(typed("What now?", TWO, USUAL, new Electors("yesterday", "-1", "", null))))
                .containsExactly(
                        objection(Field.JOINED_BEFORE, Refusal.TIME_INVALID),
                        objection(Field.ACTIVE_DAYS, Refusal.NUMBER_INVALID));
    }

    @Test
    void aQuorumIsAPartOfAHundred() {
        for (String wrong : List.of("101", "a half", "-1", "1.5")) {
            Typed typed = new Typed(
                    "What now?",
                    "",
                    "",
                    "",
                    TWO,
                    "choice",
                    "plurality",
                    false,
                    wrong,
                    USUAL.opens(),
                    USUAL.closes(),
                    ALL);
            assertThat(objections(typed)).as(wrong).containsExactly(objection(Field.QUORUM, Refusal.NUMBER_INVALID));
        }
    }

    @Test
    void daysThatDoNotMatterAreNotLookedAt() {
        Typed typed = typed("What now?", TWO, USUAL, new Electors("", "0", "30", null));

        assertThat(QuestionRule.judge(typed, NOW))
                .isInstanceOfSatisfying(
                        SpeechDecision.Accepted.class,
                        accepted -> assertThat(((Question) accepted.words()).electors())
                                .isEqualTo(new ElectorateRule.Conditions(null, 0, 0, null)));
    }
}
