package org.folkmoot.rules.consultations;

import java.time.Duration;
import java.time.Instant;

/// Says when those are reminded who have not voted: once, late enough that most have, and early enough
/// that they still can.
public final class ReminderRule {

    private static final Duration BEFORE_THE_CLOSE = Duration.ofDays(1);

    private ReminderRule() {}

    /// A day before the close; where voting is so short that a day is more than a quarter of it, when three
    /// quarters of it are over.
    public static Instant at(Instant opens, Instant closes) {
        Duration quarter = Duration.between(opens, closes).dividedBy(4);
        return closes.minus(quarter.compareTo(BEFORE_THE_CLOSE) < 0 ? quarter : BEFORE_THE_CLOSE);
    }
}
