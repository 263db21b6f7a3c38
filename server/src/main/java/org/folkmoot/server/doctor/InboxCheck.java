package org.folkmoot.server.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.federation.store.TrafficView.Arriving;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether what other servers brought is dealt with.
record InboxCheck(Supplier<Arriving> arriving, InstantSource clock) implements Check {

    private static final long MANY = 10_000;
    private static final Duration LONG = Duration.ofHours(6);

    @Override
    public String subject() {
        return "the inbox";
    }

    @Override
    public List<Finding> look() {
        Arriving found = arriving.get();
        Instant oldest = found.oldest();
        List<Finding> findings = new ArrayList<>();
        if (found.waiting() >= MANY) {
            findings.add(new Look(
                    "In the inbox " + found.waiting() + " activities of " + found.lanes() + " servers wait.",
                    "If a flood of one server is the reason, /federation names it, and its terms can be changed there;"
                            + " else look at the log, and at how busy the database is."));
        }
        if (oldest != null && oldest.plus(LONG).isBefore(clock.instant())) {
            long hours = Duration.between(oldest, clock.instant()).toHours();
            findings.add(
                    new Look(
                            "An activity has waited in the inbox for " + hours + " hours.",
                            "Some are tried again on purpose, for some hours. If more and more wait, the log says what fails."));
        }
        if (findings.isEmpty()) {
            findings.add(new Well("What other servers brought is dealt with; " + found.waiting() + " wait."));
        }
        return findings;
    }
}
