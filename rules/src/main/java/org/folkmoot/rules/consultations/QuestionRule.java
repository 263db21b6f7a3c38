package org.folkmoot.rules.consultations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.folkmoot.rules.speech.Objections;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a question can be put to the members as somebody typed it; every objection is named at
/// once.
public final class QuestionRule {

    /// Characters of either summary: both sides get the same room.
    public static final int LONGEST_CASE = 600;

    /// Characters of an option.
    public static final int LONGEST_OPTION = 200;

    public static final int FEWEST_OPTIONS = 2;

    /// As many as there is room for in a sealed envelope (decisions, 38).
    public static final int MOST_OPTIONS = 32;

    /// Nobody remembers a question for longer.
    static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final int WHOLE = 100;

    private QuestionRule() {}

    /// What was typed.
    ///
    /// @param body        Markdown; blank for none
    /// @param caseFor     what speaks for a change; blank for nothing
    /// @param caseAgainst what speaks against it; blank for nothing
    /// @param options     in their order; blank ones are left out
    /// @param method      in small letters, as the two that follow
    /// @param binding     whether the result decides by itself
    /// @param quorum      percent; blank for none
    /// @param opens       a day and a time (UTC) as in ISO 8601, as the next
    public record Typed(
            String question,
            String body,
            String caseFor,
            String caseAgainst,
            List<String> options,
            String method,
            String pass,
            boolean binding,
            String quorum,
            String opens,
            String closes,
            Electors electors) {

        public Typed {
            options = List.copyOf(options);
        }
    }

    /// What was typed about who may take part.
    ///
    /// @param joinedBefore a day as in ISO 8601; blank where it does not matter
    /// @param activeDays   blank or 0 where it does not matter
    /// @param ofLast       how many days are looked at; blank like activeDays
    /// @param community    null where it does not matter
    public record Electors(
            String joinedBefore,
            String activeDays,
            String ofLast,
            @Nullable CommunityId community) {}

    /// A question that can be put.
    public record Question(
            String question,
            String body,
            String caseFor,
            String caseAgainst,
            List<String> options,
            Method method,
            PassRule pass,
            boolean binding,
            int quorum,
            Instant opensAt,
            Instant closesAt,
            ElectorateRule.Conditions electors) {

        public Question {
            options = List.copyOf(options);
        }
    }

    public static SpeechDecision<Question> judge(Typed typed, Instant now) {
        Objections objections = new Objections();
        String question = Wording.line(typed.question());
        objections.about(Field.TITLE, TextRule.title(question));
        String body = text(typed.body(), TextRule.DESCRIPTION_LONGEST, Field.BODY, objections);
        String caseFor = text(typed.caseFor(), LONGEST_CASE, Field.CASE_FOR, objections);
        String caseAgainst = text(typed.caseAgainst(), LONGEST_CASE, Field.CASE_AGAINST, objections);
        List<String> options = options(typed.options(), objections);
        Method method = choice(typed.method(), Method.CHOICE, Field.METHOD, objections);
        PassRule pass = choice(typed.pass(), PassRule.PLURALITY, Field.PASS, objections);
        int quorum = number(typed.quorum(), WHOLE, Field.QUORUM, objections);
        Instant opens = moment(typed.opens(), Field.OPENS, objections);
        Instant closes = moment(typed.closes(), Field.CLOSES, objections);
        objections.about(Field.OPENS, opening(opens, now)).about(Field.CLOSES, closing(opens, closes, now));
        ElectorateRule.Conditions electors = electors(typed.electors(), now, objections);
        return objections.orAccept(() -> new Question(
                question,
                body,
                caseFor,
                caseAgainst,
                options,
                method,
                pass,
                typed.binding(),
                quorum,
                opens,
                closes,
                electors));
    }

    /// What stands against an opening that was fixed before; null when nothing does. Whoever announces
    /// something must leave time to talk about it.
    public static @Nullable Refusal opening(Instant opens, Instant now) {
        return opens.equals(Instant.MIN) || opens.isAfter(now) ? null : Refusal.TIME_INVALID;
    }

    private static @Nullable Refusal closing(Instant opens, Instant closes, Instant now) {
        boolean said = !opens.equals(Instant.MIN) && !closes.equals(Instant.MIN);
        boolean valid = closes.isAfter(opens) && !closes.isAfter(now.plus(LONGEST));
        return said && !valid ? Refusal.TIME_INVALID : null;
    }

    private static String text(String typed, int longest, Field field, Objections objections) {
        String text = Wording.text(typed);
        objections.about(field, TextRule.optional(text, longest));
        return Wording.blank(text) ? "" : text;
    }

    private static List<String> options(List<String> typed, Objections objections) {
        List<String> options = new ArrayList<>();
        for (String option : typed) {
            String line = Wording.line(option);
            if (!Wording.blank(line)) {
                objections.about(Field.OPTIONS, TextRule.heading(line, LONGEST_OPTION));
                options.add(line);
            }
        }
        Set<String> different = new HashSet<>();
        options.forEach(option -> different.add(option.toLowerCase(Locale.ROOT)));
        objections
                .when(options.size() < FEWEST_OPTIONS, Field.OPTIONS, Refusal.TOO_FEW_OPTIONS)
                .when(options.size() > MOST_OPTIONS, Field.OPTIONS, Refusal.TOO_MANY_OPTIONS)
                .when(different.size() < options.size(), Field.OPTIONS, Refusal.OPTIONS_ALIKE);
        return options;
    }

    private static ElectorateRule.Conditions electors(Electors typed, Instant now, Objections objections) {
        LocalDate joined = day(typed.joinedBefore(), objections);
        int days = number(typed.activeDays(), ElectorateRule.LONGEST_SPAN, Field.ACTIVE_DAYS, objections);
        int ofLast = number(typed.ofLast(), ElectorateRule.LONGEST_SPAN, Field.ACTIVE_DAYS, objections);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        objections
                .when(joined != null && joined.isAfter(today), Field.JOINED_BEFORE, Refusal.TIME_INVALID)
                .when(days > ofLast, Field.ACTIVE_DAYS, Refusal.NUMBER_INVALID);
        boolean matters = days > 0 && days <= ofLast;
        return new ElectorateRule.Conditions(joined, matters ? days : 0, matters ? ofLast : 0, typed.community());
    }

    private static @Nullable LocalDate day(String typed, Objections objections) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException noDay) {
            objections.about(Field.JOINED_BEFORE, Refusal.TIME_INVALID);
            return null;
        }
    }

    /// The earliest moment there is when it is none, beside the objection.
    private static Instant moment(String typed, Field field, Objections objections) {
        try {
            return LocalDateTime.parse(typed.strip()).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException noTime) {
            objections.about(field, Refusal.TIME_INVALID);
            return Instant.MIN;
        }
    }

    private static int number(String typed, int most, Field field, Objections objections) {
        if (typed.isBlank()) {
            return 0;
        }
        OptionalInt number = NUMBER.matcher(typed.strip()).matches()
                ? OptionalInt.of(Integer.parseInt(typed.strip()))
                : OptionalInt.empty();
        objections.when(number.orElse(most + 1) > most, field, Refusal.NUMBER_INVALID);
        return number.orElse(0) > most ? 0 : number.orElse(0);
    }

    /// What was chosen; what is usual when it was nothing, beside the objection.
    private static <E extends Enum<E>> E choice(String chosen, E usual, Field field, Objections objections) {
        for (E one : usual.getDeclaringClass().getEnumConstants()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(chosen)) {
                return one;
            }
        }
        objections.about(field, Refusal.CHOICE_MISSING);
        return usual;
    }
}
