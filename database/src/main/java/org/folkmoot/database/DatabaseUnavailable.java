package org.folkmoot.database;

/// No connection could be had: the database is down, full of connections, or out of reach. It may be back in a moment.
public final class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseUnavailable(Throwable cause) {
        super("The database cannot be reached: " + cause.getMessage(), cause);
    }
}
