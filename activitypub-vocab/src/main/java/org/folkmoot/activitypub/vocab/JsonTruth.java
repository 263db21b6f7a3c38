package org.folkmoot.activitypub.vocab;

/// `true` or `false`.
public record JsonTruth(boolean value) implements Json {}
