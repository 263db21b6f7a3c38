package org.folkmoot.activitypub.client;

import java.time.Duration;

/// How a [GuardedClient] behaves towards other servers; [#of] has what suits a server on the internet.
///
/// @param userAgent        what is sent as `User-Agent`; holds a URL under which other admins find us
/// @param testMode         lets through `http`, any port and this machine itself, and never anything else that is
/// private
/// @param forNames         how long DNS may take
/// @param forConnecting    how long one attempt to connect may take
/// @param forFirstByte     how long TLS, and then the answer's status and headers, may take, each
/// @param forAll           how long the whole exchange may take, whatever arrives in the meantime
/// @param forWaiting       how long a request may wait for its turn before it is sent
/// @param largestHeaders   in bytes, all headers of an answer together
/// @param connectionsEach  requests at one time to one peer
/// @param requestsInFlight requests at one time to all peers together
/// @param rate             how often one peer may be asked
public record ClientSettings(
        String userAgent,
        boolean testMode,
        Duration forNames,
        Duration forConnecting,
        Duration forFirstByte,
        Duration forAll,
        Duration forWaiting,
        int largestHeaders,
        int connectionsEach,
        int requestsInFlight,
        Rate rate) {

    /// At most `burst` at once, and `perSecond` in the long run.
    public record Rate(int burst, int perSecond) {

        public Rate {
            if (burst < 1 || perSecond < 1) {
                throw new IllegalArgumentException("A rate is at least one");
            }
        }
    }

    public ClientSettings {
        if (!userAgent.contains("http://") && !userAgent.contains("https://")) {
            throw new IllegalArgumentException("The user agent holds no URL: " + userAgent);
        }
    }

    /// The limits for the internet: names 5 s, connecting 5 s, first byte 10 s, all 30 s; 4 requests at one time to one
    /// peer, 256 to all; 50 a second to one peer.
    public static ClientSettings of(String userAgent) {
        return new ClientSettings(
                userAgent,
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                32 * 1024,
                4,
                256,
                new Rate(100, 50));
    }

    /// The same, with so many requests at one time to one peer.
    public ClientSettings withConnectionsEach(int connections) {
        return new ClientSettings(
                userAgent,
                testMode,
                forNames,
                forConnecting,
                forFirstByte,
                forAll,
                forWaiting,
                largestHeaders,
                connections,
                requestsInFlight,
                rate);
    }

    /// The same for test mode, in which rates hinder nobody.
    public ClientSettings inTestMode() {
        return new ClientSettings(
                userAgent,
                true,
                forNames,
                forConnecting,
                forFirstByte,
                forAll,
                forWaiting,
                largestHeaders,
                connectionsEach,
                requestsInFlight,
                new Rate(10_000, 10_000));
    }
}
