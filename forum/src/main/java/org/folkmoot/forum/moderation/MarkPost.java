package org.folkmoot.forum.moderation;

import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Locks a post against answers, or pins it above the others, or neither any more.
public final class MarkPost {

    /// What a post can be marked as.
    public enum Mark {
        LOCKED(Act.LOCK_POST, ModlogAct.POST_LOCKED, ModlogAct.POST_UNLOCKED),
        PINNED_IN_COMMUNITY(Act.PIN_IN_COMMUNITY, ModlogAct.POST_PINNED, ModlogAct.POST_UNPINNED),
        PINNED_ON_SITE(Act.PIN_ON_SITE, ModlogAct.POST_PINNED, ModlogAct.POST_UNPINNED);

        private final Act act;
        private final ModlogAct set;
        private final ModlogAct lifted;

        Mark(Act act, ModlogAct set, ModlogAct lifted) {
            this.act = act;
            this.set = set;
            this.lifted = lifted;
        }
    }

    /// What is wanted, and why; the reason may be blank.
    public record Request(PostId post, Mark mark, boolean wanted, String reason) {}

    private final InOffice office;
    private final Posts posts;

    public MarkPost(InOffice office, Posts posts) {
        this.office = office;
        this.posts = posts;
    }

    public Outcome<PostId> mark(Viewer viewer, Request request) {
        return office.as(viewer, officer -> mark(officer, request));
    }

    /// The act of a member of ours, or of a guest.
    public Outcome<PostId> mark(Officer officer, Request request) {
        return office.by(officer, (transaction, actor) -> mark(transaction, actor, request));
    }

    private Outcome<PostId> mark(Transaction transaction, Officer actor, Request request) {
        Optional<PostState> post = posts.lock(transaction, request.post());
        if (post.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Refusal refusal =
                office.refusal(transaction, request.mark().act, post.get().communityId(), actor, null);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        Refusal wordy = TextRule.reasonIfAny(request.reason());
        if (wordy != null) {
            return new Outcome.Refused<>(Field.REASON, wordy);
        }
        if (changed(transaction, request)) {
            record(transaction, actor, request, post.get());
        }
        return new Outcome.Done<>(request.post());
    }

    private boolean changed(Transaction transaction, Request request) {
        return switch (request.mark()) {
            case LOCKED -> posts.locked(transaction, request.post(), request.wanted() ? office.now() : null);
            case PINNED_IN_COMMUNITY -> posts.pinnedInCommunity(transaction, request.post(), request.wanted());
            case PINNED_ON_SITE -> posts.pinnedOnSite(transaction, request.post(), request.wanted());
        };
    }

    private void record(Transaction transaction, Officer actor, Request request, PostState post) {
        ModlogAct act = request.wanted() ? request.mark().set : request.mark().lifted;
        office.record(
                transaction,
                ModlogEntry.of(act, actor.person(), InOffice.kept(request.reason()))
                        .in(post.communityId())
                        .about(request.post()),
                new PostChanged(request.post()));
    }
}
