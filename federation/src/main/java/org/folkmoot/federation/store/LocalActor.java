package org.folkmoot.federation.store;

import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;

/// An actor of ours, which has keys and signs with them.
public sealed interface LocalActor {

    /// The site itself: it signs what we fetch.
    record Site() implements LocalActor {}

    record Person(PersonId person) implements LocalActor {}

    record Community(CommunityId community) implements LocalActor {}

    /// How tables call its kind.
    default String kind() {
        return switch (this) {
            case Site() -> "SITE";
            case Person _ -> "PERSON";
            case Community _ -> "COMMUNITY";
        };
    }

    /// Its number within its kind.
    default long number() {
        return switch (this) {
            case Site() -> 1;
            case Person(PersonId person) -> person.value();
            case Community(CommunityId community) -> community.value();
        };
    }

    /// As tables have it.
    static LocalActor of(String kind, long number) {
        return switch (kind) {
            case "SITE" -> new Site();
            case "PERSON" -> new Person(new PersonId(number));
            case "COMMUNITY" -> new Community(new CommunityId(number));
            default -> throw new IllegalArgumentException("No kind of actor: " + kind);
        };
    }
}
