package org.folkmoot.server;

/// Builds the rooms from the bottom up and joins them, one small method for each.
final class Wiring implements AutoCloseable {

    private final Settings settings;

    private Wiring(Settings settings) {
        this.settings = settings;
    }

    /// Starts everything that stands on the database; when it returns, the server answers.
    static Wiring start(Settings settings, OpenedDatabase database, Sources sources) {
        return new Wiring(settings);
    }

    /// Where people on this machine reach the server.
    String address() {
        return settings.localAddress();
    }

    @Override
    public void close() {}
}
