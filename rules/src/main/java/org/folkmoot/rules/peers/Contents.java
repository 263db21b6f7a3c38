package org.folkmoot.rules.peers;

/// What becomes of the posts and comments of one peer: of its people, and of those that stand in its
/// communities.
///
/// @param reception  whether they are taken
/// @param visibility who sees them unless they chose otherwise
/// @param choosable  whether members may choose otherwise, as whoever subscribes does; else it is a
///        floor under that
public record Contents(Reception reception, Visibility visibility, boolean choosable) {

    /// Taken, and shown like our own.
    public static final Contents OPEN = new Contents(Reception.ACCEPT, Visibility.EVERYONE, true);

    /// Whether they are taken.
    public enum Reception {
        ACCEPT,
        /// They are taken, and shown to nobody until somebody who looks after the place has looked at them.
        HOLD,
        /// They are not taken. What stands here already may still be changed, deleted and taken back by
        /// its author.
        REFUSE
    }

    /// Who sees them.
    public enum Visibility {
        EVERYONE,
        /// Whoever subscribes to the community in which they stand, and whoever opens it: not All, not
        /// a search.
        FOLLOWERS,
        /// Nobody but subscribers; and where nobody may choose otherwise, not these either.
        NOBODY
    }

    public Contents reception(Reception other) {
        return new Contents(other, visibility, choosable);
    }

    public Contents visibility(Visibility other) {
        return new Contents(reception, other, choosable);
    }

    public Contents choosable(boolean other) {
        return new Contents(reception, visibility, other);
    }
}
