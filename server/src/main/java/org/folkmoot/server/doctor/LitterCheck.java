package org.folkmoot.server.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.folkmoot.database.Vitals;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether the database keeps up with clearing away old rows, and with freezing those that stay.
record LitterCheck(Supplier<Optional<Vitals.Littered>> most, LongSupplier age) implements Check {

    private static final long MUCH = 100_000;
    /// The server begins to freeze by force at 200 million, and takes no more transactions short of 2,147 million.
    private static final long OLD = 1_000_000_000;
    private static final long TOO_OLD = 1_800_000_000;

    @Override
    public String subject() {
        return "old rows in the database";
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        most.get()
                .filter(table -> table.dead() > MUCH && table.dead() > table.live())
                .ifPresent(table -> findings.add(new Look(
                        "The table " + table.name() + " holds " + table.dead()
                                + " rows that nobody can see any more, beside " + table.live() + " that somebody can.",
                        "Run `vacuum (verbose) " + table.name()
                                + ";` and read what it says of transactions that keep it from clearing them away.")));
        long old = age.getAsLong();
        if (old > OLD) {
            String sentence = "The oldest rows of the database were not frozen for " + old / 1_000_000
                    + " million transactions; at 2,147 million it takes no more.";
            String advice =
                    "Run `vacuum (freeze, verbose);` as the owner of the database, and find out why autovacuum did not.";
            findings.add(old > TOO_OLD ? new Bad(sentence, advice) : new Look(sentence, advice));
        }
        if (findings.isEmpty()) {
            findings.add(new Well("The database keeps up with clearing away old rows."));
        }
        return findings;
    }
}
