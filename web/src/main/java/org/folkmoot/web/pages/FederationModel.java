package org.folkmoot.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All other servers, the worst first.
///
/// @param sums     over all of them, whatever is shown
/// @param lines    those of this page
/// @param onlyIll  whether those that are well are left out
/// @param next     number of the next page; null at the end
/// @param address  whether this site has a public address, without which nobody can know it
/// @param testMode whether servers of this machine are believed
public record FederationModel(
        Sums sums,
        List<PeerLine> lines,
        boolean onlyIll,
        @Nullable Integer next,
        boolean address,
        boolean testMode) {

    /// Over all servers.
    ///
    /// @param more whether more may wait to be told than was counted
    public record Sums(int peers, int ill, long toTell, boolean more, long toApply) {}
}
