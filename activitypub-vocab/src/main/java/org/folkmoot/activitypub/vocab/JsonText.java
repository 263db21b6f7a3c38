package org.folkmoot.activitypub.vocab;

/// A string of JSON.
public record JsonText(String text) implements Json {}
