package org.folkmoot.values;

import org.jspecify.annotations.Nullable;

/// A community as one line shows it.
///
/// @param domain its server; null when it is ours
public record CommunityLine(
        CommunityId id, String name, String title, @Nullable String domain, boolean localOnly) {

    /// `garden` for one of ours, `garden@beta.example` for another server's.
    public String handle() {
        return domain == null ? name : name + "@" + domain;
    }
}
