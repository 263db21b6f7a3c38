package org.folkmoot.web.routes;

import org.folkmoot.forum.accounts.BlockPerson;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Order;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.PersonModel;

/// A person's page with what they wrote, and keeping them out of one's sight.
public final class PersonRoutes implements Door {

    static final int COMMENTS_A_PAGE = 20;

    private final Shell shell;
    private final Named named;
    private final Feeds feeds;
    private final CommentFeed comments;
    private final BlockPerson blockPerson;

    public PersonRoutes(Shell shell, Named named, Feeds feeds, CommentFeed comments, BlockPerson blockPerson) {
        this.shell = shell;
        this.named = named;
        this.feeds = feeds;
        this.comments = comments;
        this.blockPerson = blockPerson;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/u/{name}", request -> named.person(request, person -> page(request, person)))
                .post("/u/{name}/block", LimitClass.MESSAGE, blocking(true))
                .post("/u/{name}/unblock", LimitClass.MESSAGE, blocking(false));
    }

    private Reply page(Request request, PersonPage person) {
        PersonModel model = new PersonModel(
                person,
                request.query().text("show").equals("comments") ? comments(request, person) : posts(request, person));
        return shell.page(request, (pages, frame) -> pages.person(frame, model));
    }

    private PersonModel.Posts posts(Request request, PersonPage person) {
        Order order = Ask.order(request, Order.NEW);
        Scope scope = new Scope.ByPerson(person.person().id());
        var page = feeds.page(
                request.viewer(),
                new FeedRequest(
                        scope, order, request.query().first("after"), FeedRoutes.POSTS_A_PAGE, shell.lens(request)));
        return new PersonModel.Posts(order, page);
    }

    private PersonModel.Comments comments(Request request, PersonPage person) {
        CommentOrder order = Ask.commentOrder(request, CommentOrder.NEW);
        Scope scope = new Scope.ByPerson(person.person().id());
        var page = comments.page(
                request.viewer(),
                new CommentFeed.Request(
                        scope, order, request.query().first("after"), COMMENTS_A_PAGE, shell.lens(request)));
        return new PersonModel.Comments(order, page.comments(), page.next());
    }

    private Handler blocking(boolean blocked) {
        return Ask.member((request, member) -> named.person(
                request,
                person -> Refusals.answer(
                        shell,
                        request,
                        blockPerson.block(member.person(), person.person().id(), blocked),
                        done -> Shell.done(
                                Ask.back(request, Paths.person(person.person())),
                                blocked ? Notice.BLOCKED : Notice.UNBLOCKED))));
    }
}
