package org.folkmoot.activitypub.client;

import java.time.Duration;

/// Settings as the tests need them: what is real, and what is real but over soon.
final class TestSettings {

    private TestSettings() {}

    /// As on the internet.
    static ClientSettings strict() {
        return ClientSettings.of("Folkmoot/test (+https://forum.example)");
    }

    /// In test mode, with the deadlines of the internet.
    static ClientSettings patient() {
        return strict().inTestMode();
    }

    /// In test mode; gives up early.
    static ClientSettings hasty(Duration forNames, Duration forFirstByte, Duration forAll) {
        ClientSettings calm = patient();
        return new ClientSettings(
                calm.userAgent(),
                true,
                forNames,
                Duration.ofSeconds(1),
                forFirstByte,
                forAll,
                Duration.ofMillis(300),
                calm.largestHeaders(),
                calm.connectionsEach(),
                calm.requestsInFlight(),
                calm.rate());
    }
}
