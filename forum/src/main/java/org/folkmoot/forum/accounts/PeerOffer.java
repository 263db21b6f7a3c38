package org.folkmoot.forum.accounts;

import java.util.Set;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// A peer about which a member can choose, or chose.
///
/// @param server     one of its servers, by which it is named in addresses
/// @param name       what people call it
/// @param servers    its domains
/// @param ownTerms   whether it has terms of its own; else what is standard holds
/// @param contents   what the terms say of what its people write
/// @param decision   which decision says so; null while nothing was decided
/// @param choices    what holds for this member by their own choice
/// @param calledThen what it was called when they chose; null where that is its name
/// @param left       servers that left it since, for which the choice still holds
/// @param joined     servers that joined it since, for which the choice holds too
/// @param carried    servers of it that stand under what was chosen about where they belonged before
/// @param from       what that was called; null when nothing is carried
public record PeerOffer(
        String server,
        String name,
        Set<String> servers,
        boolean ownTerms,
        Contents contents,
        @Nullable TermsVersionId decision,
        Choices choices,
        @Nullable String calledThen,
        Set<String> left,
        Set<String> joined,
        Set<String> carried,
        @Nullable String from) {

    public PeerOffer {
        servers = Set.copyOf(servers);
        left = Set.copyOf(left);
        joined = Set.copyOf(joined);
        carried = Set.copyOf(carried);
    }

    /// Whether they decided anything about it.
    public boolean decided() {
        return !choices.equals(Choices.NONE);
    }
}
