package org.folkmoot.forum.peering;

import java.time.Instant;
import org.folkmoot.rules.peers.ListedServer;
import org.folkmoot.values.TermsDraftId;
import org.jspecify.annotations.Nullable;

/// Terms that a list of somebody else's would give a server. It is in force only when an admin puts it in force.
///
/// @param source     what the admin calls the list
/// @param importedBy the name of the admin; null where the account is gone
public record Draft(
        TermsDraftId id,
        ListedServer server,
        String source,
        @Nullable String importedBy,
        Instant importedAt) {}
