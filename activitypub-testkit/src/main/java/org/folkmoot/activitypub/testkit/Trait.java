package org.folkmoot.activitypub.testkit;

import org.jspecify.annotations.Nullable;

/// All that differs between dialects; put together by [Dialect], where each line of it reads as a sentence.
final class Trait {

    static final String LINKED_DATA = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

    final String software;
    final String version;
    String person = "";
    String group = "";
    String application = "";
    boolean numbered;
    String key = "#main-key";
    String covered = "";
    String algorithm = "";
    boolean algorithmLast;
    String posted = "application/activity+json";
    String served = "application/activity+json";
    boolean onlySignedReading;

    @Nullable
    String sharedInbox = "/inbox";

    boolean bareIds;
    boolean offsetWithoutColon;
    String everyone = "https://www.w3.org/ns/activitystreams#Public";
    int taken;
    int refused;

    Trait(String software, String version) {
        this.software = software;
        this.version = version;
    }

    /// Where its actors are; `%s` stands for the name.
    Trait paths(String ofPeople, String ofGroups, String ofItself) {
        person = ofPeople;
        group = ofGroups;
        application = ofItself;
        return this;
    }

    /// Its addresses hold numbers and not names.
    Trait numbered() {
        numbered = true;
        return this;
    }

    /// What is put behind an actor's address to name its key.
    Trait key(String ending) {
        key = ending;
        return this;
    }

    Trait signs(String headers, String named) {
        covered = headers;
        algorithm = named;
        return this;
    }

    Trait algorithmLast() {
        algorithmLast = true;
        return this;
    }

    Trait posts(String mediaType) {
        posted = mediaType;
        return this;
    }

    Trait serves(String mediaType) {
        served = mediaType;
        return this;
    }

    Trait onlySignedReading() {
        onlySignedReading = true;
        return this;
    }

    /// @param shared path of the inbox for everybody; null for none
    Trait inboxes(@Nullable String shared) {
        sharedInbox = shared;
        return this;
    }

    Trait bareIds() {
        bareIds = true;
        return this;
    }

    Trait offsetWithoutColon() {
        offsetWithoutColon = true;
        return this;
    }

    Trait everyone(String written) {
        everyone = written;
        return this;
    }

    /// The status for what it takes, and for what is not signed well.
    Trait answers(int whenTaken, int whenRefused) {
        taken = whenTaken;
        refused = whenRefused;
        return this;
    }
}
