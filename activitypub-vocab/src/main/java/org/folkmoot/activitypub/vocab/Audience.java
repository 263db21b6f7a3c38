package org.folkmoot.activitypub.vocab;

import java.util.List;

/// To whom something is addressed.
public final class Audience {

    /// Everybody, as it is written.
    public static final Iri PUBLIC = new Iri("https://www.w3.org/ns/activitystreams#Public");

    private Audience() {}

    /// Whether these are said to include everybody, in any of its three spellings (ActivityPub, section 5.6).
    public static boolean isPublic(List<Iri> addressees) {
        return addressees.contains(PUBLIC);
    }

    /// Whether a text means everybody.
    static boolean meansPublic(String text) {
        return text.equals(PUBLIC.value()) || text.equals("as:Public") || text.equals("Public");
    }
}
