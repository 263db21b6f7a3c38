package org.folkmoot.forum.watching;

import org.jspecify.annotations.Nullable;

/// How one node was in a minute: what it answered meanwhile, and what it saw at its end.
///
/// @param node        as it calls itself
/// @param waits       what had to wait
/// @param feedPosts   posts in its index of posts
/// @param feedComplete whether every post was in every order
/// @param failingJobs the names of jobs that last ran in vain, one a line; empty when none did
public record Sample(
        String node,
        Requests requests,
        Waits waits,
        Room room,
        long feedPosts,
        boolean feedComplete,
        String failingJobs) {

    /// Requests that were answered meanwhile.
    ///
    /// @param browser    by which door they came; these four are all of them
    /// @param failures   those of all that were our fault
    /// @param halfMillis in which half of the answers to browsers were made; null where there were none
    /// @param mostMillis in which 95 of 100 were; null where there were none
    public record Requests(
            long browser,
            long app,
            long peer,
            long other,
            long failures,
            @Nullable Double halfMillis,
            @Nullable Double mostMillis) {}

    /// What waited, with the age of the oldest of it in seconds.
    ///
    /// @param ledgerLag events that the slowest consumer has still to follow
    /// @param telling   what servers that answer have still to be told
    /// @param resting   servers that do not answer
    public record Waits(
            long ledgerLag,
            long inbox,
            long inboxSeconds,
            long telling,
            long tellingSeconds,
            long resting,
            long letters,
            long lettersSeconds) {}

    /// What was in use and what is left, in bytes.
    ///
    /// @param folderFree           room in the data folder; null where nobody says
    /// @param connections          to the database
    /// @param connectionsAwaited   who waits for one
    public record Room(
            long heap,
            long heapMost,
            long databaseSize,
            @Nullable Long folderFree,
            int connections,
            int connectionsMost,
            int connectionsAwaited) {}
}
