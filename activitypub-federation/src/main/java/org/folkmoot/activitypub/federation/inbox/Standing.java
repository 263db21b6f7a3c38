package org.folkmoot.activitypub.federation.inbox;

/// Whose word an activity is, and for what.
public sealed interface Standing {

    /// All that it says is its actor's own to say.
    record Own() implements Standing {}

    /// It is about something that its actor does not own: only an office (a moderator of that community, an
    /// admin of that server) can entitle them, and the host has to ask for it.
    record OfAnother() implements Standing {}

    /// Somebody else passes it on, and nothing proves that its actor ever said it. Whoever follows the
    /// announcer may act on it as unverified, or read it back from its origin first.
    ///
    /// @param origin the host that could confirm it
    /// @param inner  what it would be if it is true: [Own] or [OfAnother]
    record Hearsay(String origin, Standing inner) implements Standing {}

    /// It is our own, come back: it confirms that it arrived, and is never applied.
    record Echo() implements Standing {}

    /// It claims what cannot be so.
    ///
    /// @param path     where, `object.attributedTo`
    /// @param expected what would have to stand there
    record Forged(String path, String expected) implements Standing {}
}
