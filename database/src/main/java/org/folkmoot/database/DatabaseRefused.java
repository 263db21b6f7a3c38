package org.folkmoot.database;

/// There is a database, but not one that we may use: too old, newer than we are, half migrated, held by another.
///
/// Its message is one or two sentences for the operator: what is wrong, and what to do.
public final class DatabaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseRefused(String sentence) {
        super(sentence);
    }

    public DatabaseRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
