package org.folkmoot.database;

/// How the connections of this node are used at one moment.
///
/// @param used    by somebody
/// @param idle    open, and used by nobody
/// @param waiting who waits for one
/// @param most    that there may be
public record PoolUse(int used, int idle, int waiting, int most) {}
