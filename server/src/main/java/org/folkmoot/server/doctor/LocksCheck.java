package org.folkmoot.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.database.Vitals;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether somebody holds up others in the database. Our own transactions end by themselves within a minute, so what
/// is older belongs to somebody else: a forgotten console, or a backup.
record LocksCheck(Supplier<List<Vitals.Open>> open) implements Check {

    private static final long WAITED = 5;
    private static final long OLD = 600;

    @Override
    public String subject() {
        return "who waits in the database";
    }

    @Override
    public List<Finding> look() {
        List<Vitals.Open> all = open.get();
        List<Finding> findings = new ArrayList<>();
        for (Vitals.Open one : all) {
            Long waits = one.waits();
            if (waits != null && waits >= WAITED && one.blocker() != null) {
                findings.add(new Look(
                        named(one) + " has waited for " + waits + " s for a lock that process " + one.blocker()
                                + " holds.",
                        "Let that one finish, or end it: select pg_terminate_backend(" + one.blocker() + ");"));
            }
            if (one.seconds() >= OLD) {
                findings.add(new Look(
                        "A transaction has been open in the database for " + one.seconds() / 60 + " minutes ("
                                + named(one) + "): as long as it is, nothing that was deleted since is cleared away.",
                        "If it is no backup, end it: select pg_terminate_backend(" + one.process() + ");"));
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    new Well("Nobody waits for a lock in the database, and no transaction has been open for long."));
        }
        return findings;
    }

    private static String named(Vitals.Open one) {
        return "Process " + one.process() + (one.program().isEmpty() ? "" : ", " + one.program());
    }
}
