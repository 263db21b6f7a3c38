package org.folkmoot.values;

/// How we know that a voter wants what a vote says.
///
/// Strength: `LOCAL` = `SIGNED` = `INTEGRITY` > `FETCHED` > `REFUTED` > `RELAYED`, so that nobody revives by hearsay
/// what
/// its origin denied.
public enum Proof {
    /// Cast by a member of ours, here.
    LOCAL(4),
    /// Delivered under the HTTP signature of the voter's own server.
    SIGNED(4),
    /// Carries an integrity proof of the voter (FEP-8b32).
    INTEGRITY(4),
    /// Passed on by another server, then read back from the voter's own.
    FETCHED(3),
    /// Passed on by another server, and denied by the voter's own.
    REFUTED(2),
    /// Passed on by another server: only its word.
    RELAYED(1);

    private final int strength;

    Proof(int strength) {
        this.strength = strength;
    }

    public boolean weakerThan(Proof other) {
        return strength < other.strength;
    }
}
