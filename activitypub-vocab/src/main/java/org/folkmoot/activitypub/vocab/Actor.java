package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Somebody who acts: a person, a bot, a community, a server.
///
/// @param preferredUsername the name in their handle; empty when none is said
/// @param name              what they want to be called
/// @param summary           about them, HTML
/// @param source            the same as Markdown, when it was written so
/// @param sharedInbox       one inbox for everybody on their server
/// @param attributedTo      of a group: the list of its moderators, or these themselves
/// @param moderators        of a group: the list of its moderators, when there is such a list
/// @param alsoKnownAs       other actors that are the same somebody, by their own word alone
/// @param discoverable      whether they want to be found; null when nothing is said
/// @param indexable         whether what they write may be searched (FEP-5feb); null when nothing is said
/// @param languages         codes as `en`; empty when nothing is said
public record Actor(
        Type type,
        Iri id,
        String preferredUsername,
        @Nullable String name,
        @Nullable String summary,
        @Nullable String source,
        @Nullable Iri url,
        @Nullable Iri inbox,
        @Nullable Iri sharedInbox,
        @Nullable Iri outbox,
        @Nullable Iri followers,
        @Nullable Iri following,
        @Nullable Iri featured,
        List<Iri> attributedTo,
        @Nullable Iri moderators,
        List<Iri> alsoKnownAs,
        @Nullable Key publicKey,
        List<Multikey> assertionMethods,
        @Nullable Iri icon,
        @Nullable Iri image,
        boolean manuallyApprovesFollowers,
        @Nullable Boolean discoverable,
        @Nullable Boolean indexable,
        boolean sensitive,
        boolean postingRestrictedToMods,
        List<String> languages,
        @Nullable String webfinger,
        @Nullable Instant published,
        @Nullable Instant updated,
        JsonObject json)
        implements Thing {

    /// What kind of actor it is.
    public enum Type {
        PERSON("Person"),
        /// A bot.
        SERVICE("Service"),
        /// A community.
        GROUP("Group"),
        /// A server itself.
        APPLICATION("Application"),
        ORGANIZATION("Organization"),
        /// A bundle of communities (Lemmy 1.0, PieFed).
        FEED("Feed");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static @Nullable Type of(String word) {
            for (Type type : values()) {
                if (type.word.equals(word)) {
                    return type;
                }
            }
            return null;
        }
    }

    /// The key that their signatures are checked with.
    ///
    /// @param pem SubjectPublicKeyInfo or PKCS #1, as they wrote it
    public record Key(Iri id, Iri owner, String pem) {}

    /// A key for integrity proofs (FEP-521a).
    ///
    /// @param publicKeyMultibase as `z6Mk…`
    public record Multikey(Iri id, Iri controller, String publicKeyMultibase) {}

    public Actor {
        attributedTo = List.copyOf(attributedTo);
        alsoKnownAs = List.copyOf(alsoKnownAs);
        assertionMethods = List.copyOf(assertionMethods);
        languages = List.copyOf(languages);
    }

    /// Whether it stands for a person of a server, or something that acts like one.
    public boolean personal() {
        return switch (type) {
            case PERSON, SERVICE, ORGANIZATION -> true;
            case GROUP, APPLICATION, FEED -> false;
        };
    }

    /// As people write it: `name@host`, in lower case.
    public String handle() {
        return (preferredUsername + "@" + id.host()).toLowerCase(Locale.ROOT);
    }
}
