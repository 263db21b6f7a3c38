package org.folkmoot.database;

/// A deed met another at the same moment, changed nothing yet that lasts, and will find things settled when it runs
/// again.
/// Thrown within [Database#write], which then does so.
public final class TryAgain extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TryAgain(String why) {
        super(why);
    }
}
