package org.folkmoot.database.transfer;

/// How far a sequence has come.
///
/// @param last   the number that it gave last, or gives first
/// @param called whether it gave that
public record Position(String sequence, long last, boolean called) {

    /// The least that a sequence is moved on by after a restore.
    private static final long LEAST = 100_000;

    /// As this, moved on so far that no number comes again that was given between a backup and the loss
    /// of what came after it: other servers know what had them. A tenth of all numbers that were ever
    /// given, and at least a hundred thousand.
    ///
    /// @param most that the sequence can give
    Position movedOn(long most) {
        long step = Math.max(LEAST, last / 10);
        return called ? new Position(sequence, last > most - step ? last : last + step, true) : this;
    }
}
