package org.folkmoot.web.pages;

import java.util.stream.Stream;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.jspecify.annotations.Nullable;

/// What terms would have changed that somebody looked at and kept.
///
/// @param whatIf the front pages as they were and as they would have been
public record KeptWhatIfModel(KeptWhatIf kept, WhatIfModel whatIf) {

    /// One of the servers that it is about; null for what is standard.
    public @Nullable String server() {
        var before = kept.before();
        return Stream.concat(kept.draft().domains().stream(), before == null ? Stream.of() : before.domains().stream())
                .sorted()
                .findFirst()
                .orElse(null);
    }
}
