package org.folkmoot.rules.consultations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether a ballot is taken: the first obstacle decides.
///
/// The stage of the consultation decides whether it is open; the clock refuses, on top, what comes after
/// the published close while nobody has closed it yet (decisions, 40).
public final class BallotRule {

    /// Of the words that a voter may add to know their ballot again, in UTF-8.
    public static final int LONGEST_WORDS = 160;

    private BallotRule() {}

    /// A ballot, and where it is cast.
    ///
    /// @param elector whether the voter is on the list that was fixed
    /// @param words   empty for none
    public record Facts(
            Stage stage,
            Instant closesAt,
            Instant now,
            boolean elector,
            Method method,
            int options,
            BallotChoice choice,
            String words) {}

    /// Why it is not taken; null when it is.
    public static @Nullable Refusal judge(Facts facts) {
        Refusal closed = closed(facts);
        if (closed != null) {
            return closed;
        }
        if (!facts.elector()) {
            return Refusal.NOT_ON_THE_LIST;
        }
        if (!facts.choice().answers(facts.method(), facts.options())) {
            return Refusal.CHOICE_MISSING;
        }
        return facts.words().getBytes(StandardCharsets.UTF_8).length > LONGEST_WORDS ? Refusal.TEXT_TOO_LONG : null;
    }

    private static @Nullable Refusal closed(Facts facts) {
        return switch (facts.stage()) {
            case DRAFT, ANNOUNCED -> Refusal.NOT_OPEN_YET;
            case OPEN -> facts.now().isBefore(facts.closesAt()) ? null : Refusal.CLOSED_ALREADY;
            case CLOSED, COUNTED, DECIDED -> Refusal.CLOSED_ALREADY;
            case VOID -> Refusal.GIVEN_UP;
        };
    }
}
