package org.folkmoot.server.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;
import org.jspecify.annotations.Nullable;

/// Whether the clock of this machine goes as that of another. Other servers believe a signature for some seconds or
/// minutes only, and the order of what happens goes by the database's clock.
///
/// @param whose  clock it is compared with, as in "that of the database"
/// @param theirs what time it is there; null when nobody says
/// @param grain  how exactly they say it
record ClockCheck(String whose, InstantSource ours, Supplier<@Nullable Instant> theirs, Duration grain)
        implements Check {

    private static final Duration WRONG = Duration.ofSeconds(5);
    private static final Duration FAR_OFF = Duration.ofSeconds(60);

    @Override
    public String subject() {
        return "the clock beside " + whose;
    }

    @Override
    public List<Finding> look() {
        Instant asked = ours.instant();
        Instant said = theirs.get();
        Instant answered = ours.instant();
        if (said == null) {
            return List.of();
        }
        Duration ahead = Duration.between(said.plus(grain), asked);
        Duration behind = Duration.between(answered, said);
        boolean fast = ahead.compareTo(behind) > 0;
        Duration off = fast ? ahead : behind;
        String where = fast ? "ahead of" : "behind";
        if (off.compareTo(WRONG) <= 0) {
            return List.of(new Well("The clock of this machine agrees with " + whose + "."));
        }
        String sentence = "The clock of this machine is " + off.toSeconds() + " s " + where + " " + whose
                + ": other servers may not believe what we sign.";
        String advice = "Let both take the time from the network (timedatectl set-ntp true, or chrony).";
        return List.of(off.compareTo(FAR_OFF) > 0 ? new Bad(sentence, advice) : new Look(sentence, advice));
    }
}
