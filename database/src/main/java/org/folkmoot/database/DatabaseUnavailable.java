package org.folkmoot.database;

import java.sql.SQLException;
import java.util.Set;

/// The database is down, out of reach, or has no room left for connections or on its disk. It may be back in a moment.
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Wrong password, not allowed in, no such database (PostgreSQL, appendix A).
    private static final Set<String> STAYS = Set.of("28P01", "28000", "3D000");

    private static final String DISK_FULL = "53100";

    public DatabaseUnavailable(Throwable cause) {
        super(sentence(cause) + firstWords(cause), cause);
    }

    private static String sentence(Throwable failure) {
        return said(failure, Set.of(DISK_FULL))
                ? "The disk of the database is full; make room and it works again: "
                : "The database cannot be reached: ";
    }

    /// What PostgreSQL or its driver said: the innermost, on one line.
    private static String firstWords(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getMessage() != null) {
                words = sql.getMessage();
            }
        }
        return words.lines().findFirst().orElse("");
    }

    /// Whether waiting may help; it does not when the database is there and will not let us in.
    public boolean mayPass() {
        return !said(this, STAYS);
    }

    private static boolean said(Throwable failure, Set<String> states) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
