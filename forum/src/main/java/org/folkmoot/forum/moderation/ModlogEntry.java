package org.folkmoot.forum.moderation;

import java.time.Instant;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// What is written down of an act. What does not belong to it is null.
///
/// @param person   whom it concerns
/// @param until    when a ban ends; null for good, and for other acts
/// @param removing whether a ban took all that they wrote with it
record ModlogEntry(
        ModlogAct act,
        PersonId actor,
        @Nullable CommunityId community,
        @Nullable PostId post,
        @Nullable CommentId comment,
        @Nullable PersonId person,
        @Nullable String reason,
        @Nullable Instant until,
        boolean removing) {

    static ModlogEntry of(ModlogAct act, PersonId actor, @Nullable String reason) {
        return new ModlogEntry(act, actor, null, null, null, null, reason, null, false);
    }

    ModlogEntry in(@Nullable CommunityId where) {
        return new ModlogEntry(act, actor, where, post, comment, person, reason, until, removing);
    }

    ModlogEntry about(PostId which) {
        return new ModlogEntry(act, actor, community, which, comment, person, reason, until, removing);
    }

    ModlogEntry about(CommentId which) {
        return new ModlogEntry(act, actor, community, post, which, person, reason, until, removing);
    }

    ModlogEntry about(PersonId whom) {
        return new ModlogEntry(act, actor, community, post, comment, whom, reason, until, removing);
    }

    ModlogEntry until(@Nullable Instant end) {
        return new ModlogEntry(act, actor, community, post, comment, person, reason, end, removing);
    }

    /// With whether a ban took all that they wrote with it.
    ModlogEntry removing(boolean all) {
        return new ModlogEntry(act, actor, community, post, comment, person, reason, until, all);
    }
}
