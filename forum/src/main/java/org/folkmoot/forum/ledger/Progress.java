package org.folkmoot.forum.ledger;

import java.util.List;

/// How far the ledger is, and how far those are who follow it.
///
/// @param head     the highest position given so far
/// @param unplaced events that have no position yet, counted up to 10,000
public record Progress(long head, long unplaced, List<Cursor> cursors) {

    /// Up to where a consumer has followed.
    public record Cursor(String consumer, long position) {}

    public Progress {
        cursors = List.copyOf(cursors);
    }
}
