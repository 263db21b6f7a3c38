package org.folkmoot.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.database.Vitals;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether the database keeps what it says it has kept, and clears up after itself.
record KeepingCheck(Supplier<Vitals.Keeping> keeping) implements Check {

    @Override
    public String subject() {
        return "how the database keeps what is written";
    }

    @Override
    public List<Finding> look() {
        Vitals.Keeping found = keeping.get();
        List<Finding> findings = new ArrayList<>();
        if (!found.fsync() || !found.wholePages()) {
            findings.add(new Bad(
                    "PostgreSQL does not wait for the disk (" + (found.fsync() ? "full_page_writes" : "fsync")
                            + " is off): a power cut can destroy the whole database.",
                    "Set fsync and full_page_writes to on in its configuration, and let it read that again."));
        }
        if (!found.autovacuum()) {
            findings.add(new Look(
                    "PostgreSQL does not clear away old rows by itself (autovacuum or track_counts is off): it grows, and"
                            + " is slower from day to day.",
                    "Set autovacuum and track_counts to on in its configuration."));
        }
        if (findings.isEmpty()) {
            findings.add(new Well("The database waits for its disk and clears away old rows."));
        }
        return findings;
    }
}
