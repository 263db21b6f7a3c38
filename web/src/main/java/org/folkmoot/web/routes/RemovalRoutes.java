package org.folkmoot.web.routes;

import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.forum.moderation.RemoveCommunity;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.ConfirmModel.Deed;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.routes.ThreadRoutes.Spot;

/// Taking posts, comments and whole communities out of sight, each with a reason, and putting them back.
public final class RemovalRoutes implements Door {

    private final Shell shell;
    private final Named named;
    private final RemovePost removePost;
    private final RemoveComment removeComment;
    private final RemoveCommunity removeCommunity;

    public RemovalRoutes(
            Shell shell,
            Named named,
            RemovePost removePost,
            RemoveComment removeComment,
            RemoveCommunity removeCommunity) {
        this.shell = shell;
        this.named = named;
        this.removePost = removePost;
        this.removeComment = removeComment;
        this.removeCommunity = removeCommunity;
    }

    @Override
    public void open(Routes routes) {
        for (boolean removed : new boolean[] {true, false}) {
            String word = removed ? "/remove" : "/put-back";
            routes.get("/post/{id}" + word, Ask.member((request, member) -> askPost(request, removed)))
                    .post(
                            "/post/{id}" + word,
                            LimitClass.MESSAGE,
                            Ask.member((request, member) -> post(request, removed)))
                    .get("/comment/{id}" + word, Ask.member((request, member) -> askComment(request, removed)))
                    .post(
                            "/comment/{id}" + word,
                            LimitClass.MESSAGE,
                            Ask.member((request, member) -> comment(request, removed)))
                    .get("/c/{name}" + word, Ask.member((request, member) -> askCommunity(request, member, removed)))
                    .post(
                            "/c/{name}" + word,
                            LimitClass.MESSAGE,
                            Ask.member((request, member) -> community(request, removed)));
        }
    }

    private Reply askPost(Request request, boolean removed) {
        return named.post(
                request,
                thread -> thread.mayModerate()
                        ? Questions.ask(shell, request, question(thread.post(), removed))
                        : Refusals.refused(shell, request, Refusal.NOT_A_MODERATOR));
    }

    private Reply post(Request request, boolean removed) {
        return named.post(request, thread -> {
            PostCard post = thread.post();
            var outcome = removePost.remove(
                    request.viewer(), new RemovePost.Request(post.id(), removed, Questions.reason(request)));
            return Questions.answer(
                    shell, request, question(post, removed), outcome, Paths.post(post.id()), notice(removed));
        });
    }

    private static ConfirmModel question(PostCard post, boolean removed) {
        String path = Paths.post(post.id());
        return new ConfirmModel(
                removed ? Deed.REMOVE_POST : Deed.PUT_BACK_POST,
                path + word(removed),
                path,
                post.title(),
                post.comments(),
                Form.EMPTY);
    }

    private Reply askComment(Request request, boolean removed) {
        return named.comment(
                request,
                spot -> spot.thread().mayModerate()
                        ? Questions.ask(shell, request, question(spot, removed))
                        : Refusals.refused(shell, request, Refusal.NOT_A_MODERATOR));
    }

    private Reply comment(Request request, boolean removed) {
        return named.comment(request, spot -> {
            var outcome = removeComment.remove(
                    request.viewer(),
                    new RemoveComment.Request(spot.comment().id(), removed, Questions.reason(request)));
            return Questions.answer(
                    shell, request, question(spot, removed), outcome, ThreadRoutes.path(spot), notice(removed));
        });
    }

    private static ConfirmModel question(Spot spot, boolean removed) {
        return new ConfirmModel(
                removed ? Deed.REMOVE_COMMENT : Deed.PUT_BACK_COMMENT,
                Paths.comment(spot.comment().id()) + word(removed),
                ThreadRoutes.path(spot),
                ThreadRoutes.excerpt(spot.comment()),
                spot.comment().replies().size(),
                Form.EMPTY);
    }

    private Reply askCommunity(Request request, Viewer.Member member, boolean removed) {
        return named.community(
                request,
                community -> member.admin()
                        ? Questions.ask(shell, request, question(community, removed))
                        : Refusals.refused(shell, request, Refusal.NOT_AN_ADMIN));
    }

    private Reply community(Request request, boolean removed) {
        return named.community(request, community -> {
            var outcome = removeCommunity.remove(
                    request.viewer(),
                    new RemoveCommunity.Request(community.community().id(), removed, Questions.reason(request)));
            return Questions.answer(
                    shell,
                    request,
                    question(community, removed),
                    outcome,
                    Paths.community(community.community()),
                    notice(removed));
        });
    }

    private static ConfirmModel question(CommunityPage community, boolean removed) {
        String path = Paths.community(community.community());
        return new ConfirmModel(
                removed ? Deed.REMOVE_COMMUNITY : Deed.PUT_BACK_COMMUNITY,
                path + word(removed),
                path,
                community.community().title(),
                community.posts(),
                Form.EMPTY);
    }

    private static String word(boolean removed) {
        return removed ? "/remove" : "/put-back";
    }

    private static Notice notice(boolean removed) {
        return removed ? Notice.REMOVED : Notice.PUT_BACK;
    }
}
