package org.folkmoot.forum.peering;

import java.time.Instant;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.AnnouncementId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.WhatIfId;
import org.jspecify.annotations.Nullable;

/// Terms that somebody decided to be in force from a later moment on. Everybody can read it until then.
///
/// @param peer   whose terms; null for a new peer, and for what is standard
/// @param draft  the terms as they will be
/// @param before what was in force for the peer when it was announced; null when nothing was
/// @param held   what held then
/// @param author who decided; null where the account is gone
/// @param whatIf what it was seen to change; null where too few people vote from there for it to be told
/// @param end    how it ended; null while it is to come
public record Announcement(
        AnnouncementId id,
        @Nullable PeerId peer,
        TermsDraft draft,
        @Nullable TermsVersion before,
        Terms held,
        String reason,
        @Nullable String author,
        Instant at,
        Instant startsAt,
        @Nullable WhatIfId whatIf,
        @Nullable End end) {

    /// How an announcement ended.
    public sealed interface End {

        /// It came in force, by this decision.
        record InForce(TermsVersionId decision) implements End {}

        /// An admin withdrew it before.
        ///
        /// @param author who; null where the account is gone
        record Withdrawn(@Nullable String author, String reason, Instant at) implements End {}

        /// Other terms named all of its servers when its time came.
        record Lapsed() implements End {}
    }
}
