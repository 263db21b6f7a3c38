package org.folkmoot.forum.ledger;

import java.util.List;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.SiteVersionId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Everything that can ever happen in the forum. Events carry ids, never texts or values: who wants those reads the
/// tables.
///
/// A record's name and the names of its components are a contract with our own past: they are added to, never renamed.
public sealed interface ForumEvent {

    /// The site was set up, or its settings have a new version.
    record SiteChanged(SiteVersionId version) implements ForumEvent {}

    /// Somebody has an account, or applied for one.
    record PersonJoined(PersonId person) implements ForumEvent {}

    /// What is shown of a person changed: profile, bans, the decision on their application.
    record PersonChanged(PersonId person) implements ForumEvent {}

    /// An account was erased by its owner.
    ///
    /// @param content whether what they wrote went with it
    record PersonErased(PersonId person, boolean content) implements ForumEvent {}

    record CommunityFounded(CommunityId community) implements ForumEvent {}

    /// What is shown of a community changed, or whether it is there at all.
    record CommunityChanged(CommunityId community) implements ForumEvent {}

    record SubscriptionChanged(PersonId person, CommunityId community) implements ForumEvent {}

    record PostWritten(PostId post) implements ForumEvent {}

    /// Edited, deleted, removed, restored, locked or pinned.
    record PostChanged(PostId post) implements ForumEvent {}

    record CommentWritten(PostId post, CommentId comment) implements ForumEvent {}

    /// Edited, deleted, removed or restored.
    record CommentChanged(PostId post, CommentId comment) implements ForumEvent {}

    /// Votes were cast or taken back; those applied together are one event.
    record VotesChanged(List<VoteTarget> targets) implements ForumEvent {

        public VotesChanged {
            targets = List.copyOf(targets);
        }
    }

    /// Something was reported, or a report was dealt with.
    ///
    /// @param comment null when the post itself is meant
    record ReportChanged(
            ReportId report, PostId post, @Nullable CommentId comment) implements ForumEvent {}
}
