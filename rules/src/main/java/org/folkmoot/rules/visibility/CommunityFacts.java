package org.folkmoot.rules.visibility;

import org.folkmoot.values.CommunityId;

/// All about a community that decides who sees it.
///
/// @param localOnly for members of this site alone
public record CommunityFacts(CommunityId id, boolean removed, boolean deleted, boolean localOnly, boolean nsfw) {

    public boolean gone() {
        return removed || deleted;
    }
}
