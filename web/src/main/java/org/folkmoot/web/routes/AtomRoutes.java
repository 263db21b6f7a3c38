package org.folkmoot.web.routes;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.instances.PublicAddress;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.values.Order;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.AtomFeed;
import org.folkmoot.web.pages.Feed;
import org.folkmoot.web.pages.Paths;
import org.folkmoot.web.pages.Sentences;

/// Feeds for other programs to follow, the same for everybody: what a visitor sees.
public final class AtomRoutes implements Door {

    private static final String ENDING = ".atom";

    private final Shell shell;
    private final Named named;
    private final Site site;
    private final Feeds feeds;
    private final InstantSource clock;

    public AtomRoutes(Shell shell, Named named, Site site, Feeds feeds, InstantSource clock) {
        this.shell = shell;
        this.named = named;
        this.site = site;
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/feeds/all.atom", request -> general(request, Feed.ALL, new Scope.All()))
                .get("/feeds/local.atom", request -> general(request, Feed.LOCAL, new Scope.Local()))
                .get("/feeds/c/{file}", this::community)
                .get("/feeds/u/{file}", this::person);
    }

    private Reply general(Request request, Feed feed, Scope scope) {
        return feed(request, scope, shell.words(request).say(Sentences.of(feed)), Paths.feed(feed));
    }

    private Reply community(Request request) {
        return named(request)
                .flatMap(name -> named.community(new Viewer.Visitor(), name))
                .map(CommunityPage::community)
                .map(community -> feed(
                        request, new Scope.InCommunity(community.id()), community.title(), Paths.community(community)))
                .orElseGet(Reply::notFound);
    }

    private Reply person(Request request) {
        return named(request)
                .flatMap(name -> named.person(new Viewer.Visitor(), name))
                .map(PersonPage::person)
                .map(person -> feed(request, new Scope.ByPerson(person.id()), person.handle(), Paths.person(person)))
                .orElseGet(Reply::notFound);
    }

    private static Optional<String> named(Request request) {
        String file = request.part("file");
        return file.endsWith(ENDING)
                ? Optional.of(file.substring(0, file.length() - ENDING.length()))
                : Optional.empty();
    }

    private Reply feed(Request request, Scope scope, String what, String page) {
        Order order = Ask.order(request, Order.NEW);
        var posts = feeds.page(new Viewer.Visitor(), new FeedRequest(scope, order, null, FeedRoutes.POSTS_A_PAGE))
                .posts();
        Optional<String> address = site.settings().map(SiteSettings::publicAddress);
        String shown = address.orElse(request.addressInBrowser());
        AtomFeed feed = new AtomFeed(
                what + " · " + PublicAddress.domain(shown),
                shown,
                request.path() + (order == Order.NEW ? "" : "?order=" + Paths.word(order)),
                page,
                clock.instant(),
                posts,
                shell.markdown());
        Reply reply = Reply.bytes(200, AtomFeed.CONTENT_TYPE, feed.xml());
        // Without an address of its own the site says what the browser calls it, which is nobody else's business.
        return address.isPresent() ? reply.withCache(CachePolicy.PUBLIC_SHORT) : reply;
    }
}
