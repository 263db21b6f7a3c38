package org.folkmoot.forum.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.folkmoot.rules.peers.Terms;
import org.jspecify.annotations.Nullable;

/// Terms that somebody wants to be in force.
///
/// @param name      what people call the peer; null for what is standard
/// @param domains   of its servers; empty for what is standard, and to end the terms of a peer
/// @param reviewOn  when somebody is to look at them again; null for never
/// @param expiresAt when what held before comes back by itself; null for never
public record TermsDraft(
        @Nullable String name,
        Set<String> domains,
        Terms terms,
        @Nullable LocalDate reviewOn,
        @Nullable Instant expiresAt) {

    public TermsDraft {
        domains = Set.copyOf(domains);
    }
}
