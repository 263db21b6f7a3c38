package org.folkmoot.api.governance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView;
import org.folkmoot.forum.consultations.Counted;
import org.folkmoot.rules.consultations.Method;
import org.folkmoot.rules.consultations.Verdict;
import org.jspecify.annotations.Nullable;

/// What came of a consultation, on the wire. With few ballots only the outcome is told.
final class ResultShapes {

    /// What was counted.
    record Result(Consultation consultation, Counted counted, int banned) {}

    static final Shape<Result> RESULT = Shape.<Result>named("Result", "What came of a consultation.")
            .part(
                    "counted_at",
                    Kind.MOMENT,
                    "When it was counted.",
                    result -> result.counted().at())
            .part("took_part", Kind.NUMBER, "How many took part.", result ->
                    (long) result.counted().tookPart())
            .part(
                    "verdict",
                    Kind.oneOf(List.of("passed", "fell_short", "tied", "too_few")),
                    "Whether an option passed; fell short; several are tied; or too few took part.",
                    result -> verdict(result.counted().verdict()))
            .part(
                    "leading",
                    Kind.list(Kind.NUMBER),
                    "The options of which that is said.",
                    result -> leading(result.counted().verdict()).stream()
                            .<Number>map(option -> option)
                            .toList())
            .part(
                    "told",
                    Kind.TRUTH,
                    "Whether there are enough ballots to tell more; else the parts below are null.",
                    result -> result.counted().told())
            .maybe(
                    "ballots",
                    Kind.NUMBER,
                    "How many valid ones there were.",
                    result -> told(result)
                            .map(counted -> (Number) counted.count().ballots())
                            .orElse(null))
            .maybe(
                    "support",
                    Kind.list(Kind.NUMBER),
                    "Ballots for each option; of a ranking, those that put it first.",
                    result -> told(result)
                            .map(counted -> numbers(counted.count().support()))
                            .orElse(null))
            .maybe(
                    "pairs",
                    Kind.list(Kind.NUMBER),
                    "Of a ranking: how many put one option before another, row after row; null of other methods.",
                    result -> told(result)
                            .map(counted -> counted.count().pairs())
                            .map(pairs ->
                                    pairs.stream().<Number>map(pair -> pair).toList())
                            .orElse(null))
            .maybe(
                    "behind",
                    Kind.NUMBER,
                    "Ballots behind the one option of which it is said.",
                    result -> told(result)
                            .map(counted -> behind(counted.verdict()))
                            .orElse(null))
            .part("banned", Kind.NUMBER, "How many on the list were banned from the site while it ran.", result ->
                    (long) result.banned())
            .maybe(
                    "receipts",
                    Kind.LINK,
                    "Every ballot that was counted, to count again.",
                    result -> told(result)
                            .map(counted -> GovernanceApi.ROOT
                                    + Links.consultation(result.consultation().id()) + "/receipts")
                            .orElse(null));

    private static final Shape<ConsultationView.Published> RECEIPT = Shape.<ConsultationView.Published>named(
                    "Receipt", "A ballot that was counted.")
            .part("receipt", Kind.TEXT, "What its voter was given.", ConsultationView.Published::receipt)
            .part(
                    "choice",
                    Kind.list(Kind.NUMBER),
                    "Numbers of options; of a ranking, the best first.",
                    ballot -> ballot.choice().stream()
                            .<Number>map(option -> option)
                            .toList());

    /// All ballots that were counted.
    ///
    /// @param receipts null where there are too few to be told
    record Receipts(Consultation consultation, @Nullable List<ConsultationView.Published> receipts) {}

    static final Shape<Receipts> RECEIPTS = Shape.<Receipts>named("Receipts", "Every ballot that was counted.")
            .part(
                    "method",
                    Kind.word(Method.class),
                    "What a ballot says.",
                    receipts -> receipts.consultation().question().method())
            .part(
                    "options",
                    Kind.list(Kind.TEXT),
                    "The answers, from number 1 on.",
                    receipts -> receipts.consultation().question().options())
            .maybe(
                    "receipts",
                    Kind.list(Kind.of(RECEIPT)),
                    "The ballots; null with fewer than ten.",
                    Receipts::receipts);

    private ResultShapes() {}

    static @Nullable Result of(ConsultationView.Shown shown) {
        Counted counted = shown.consultation().counted();
        return counted == null ? null : new Result(shown.consultation(), counted, shown.banned());
    }

    private static Optional<Counted> told(Result result) {
        return Optional.of(result.counted()).filter(Counted::told);
    }

    private static List<Number> numbers(int[] counts) {
        return Arrays.stream(counts).<Number>mapToObj(count -> count).toList();
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> "passed";
            case Verdict.FellShort _ -> "fell_short";
            case Verdict.Tied _ -> "tied";
            case Verdict.TooFew _ -> "too_few";
        };
    }

    private static List<Integer> leading(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed passed -> List.of(passed.option());
            case Verdict.FellShort fell -> List.of(fell.option());
            case Verdict.Tied tied -> tied.options();
            case Verdict.TooFew _ -> List.of();
        };
    }

    private static @Nullable Number behind(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed passed -> passed.behind();
            case Verdict.FellShort fell -> fell.behind();
            case Verdict.Tied _, Verdict.TooFew _ -> null;
        };
    }
}
