package org.folkmoot.forum.moderation;

import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.comments.CommentState;
import org.folkmoot.forum.comments.Comments;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.ledger.ForumEvent.ContentReleased;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// Lets everybody see a post or comment that had to be looked at first. Where it stands in a community of ours,
/// the servers that subscribe hear of it now; that it was released beats whatever the terms come to say.
public final class ReleaseContent {

    private final InOffice office;
    private final Posts posts;
    private final Comments comments;

    public ReleaseContent(InOffice office, Posts posts, Comments comments) {
        this.office = office;
        this.posts = posts;
        this.comments = comments;
    }

    public Outcome<VoteTarget> release(Viewer viewer, VoteTarget target) {
        return office.as(
                viewer, officer -> office.by(officer, (transaction, actor) -> release(transaction, actor, target)));
    }

    private Outcome<VoteTarget> release(Transaction transaction, Officer actor, VoteTarget target) {
        Optional<PostState> post = posts.lock(transaction, target.post());
        CommentId comment = target.comment();
        Optional<CommentState> said = comment == null ? Optional.empty() : comments.lock(transaction, comment);
        if (post.isEmpty() || (comment != null && said.isEmpty())) {
            return new Outcome.Missing<>();
        }
        Refusal refusal =
                office.refusal(transaction, Act.RELEASE_CONTENT, post.get().communityId(), actor, null);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        if (post.get().gone() || said.filter(CommentState::gone).isPresent()) {
            return new Outcome.Refused<>(Refusal.TARGET_GONE);
        }
        if (released(transaction, target)) {
            record(transaction, actor, target, post.get(), said.orElse(null));
        }
        return new Outcome.Done<>(target);
    }

    private boolean released(Transaction transaction, VoteTarget target) {
        CommentId comment = target.comment();
        return comment == null ? posts.released(transaction, target.post()) : comments.released(transaction, comment);
    }

    private void record(
            Transaction transaction, Officer actor, VoteTarget target, PostState post, @Nullable CommentState comment) {
        ModlogEntry entry = comment == null
                ? ModlogEntry.of(ModlogAct.POST_RELEASED, actor.person(), null)
                        .in(post.communityId())
                        .about(target.post())
                        .about(post.authorId())
                : ModlogEntry.of(ModlogAct.COMMENT_RELEASED, actor.person(), null)
                        .in(post.communityId())
                        .about(target.post())
                        .about(comment.id())
                        .about(comment.authorId());
        office.record(transaction, entry, new ContentReleased(target.post(), target.comment()));
    }
}
