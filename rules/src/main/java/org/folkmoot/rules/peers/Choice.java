package org.folkmoot.rules.peers;

/// What a member decides about one kind of thing that comes from a peer.
public enum Choice {
    /// Nothing of their own: what the site does now, and whatever it will do.
    AS_SITE,
    SHOWN,
    HIDDEN
}
