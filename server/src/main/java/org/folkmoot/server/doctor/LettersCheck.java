package org.folkmoot.server.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.forum.accounts.MailOutbox.Queue;
import org.folkmoot.server.doctor.Finding.Look;

/// Whether letters go out.
record LettersCheck(Supplier<Queue> queue, InstantSource clock) implements Check {

    private static final Duration LONG = Duration.ofHours(1);

    @Override
    public String subject() {
        return "the letters that wait";
    }

    @Override
    public List<Finding> look() {
        Queue found = queue.get();
        Instant oldest = found.oldest();
        if (oldest == null || oldest.plus(LONG).isAfter(clock.instant())) {
            return List.of();
        }
        long hours = Duration.between(oldest, clock.instant()).toHours();
        return List.of(new Look(
                found.letters() + " letters wait to be sent, the oldest for " + hours + " hours.",
                "See what is said of the mail server here and in the log. Letters are tried for three days."));
    }
}
