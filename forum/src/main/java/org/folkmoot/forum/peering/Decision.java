package org.folkmoot.forum.peering;

import java.util.List;
import org.folkmoot.forum.feeds.Comparison;
import org.folkmoot.forum.instances.TermsVersion;
import org.jspecify.annotations.Nullable;

/// One entry of the public log.
///
/// @param before  what it replaced; null where nothing had been decided
/// @param author  the name of the admin who decided; null for what time did
/// @param inForce whether it is the last word about its peer
/// @param comparisons what it was seen to change when it was taken; none where nobody looked
public record Decision(
        TermsVersion version,
        @Nullable TermsVersion before,
        @Nullable String author,
        boolean inForce,
        List<Comparison> comparisons) {

    public Decision {
        comparisons = List.copyOf(comparisons);
    }
}
