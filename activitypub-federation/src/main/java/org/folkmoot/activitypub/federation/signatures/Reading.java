package org.folkmoot.activitypub.federation.signatures;

/// What was found where a signature should be.
public sealed interface Reading {

    record Read(Claim claim) implements Reading {}

    /// There is none, or none that can be read.
    record Failed(Flaw flaw) implements Reading {}
}
