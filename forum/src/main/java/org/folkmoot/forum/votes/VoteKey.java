package org.folkmoot.forum.votes;

import java.util.Collection;
import java.util.List;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;

/// Whose vote, and for what: no two stand under one key.
record VoteKey(VoteTarget target, PersonId voter) {

    static VoteKey of(CastVote.Request request) {
        return new VoteKey(request.target(), request.voter());
    }

    /// What a row is about.
    ///
    /// @param comment 0 for the post itself
    static VoteTarget target(PostId post, long comment) {
        return new VoteTarget(post, comment == 0 ? null : new CommentId(comment));
    }

    static List<Long> posts(Collection<VoteKey> keys) {
        return keys.stream().map(key -> key.target().post().value()).toList();
    }

    static List<Long> comments(Collection<VoteKey> keys) {
        return keys.stream().map(key -> key.target().commentKey()).toList();
    }

    static List<Long> voters(Collection<VoteKey> keys) {
        return keys.stream().map(key -> key.voter().value()).toList();
    }
}
