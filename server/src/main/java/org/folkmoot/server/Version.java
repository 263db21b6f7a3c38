package org.folkmoot.server;

/// Which Folkmoot this is.
public final class Version {

    private Version() {}

    /// As the build wrote it, such as `0.1.0`.
    public static String text() {
        String written = Version.class.getPackage().getImplementationVersion();
        return written == null ? "in development" : written;
    }
}
