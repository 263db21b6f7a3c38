package org.folkmoot.rules.visibility;

import org.folkmoot.values.InstanceId;

/// Where something comes from.
///
/// @param server  the author's
/// @param waiting whether it came while what is written there had to be looked at first, and nobody
///        released it
public record Origin(InstanceId server, boolean waiting) {}
