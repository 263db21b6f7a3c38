package org.folkmoot.forum.peering;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// What was attached to a decision since it was taken.
///
/// @param evidence what admins showed, in the order in which they did
/// @param replies  what those said whom it is about
public record Attached(List<Evidence> evidence, List<Reply> replies) {

    public Attached {
        evidence = List.copyOf(evidence);
        replies = List.copyOf(replies);
    }

    /// Something that anybody can look at.
    ///
    /// @param link   a path of ours, or an address elsewhere
    /// @param hash   SHA-256 of what it showed then
    /// @param shows  what it shows, in an admin's words
    /// @param author who attached it; null where the account is gone
    public record Evidence(
            long id,
            TermsVersionId decision,
            String link,
            String hash,
            String shows,
            PersonId by,
            @Nullable String author,
            Instant at) {}

    /// A word of the other side.
    ///
    /// @param link   where it stands on their own server; null for none
    /// @param hash   SHA-256 of what stood there then; null, as the link
    /// @param said   null where there is a link alone
    /// @param author who entered it; null where the account is gone
    public record Reply(
            long id,
            TermsVersionId decision,
            String server,
            @Nullable String link,
            @Nullable String hash,
            @Nullable String said,
            PersonId by,
            @Nullable String author,
            Instant at) {}
}
