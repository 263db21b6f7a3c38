package org.folkmoot.server.doctor;

import java.util.List;
import java.util.function.Supplier;
import org.folkmoot.database.Vitals;
import org.folkmoot.server.doctor.Finding.Bad;

/// Whether the system puts texts in order as it did when the indexes were made. A new C library under an old
/// database may not, and then what is there is no longer found.
record OrderCheck(Supplier<Vitals.Order> order) implements Check {

    @Override
    public String subject() {
        return "the order of texts in the database";
    }

    @Override
    public List<Finding> look() {
        Vitals.Order found = order.get();
        String made = found.made();
        String now = found.now();
        if (made == null || now == null || made.equals(now)) {
            return List.of();
        }
        return List.of(new Bad(
                "The indexes of the database were made when its system put texts in order by rules of version " + made
                        + "; now it does by version " + now + ", and some of what is there may not be found.",
                "While the server is stopped, run `reindex database;` and then `alter database … refresh collation version;`"
                        + " as the owner of the database."));
    }
}
