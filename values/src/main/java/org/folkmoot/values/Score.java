package org.folkmoot.values;

/// How a post or comment stands.
///
/// @param up       votes up as counted under the terms in force
/// @param down     votes down as counted
/// @param rawUp    votes up as received
/// @param rawDown  votes down as received
public record Score(long up, long down, long rawUp, long rawDown) {

    public static final Score NONE = new Score(0, 0, 0, 0);

    /// The score itself: counted votes up less counted votes down.
    public long net() {
        return up - down;
    }

    /// How many votes count, in either direction.
    public long counted() {
        return up + down;
    }

    /// How many votes were received, counted or not.
    public long received() {
        return rawUp + rawDown;
    }

    /// How many of them are held: received and not counted.
    public long held() {
        return Math.max(0, received() - counted());
    }

    /// Both together.
    public Score plus(Score other) {
        return new Score(up + other.up, down + other.down, rawUp + other.rawUp, rawDown + other.rawDown);
    }
}
