package org.folkmoot.forum.instances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// One version of the terms of one peer: a decision, with who took it, when and why. Never changes.
///
/// @param peer      null for what holds for every server that no peer names
/// @param name      what people call the peer; null for what is standard
/// @param domains   of its servers; empty for what is standard, and where the peer has no terms of its own any more
/// @param before    the version of the same peer that it replaces; null for its first
/// @param cause     what kind of decision it is
/// @param undoes    which version it takes back, or which one ran out; null for a change
/// @param reason    null only where time alone is the reason
/// @param by        null for what time did
/// @param reviewOn  when somebody is to look at it again; null for never
/// @param expiresAt when what held before comes back by itself; null for never
public record TermsVersion(
        TermsVersionId id,
        @Nullable PeerId peer,
        @Nullable String name,
        Set<String> domains,
        @Nullable TermsVersionId before,
        Terms terms,
        Cause cause,
        @Nullable TermsVersionId undoes,
        @Nullable String reason,
        @Nullable PersonId by,
        Instant at,
        @Nullable LocalDate reviewOn,
        @Nullable Instant expiresAt) {

    /// Why there is a version.
    public enum Cause {
        /// An admin changed the terms.
        CHANGED,
        /// An admin took a version back.
        TAKEN_BACK,
        /// The time of a version ran out.
        EXPIRED
    }

    /// Whether a peer has no terms of its own by it.
    public boolean ends() {
        return peer != null && domains.isEmpty();
    }

    /// The peer that it is about, as a part of a policy; empty for what is standard, and where its terms ended.
    public Optional<Peer> named() {
        return peer == null || name == null || domains.isEmpty()
                ? Optional.empty()
                : Optional.of(new Peer(peer, name, domains, terms, id));
    }
}
