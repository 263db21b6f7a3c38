package org.folkmoot.values;

/// How a post or comment stands.
///
/// @param up       votes up as counted under the terms in force
/// @param down     votes down as counted
/// @param rawUp    votes up as received
/// @param rawDown  votes down as received
public record Score(long up, long down, long rawUp, long rawDown) {

    public static final Score NONE = new Score(0, 0, 0, 0);

    /// Counted votes up less counted votes down.
    public long counted() {
        return up - down;
    }

    /// How many votes were received, counted or not.
    public long received() {
        return rawUp + rawDown;
    }
}
