package org.folkmoot.web.routes;

import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.CommentsModel;
import org.folkmoot.web.pages.Feed;
import org.folkmoot.web.pages.Paths;

/// The feed of comments.
public final class CommentFeedRoutes implements Door {

    private final Shell shell;
    private final CommentFeed comments;

    public CommentFeedRoutes(Shell shell, CommentFeed comments) {
        this.shell = shell;
        this.comments = comments;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/comments", this::choose);
    }

    private Reply choose(Request request) {
        return switch (request.query().text("scope")) {
            case "local" -> page(request, Feed.LOCAL, new Scope.Local());
            case "subscribed" -> subscribed(request);
            default -> page(request, Feed.ALL, new Scope.All());
        };
    }

    private Reply subscribed(Request request) {
        return request.viewer() instanceof Viewer.Member
                ? page(request, Feed.SUBSCRIBED, new Scope.Subscribed())
                : Reply.redirect(Paths.logIn(request.target()));
    }

    private Reply page(Request request, Feed feed, Scope scope) {
        CommentOrder order = Ask.commentOrder(request, CommentOrder.NEW);
        var page = comments.page(
                request.viewer(),
                new CommentFeed.Request(
                        scope,
                        order,
                        request.query().first("after"),
                        PersonRoutes.COMMENTS_A_PAGE,
                        shell.lens(request)));
        CommentsModel model = new CommentsModel(feed, order, page.comments(), page.next());
        return shell.page(request, (pages, frame) -> pages.comments(frame, model));
    }
}
