package org.folkmoot.forum.ledger;

import java.util.List;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.ModlogId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.ReportId;
import org.folkmoot.values.SiteVersionId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Everything that can ever happen in the forum. Events carry ids, never texts or values: who wants those reads the
/// tables.
///
/// A record's name and the names of its components are a contract with our own past: they are added to, never renamed.
public sealed interface ForumEvent {

    /// The site was set up, or its settings have a new version.
    record SiteChanged(SiteVersionId version) implements ForumEvent {}

    /// The terms of a peer, or what is standard, have a new version.
    record TermsChanged(TermsVersionId version) implements ForumEvent {}

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
    ///
    /// @param by     who of those who look after it changed it as its own; null for every other change
    /// @param change what they did; null when `by` is
    record CommunityChanged(
            CommunityId community,
            @Nullable PersonId by,
            @Nullable AuthorChange change) implements ForumEvent {

        public CommunityChanged(CommunityId community) {
            this(community, null, null);
        }
    }

    /// Somebody subscribed to a community or left it, or its server answered.
    ///
    /// @param change null for a change of blocks alone
    record SubscriptionChanged(
            PersonId person,
            CommunityId community,
            @Nullable SubscriptionChange change) implements ForumEvent {}

    record PostWritten(PostId post) implements ForumEvent {}

    /// Somebody looked at what waited for that, and lets everybody see it.
    ///
    /// @param comment null for the post itself
    record ContentReleased(PostId post, @Nullable CommentId comment) implements ForumEvent {}

    /// Edited, deleted, removed, restored, locked or pinned.
    ///
    /// @param change what its author did, of ours or of another server; null when somebody else changed it
    record PostChanged(PostId post, @Nullable AuthorChange change) implements ForumEvent {

        public PostChanged(PostId post) {
            this(post, null);
        }
    }

    record CommentWritten(PostId post, CommentId comment) implements ForumEvent {}

    /// Edited, deleted, removed or restored.
    ///
    /// @param change what its author did, of ours or of another server; null when somebody else changed it
    record CommentChanged(
            PostId post, CommentId comment, @Nullable AuthorChange change) implements ForumEvent {

        public CommentChanged(PostId post, CommentId comment) {
            this(post, comment, null);
        }
    }

    /// Votes were cast or taken back; those applied together are one event.
    ///
    /// @param voter the member of ours whose vote it is; null for votes that others delivered, and for erased ones
    record VotesChanged(List<VoteTarget> targets, @Nullable PersonId voter) implements ForumEvent {

        public VotesChanged {
            targets = List.copyOf(targets);
        }
    }

    /// Something was reported, or a report was dealt with.
    ///
    /// @param comment null when the post itself is meant
    record ReportChanged(
            ReportId report, PostId post, @Nullable CommentId comment) implements ForumEvent {}

    /// Somebody wrote to somebody else alone.
    record MessageSent(MessageId message) implements ForumEvent {}

    /// A private message was edited, taken back or brought back by who wrote it.
    record MessageChanged(MessageId message, AuthorChange change) implements ForumEvent {}

    /// A private message was brought before the admins, or they dealt with that.
    record MessageReportChanged(MessageReportId report) implements ForumEvent {}

    /// An office acted, and it stands in the modlog. What the act changed has an event of its own, in the same
    /// transaction.
    record ModlogWritten(ModlogId entry) implements ForumEvent {}

    /// A consultation came a stage further, or was given up.
    record ConsultationMoved(ConsultationId consultation) implements ForumEvent {}

    /// Somebody took part in a consultation, or voted anew. What they chose is told nowhere.
    record BallotCast(ConsultationId consultation, PersonId person) implements ForumEvent {}
}
