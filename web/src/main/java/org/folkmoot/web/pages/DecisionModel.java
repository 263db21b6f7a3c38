package org.folkmoot.web.pages;

import java.util.stream.Stream;
import org.folkmoot.forum.peering.Attached;
import org.folkmoot.forum.peering.Decision;
import org.jspecify.annotations.Nullable;

/// One decision, which admins can take back while it is in force. Control: `reason`.
///
/// @param whatIf   what it was seen to change
/// @param attached what was attached to it since
/// @param together how many decisions, this one among them, change that together
public record DecisionModel(Decision decision, WhatIfModel whatIf, int together, Attached attached, Form form) {

    /// One of the servers that it is about; null for what is standard. A decision that ends terms names none any more.
    public @Nullable String server() {
        var before = decision.before();
        return Stream.of(decision.version(), before == null ? decision.version() : before)
                .flatMap(version -> version.domains().stream().sorted())
                .findFirst()
                .orElse(null);
    }
}
