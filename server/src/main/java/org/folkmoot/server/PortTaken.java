package org.folkmoot.server;

/// Another program listens where we should.
public final class PortTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public PortTaken(String bind, int port, Setting setting, Throwable cause) {
        super(
                "Folkmoot cannot listen on " + bind + " port " + port + " (" + cause.getMessage()
                        + "). Stop the program that does, or choose another port with " + setting.variable() + ".",
                cause);
    }
}
