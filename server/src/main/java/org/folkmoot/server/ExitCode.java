package org.folkmoot.server;

/// How the program ends, for scripts and service managers.
public enum ExitCode {
    DONE(0),
    /// A fault of ours or of the machine; the log says more.
    FAILED(1),
    /// The command line or a setting cannot be followed: starting again will not help.
    MISUSED(2),
    /// The database cannot be reached or used.
    NO_DATABASE(3),
    /// Another program listens on the port.
    PORT_TAKEN(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
