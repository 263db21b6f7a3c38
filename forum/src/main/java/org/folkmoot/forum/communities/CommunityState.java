package org.folkmoot.forum.communities;

import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;

/// A community as deeds need to know it.
///
/// @param removed by an admin
/// @param deleted by its own moderator
public record CommunityState(
        CommunityId id,
        InstanceId instanceId,
        String name,
        boolean localOnly,
        boolean moderatorsPostOnly,
        boolean removed,
        boolean deleted) {

    public boolean gone() {
        return removed || deleted;
    }
}
