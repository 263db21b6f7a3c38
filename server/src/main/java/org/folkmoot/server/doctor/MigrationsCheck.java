package org.folkmoot.server.doctor;

import java.util.List;
import org.folkmoot.database.Migrations;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether the database has the shape that this version wants, or can be given it.
record MigrationsCheck(Migrations.State state) implements Check {

    /// Whether it has that shape now.
    boolean done() {
        return state.trouble() == null && state.pending() == 0;
    }

    @Override
    public String subject() {
        return "the steps of the database";
    }

    @Override
    public List<Finding> look() {
        String trouble = state.trouble();
        if (trouble != null) {
            return List.of(new Bad(trouble, ""));
        }
        return List.of(new Well(
                state.pending() > 0
                        ? "The database is " + state.pending() + " steps behind; the next start takes them."
                        : "The database has taken all " + state.applied() + " steps."));
    }
}
