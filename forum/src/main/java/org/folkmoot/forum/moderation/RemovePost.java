package org.folkmoot.forum.moderation;

import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Officer;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.posts.PostState;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.rules.authority.Act;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;

/// Removes a post from sight, or puts it back. The text stays, for its author, for those who look after the place, and
/// for the day on which it is put back. A removal deals with every open report of the post (as in Lemmy); putting back
/// opens none again.
public final class RemovePost {

    /// What is wanted, and why. A removal needs a reason; putting back may have one.
    public record Request(PostId post, boolean removed, String reason) {}

    private final InOffice office;
    private final Posts posts;

    public RemovePost(InOffice office, Posts posts) {
        this.office = office;
        this.posts = posts;
    }

    public Outcome<PostId> remove(Viewer viewer, Request request) {
        return office.as(viewer, officer -> remove(officer, request));
    }

    /// The act of a member of ours, or of a guest.
    public Outcome<PostId> remove(Officer officer, Request request) {
        return office.by(officer, (transaction, actor) -> remove(transaction, actor, request));
    }

    private Outcome<PostId> remove(Transaction transaction, Officer actor, Request request) {
        Optional<PostState> post = posts.lock(transaction, request.post());
        if (post.isEmpty()) {
            return new Outcome.Missing<>();
        }
        Objection objection = office.objection(
                transaction,
                Act.REMOVE_CONTENT,
                post.get().communityId(),
                actor,
                post.get().authorId(),
                request.removed(),
                request.reason());
        if (objection != null) {
            return new Outcome.Refused<>(List.of(objection));
        }
        Refusal ours = request.removed()
                ? null
                : office.ours(
                        transaction, actor, ModlogAct.POST_REMOVED, post.get().communityId(), request.post(), null);
        if (ours != null) {
            return new Outcome.Refused<>(ours);
        }
        if (post.get().removed() != request.removed()) {
            apply(transaction, actor, request, post.get());
        }
        if (request.removed()) {
            office.settle(transaction, request.post(), null, actor.person());
        }
        return new Outcome.Done<>(request.post());
    }

    private void apply(Transaction transaction, Officer actor, Request request, PostState post) {
        posts.removed(transaction, post, request.removed() ? office.now() : null);
        ModlogAct act = request.removed() ? ModlogAct.POST_REMOVED : ModlogAct.POST_PUT_BACK;
        office.record(
                transaction,
                ModlogEntry.of(act, actor.person(), InOffice.kept(request.reason()))
                        .in(post.communityId())
                        .about(request.post())
                        .about(post.authorId()),
                new PostChanged(request.post()));
    }
}
