package org.folkmoot.web.pages;

import org.folkmoot.forum.peering.ImportDrafts;
import org.folkmoot.rules.peers.DraftRule.Standing;
import org.jspecify.annotations.Nullable;

/// Reading a list of somebody else's. Controls: `source`, `file`, `list`.
///
/// @param imported what came of the last one; null before there was one
public record ImportModel(Form form, ImportDrafts.@Nullable Imported imported) {

    /// How many servers of it stand so to what holds.
    public long count(Standing standing) {
        return imported == null ? 0 : imported.standings().getOrDefault(standing, 0);
    }
}
