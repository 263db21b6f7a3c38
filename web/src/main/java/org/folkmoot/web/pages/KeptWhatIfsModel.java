package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.forum.peering.KeptWhatIf;
import org.jspecify.annotations.Nullable;

/// What terms would have changed that were looked at and not decided, the newest first.
///
/// @param server only those about this one; null for all
/// @param next   the number before which the next page goes on; null at the end
public record KeptWhatIfsModel(
        @Nullable String server,
        List<KeptWhatIf> kept,
        @Nullable Long next) {}
