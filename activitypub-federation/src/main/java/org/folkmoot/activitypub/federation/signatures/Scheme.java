package org.folkmoot.activitypub.federation.signatures;

/// The two ways in which servers sign requests. A request carries one of them, since both use the header
/// `Signature`.
public enum Scheme {
    /// draft-cavage-http-signatures-12, which everybody understands.
    CAVAGE,
    /// HTTP Message Signatures, which some already want.
    RFC_9421;

    public Scheme other() {
        return this == CAVAGE ? RFC_9421 : CAVAGE;
    }
}
