package org.folkmoot.web.routes;

import java.util.function.Function;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.moderation.MarkComment;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.MarkPost.Mark;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Refusal;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;

/// Locking and pinning posts, and marking a comment of one's own as said in office.
public final class MarkRoutes implements Door {

    private final Shell shell;
    private final Named named;
    private final MarkPost markPost;
    private final MarkComment markComment;

    public MarkRoutes(Shell shell, Named named, MarkPost markPost, MarkComment markComment) {
        this.shell = shell;
        this.named = named;
        this.markPost = markPost;
        this.markComment = markComment;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/post/{id}/lock", Ask.member((request, member) -> askLock(request)))
                .post("/post/{id}/lock", LimitClass.MESSAGE, Ask.member((request, member) -> lock(request)))
                .post("/post/{id}/unlock", LimitClass.MESSAGE, marking(request -> Mark.LOCKED, false))
                .post("/post/{id}/pin", LimitClass.MESSAGE, marking(MarkRoutes::where, true))
                .post("/post/{id}/unpin", LimitClass.MESSAGE, marking(MarkRoutes::where, false))
                .post("/comment/{id}/distinguish", LimitClass.MESSAGE, distinguishing(true))
                .post("/comment/{id}/undistinguish", LimitClass.MESSAGE, distinguishing(false));
    }

    private Reply askLock(Request request) {
        return named.post(
                request,
                thread -> thread.mayModerate()
                        ? Questions.ask(shell, request, question(thread.post()))
                        : Refusals.refused(shell, request, Refusal.NOT_A_MODERATOR));
    }

    private Reply lock(Request request) {
        return named.post(request, thread -> {
            PostCard post = thread.post();
            var outcome = markPost.mark(
                    request.viewer(), new MarkPost.Request(post.id(), Mark.LOCKED, true, Questions.reason(request)));
            return Questions.answer(shell, request, question(post), outcome, Paths.post(post.id()), Notice.SAVED);
        });
    }

    private static ConfirmModel question(PostCard post) {
        String path = Paths.post(post.id());
        return new ConfirmModel(
                ConfirmModel.Deed.LOCK_POST, path + "/lock", path, post.title(), post.comments(), Form.EMPTY);
    }

    private static Mark where(Request request) {
        return request.form().text("where").equals("site") ? Mark.PINNED_ON_SITE : Mark.PINNED_IN_COMMUNITY;
    }

    private Handler marking(Function<Request, Mark> mark, boolean wanted) {
        return Ask.member((request, member) -> named.post(
                request,
                thread -> Refusals.answer(
                        shell,
                        request,
                        markPost.mark(
                                member,
                                new MarkPost.Request(
                                        thread.post().id(), mark.apply(request), wanted, Questions.reason(request))),
                        post -> Shell.done(Paths.post(post), Notice.SAVED))));
    }

    private Handler distinguishing(boolean wanted) {
        return Ask.member((request, member) -> named.comment(
                request,
                spot -> Refusals.answer(
                        shell,
                        request,
                        markComment.mark(
                                member, new MarkComment.Request(spot.comment().id(), wanted)),
                        comment -> Shell.done(ThreadRoutes.path(spot), Notice.SAVED))));
    }
}
