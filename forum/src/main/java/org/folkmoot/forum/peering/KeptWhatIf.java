package org.folkmoot.forum.peering;

import java.time.Instant;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Terms that somebody looked at and kept what they would change. Never changes; nothing of it is in force.
///
/// @param peer   whose terms; null for a new peer, and for what is standard
/// @param draft  the terms as they would be
/// @param before what was in force for the peer; null when nothing was
/// @param held   what held until then
/// @param reach  what there was between us and its servers; nothing for what is standard
/// @param told   whether everybody may see it; else so few people vote there that it would tell how they did
/// @param author who looked; null where the account is gone
public record KeptWhatIf(
        WhatIfId id,
        @Nullable PeerId peer,
        TermsDraft draft,
        @Nullable TermsVersion before,
        Terms held,
        Reach reach,
        boolean told,
        @Nullable String author,
        Instant at) {

    /// Whether the peer would have no terms of its own any more.
    public boolean ends() {
        return draft.name() != null && draft.domains().isEmpty();
    }
}
