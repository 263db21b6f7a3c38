package org.folkmoot.database;

import java.sql.SQLException;
import java.util.Set;

/// No connection could be had: the database is down, full of connections, or out of reach. It may be back in a moment.
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Wrong password, not allowed in, no such database (PostgreSQL, appendix A).
    private static final Set<String> STAYS = Set.of("28P01", "28000", "3D000");

    public DatabaseUnavailable(Throwable cause) {
        super("The database cannot be reached: " + cause.getMessage(), cause);
    }

    /// Whether waiting may help; it does not when the database is there and will not let us in.
    public boolean mayPass() {
        for (Throwable cause = this; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && STAYS.contains(sql.getSQLState())) {
                return false;
            }
        }
        return true;
    }
}
