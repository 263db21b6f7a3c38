package org.folkmoot.forum.moderation;

import java.time.Instant;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// What is written down of an act. What does not belong to it is null.
///
/// @param person whom it concerns
/// @param until  when a ban ends; null for good, and for other acts
record ModlogEntry(
        ModlogAct act,
        PersonId actor,
        @Nullable CommunityId community,
        @Nullable PostId post,
        @Nullable CommentId comment,
        @Nullable PersonId person,
        @Nullable String reason,
        @Nullable Instant until) {

    static ModlogEntry of(ModlogAct act, PersonId actor, @Nullable String reason) {
        return new ModlogEntry(act, actor, null, null, null, null, reason, null);
    }

    ModlogEntry in(@Nullable CommunityId where) {
        return new ModlogEntry(act, actor, where, post, comment, person, reason, until);
    }

    ModlogEntry about(PostId which) {
        return new ModlogEntry(act, actor, community, which, comment, person, reason, until);
    }

    ModlogEntry about(CommentId which) {
        return new ModlogEntry(act, actor, community, post, which, person, reason, until);
    }

    ModlogEntry about(PersonId whom) {
        return new ModlogEntry(act, actor, community, post, comment, whom, reason, until);
    }

    ModlogEntry until(@Nullable Instant end) {
        return new ModlogEntry(act, actor, community, post, comment, person, reason, end);
    }
}
