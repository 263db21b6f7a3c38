package org.folkmoot.web.routes;

import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.http.Handler;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Order;
import org.folkmoot.web.pages.Feed;
import org.folkmoot.web.pages.FeedModel;
import org.folkmoot.web.pages.Paths;

/// The front page and the feeds beside it.
public final class FeedRoutes implements Door {

    static final int POSTS_A_PAGE = 20;

    private final Shell shell;
    private final Feeds feeds;

    public FeedRoutes(Shell shell, Feeds feeds) {
        this.shell = shell;
        this.feeds = feeds;
    }

    @Override
    public void open(Routes routes) {
        routes.get(Paths.feed(Feed.ALL), request -> page(request, Feed.ALL, new Scope.All()))
                .get(Paths.feed(Feed.LOCAL), request -> page(request, Feed.LOCAL, new Scope.Local()))
                .get(Paths.feed(Feed.SUBSCRIBED), forMembers(Feed.SUBSCRIBED, new Scope.Subscribed()))
                .get(Paths.feed(Feed.MODERATED), forMembers(Feed.MODERATED, new Scope.Moderated()));
    }

    private Handler forMembers(Feed feed, Scope scope) {
        return Ask.member((request, member) -> page(request, feed, scope));
    }

    private Reply page(Request request, Feed feed, Scope scope) {
        if (!shell.setUp()) {
            return Reply.redirect(SetUpRoutes.PATH);
        }
        Order order = Ask.order(request, Order.ACTIVE);
        var page = feeds.page(
                request.viewer(),
                new FeedRequest(scope, order, request.query().first("after"), POSTS_A_PAGE, shell.lens(request)));
        FeedModel model = new FeedModel(feed, order, page);
        return shell.page(request, (pages, frame) -> pages.feed(frame.under(feed.entry()), model));
    }
}
