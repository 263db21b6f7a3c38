package org.folkmoot.api.governance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.folkmoot.values.Field;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Turns what became of a deed into an answer or a problem.
final class Outcomes {

    private static final Map<Field, String> NAMES = Map.of(
            Field.CAP, "limit",
            Field.WINDOW, "window_first",
            Field.REVIEW, "review_on",
            Field.EXPIRES, "expires_on",
            Field.STARTS, "starts_on");

    private static final Set<Refusal> NOT_THEIRS =
            Set.of(Refusal.LOG_IN_FIRST, Refusal.NOT_AN_ADMIN, Refusal.BANNED_FROM_SITE);

    private static final Set<Refusal> MEANWHILE =
            Set.of(Refusal.TERMS_CHANGED_MEANWHILE, Refusal.SERVER_CHANGED_MEANWHILE);

    private final Speech speech;

    Outcomes(Speech speech) {
        this.speech = speech;
    }

    /// What was done.
    <T> T done(Call call, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Missing<T>() -> throw Call.missing();
            case Outcome.Refused<T>(List<Objection> objections) -> throw refused(call, objections);
        };
    }

    private Stopped refused(Call call, List<Objection> objections) {
        List<ApiProblem.Said> said = objections.stream()
                .map(objection -> new ApiProblem.Said(
                        name(objection.field()),
                        objection.refusal(),
                        speech.sentence(objection.refusal(), call.languages())))
                .toList();
        ApiProblem.Said first = said.getFirst();
        return new Stopped(new ApiProblem(type(objections), first.sentence(), first.field(), said));
    }

    private static ProblemType type(List<Objection> objections) {
        List<Refusal> reasons = objections.stream().map(Objection::refusal).toList();
        if (reasons.stream().anyMatch(NOT_THEIRS::contains)) {
            return ProblemType.NOT_ALLOWED;
        }
        return reasons.stream().anyMatch(MEANWHILE::contains) ? ProblemType.CHANGED_MEANWHILE : ProblemType.REFUSED;
    }

    private static @Nullable String name(Field field) {
        return field == Field.WHOLE
                ? null
                : NAMES.getOrDefault(field, field.name().toLowerCase(Locale.ROOT));
    }
}
