package org.folkmoot.values;

import org.jspecify.annotations.Nullable;

/// A person as one line shows them.
///
/// @param displayName what they call themselves; null when only the name is known
/// @param domain      their server; null when they are ours
/// @param deleted     whether the account is gone (its name is then shown as such)
public record PersonLine(
        PersonId id,
        String name,
        @Nullable String displayName,
        @Nullable String domain,
        boolean bot,
        boolean deleted) {

    /// `ana` for one of ours, `ana@beta.example` for another server's.
    public String handle() {
        return domain == null ? name : name + "@" + domain;
    }
}
