package org.folkmoot.web.routes;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.votes.CastVote;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.folkmoot.web.pages.Controls;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.VotesModel;
import org.jspecify.annotations.Nullable;

/// Voting on posts and comments: back to the page, or with script only the votes anew.
public final class VoteRoutes implements Door {

    private final Shell shell;
    private final ThreadView threads;
    private final CastVote castVote;
    private final InstantSource clock;

    public VoteRoutes(Shell shell, ThreadView threads, CastVote castVote, InstantSource clock) {
        this.shell = shell;
        this.threads = threads;
        this.castVote = castVote;
        this.clock = clock;
    }

    @Override
    public void open(Routes routes) {
        routes.post("/post/{id}/vote", LimitClass.MESSAGE, Ask.member(this::onPost))
                .post("/comment/{id}/vote", LimitClass.MESSAGE, Ask.member(this::onComment));
    }

    private Reply onPost(Request request, Viewer.Member member) {
        PostId post = Ask.post(request);
        return post == null ? Reply.notFound() : vote(request, member, VoteTarget.of(post));
    }

    private Reply onComment(Request request, Viewer.Member member) {
        CommentId comment = Ask.comment(request);
        Optional<PostId> post = comment == null ? Optional.empty() : threads.postOf(comment);
        return post.map(under -> vote(request, member, new VoteTarget(under, comment)))
                .orElseGet(Reply::notFound);
    }

    private Reply vote(Request request, Viewer.Member member, VoteTarget target) {
        var outcome = castVote.cast(new CastVote.Request(
                member.person(), target, direction(request), Provenance.local(Site.OURS), clock.instant()));
        String back = Ask.back(request, Paths.post(target.post()));
        return Refusals.answer(
                shell,
                request,
                outcome,
                decision -> request.htmx() ? votes(request, target, back) : Reply.redirect(back));
    }

    private Reply votes(Request request, VoteTarget target, String back) {
        CommentId comment = target.comment();
        String page = back.replaceFirst("#.*", "");
        Optional<VotesModel> model = comment == null
                ? threads.post(request.viewer(), target.post(), shell.lens(request))
                        .map(post -> Controls.votes(post, page, shape(request)))
                : ThreadRoutes.spot(threads, request.viewer(), comment, shell.lens(request))
                        .map(spot -> Controls.votes(target.post(), spot.comment(), page));
        return model.map(votes -> drawn(request, votes)).orElseGet(Reply::notFound);
    }

    private Reply drawn(Request request, VotesModel model) {
        return shell.form(request, (pages, frame) -> pages.votes(frame, model));
    }

    private static VotesModel.Shape shape(Request request) {
        String asked = request.form().text("shape");
        return asked.equals(Paths.word(VotesModel.Shape.ROW)) ? VotesModel.Shape.ROW : VotesModel.Shape.COLUMN;
    }

    private static @Nullable Direction direction(Request request) {
        return switch (request.form().text("direction")) {
            case "up" -> Direction.UP;
            case "down" -> Direction.DOWN;
            default -> null;
        };
    }
}
