package org.folkmoot.rules.visibility;

import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;

/// All about a community that decides who sees it.
///
/// @param server    where it is at home
/// @param localOnly for members of this site alone
public record CommunityFacts(
        CommunityId id, InstanceId server, boolean removed, boolean deleted, boolean localOnly, boolean nsfw) {

    public boolean gone() {
        return removed || deleted;
    }
}
