package org.folkmoot.activitypub.federation.signatures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request says about its own signature: read, not yet believed.
@SuppressWarnings("ArrayRecordComponent") // claims are checked, never compared
public sealed interface Claim {

    /// The key that is said to have signed: as a rule the URL of an actor's document with `#main-key`, but
    /// also `…/main-key`, a URL with a query, or anything else.
    String keyId();

    /// The signature itself.
    byte[] signature();

    Scheme scheme();

    /// By draft-cavage-12.
    ///
    /// @param algorithm lower-case; null when none is named
    /// @param covered   what is signed, lower-case, in order; `date` alone when the header names nothing
    /// @param created   null when not given
    /// @param expires   null when not given
    record ByCavage(
            String keyId,
            @Nullable String algorithm,
            List<String> covered,
            @Nullable Instant created,
            @Nullable Instant expires,
            byte[] signature)
            implements Claim {
        @Override
        public Scheme scheme() {
            return Scheme.CAVAGE;
        }
    }

    /// By RFC 9421.
    ///
    /// @param algorithm null when none is named
    /// @param covered   what is signed, in order
    /// @param created   null when not given
    /// @param expires   null when not given
    /// @param params    the value of `@signature-params`, exactly as it is signed
    record ByMessage(
            String keyId,
            @Nullable String algorithm,
            List<Component> covered,
            @Nullable Instant created,
            @Nullable Instant expires,
            String params,
            byte[] signature)
            implements Claim {
        @Override
        public Scheme scheme() {
            return Scheme.RFC_9421;
        }
    }

    /// One thing that RFC 9421 signs.
    ///
    /// @param name       `@method`, or the name of a header in lower case
    /// @param identifier how it is written in the signature's base, with its parameters
    /// @param parameter  the `name` of a `@query-param`; null for none
    record Component(
            String name, String identifier, @Nullable String parameter) {}
}
