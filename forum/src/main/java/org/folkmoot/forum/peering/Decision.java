package org.folkmoot.forum.peering;

import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// One entry of the public log.
///
/// @param before   what it replaced; null where nothing had been decided
/// @param standard what was standard when it was taken, without it
/// @param author   the name of the admin who decided; null for what time did
/// @param next     what came after it about the same peer; null while it is in force
public record Decision(
        TermsVersion version,
        @Nullable TermsVersion before,
        Terms standard,
        @Nullable String author,
        @Nullable Next next) {

    /// The decision that ended another one.
    public record Next(TermsVersionId id, TermsVersion.Cause cause) {}

    /// Whether it is the last word about its peer.
    public boolean inForce() {
        return next == null;
    }

    /// Whether its peer has no terms of its own by it.
    public boolean ends() {
        return version.ends();
    }

    /// What held until then.
    public Terms held() {
        return before == null || before.ends() ? standard : before.terms();
    }

    /// What held from then on.
    public Terms holds() {
        return version.ends() ? standard : version.terms();
    }
}
