package org.folkmoot.server;

import org.jspecify.annotations.Nullable;

/// Where our letters go out.
///
/// @param host      of the mail server, as it was written
/// @param user      null where we do not log in, as the password
/// @param from      the address that letters come from
/// @param perMinute letters at most
public record MailSettings(
        String host,
        int port,
        Secrecy secrecy,
        @Nullable String user,
        @Nullable String password,
        String from,
        int perMinute) {

    /// How the way to the mail server is kept secret.
    public enum Secrecy {
        /// It begins in the open and goes on encrypted, or not at all.
        STARTTLS(587),
        /// Encrypted from the first byte.
        TLS(465),
        OFF(25);

        private final int port;

        Secrecy(int port) {
            this.port = port;
        }

        /// The port that is usual for it.
        public int port() {
            return port;
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
