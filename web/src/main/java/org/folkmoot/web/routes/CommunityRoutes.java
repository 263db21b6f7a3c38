package org.folkmoot.web.routes;

import java.util.List;
import org.folkmoot.forum.communities.ChangeCommunity;
import org.folkmoot.forum.communities.CommunityCard;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.communities.DeleteCommunity;
import org.folkmoot.forum.communities.EarlierPosts;
import org.folkmoot.forum.communities.FoundCommunity;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.forum.feeds.FeedRequest;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.pages.CommunitiesModel;
import org.folkmoot.web.pages.CommunityFormModel;
import org.folkmoot.web.pages.CommunityModel;
import org.folkmoot.web.pages.ConfirmModel;
import org.folkmoot.web.pages.EarlierModel;
import org.folkmoot.web.pages.Entry;
import org.folkmoot.web.pages.Form;
import org.folkmoot.web.pages.Notice;
import org.folkmoot.web.pages.Paths;
import org.jspecify.annotations.Nullable;

/// Communities: the list of them, each with its posts, founding and changing one, subscribing and blocking.
public final class CommunityRoutes implements Door {

    private static final int COMMUNITIES_A_PAGE = 50;

    private final Shell shell;
    private final Named named;
    private final CommunityView communities;
    private final Feeds feeds;
    private final EarlierPosts earlier;
    private final TermsInForce terms;
    private final FoundCommunity foundCommunity;
    private final ChangeCommunity changeCommunity;
    private final DeleteCommunity deleteCommunity;
    private final JoinCommunity joinCommunity;

    public CommunityRoutes(
            Shell shell,
            Named named,
            CommunityView communities,
            Feeds feeds,
            EarlierPosts earlier,
            TermsInForce terms,
            FoundCommunity foundCommunity,
            ChangeCommunity changeCommunity,
            DeleteCommunity deleteCommunity,
            JoinCommunity joinCommunity) {
        this.shell = shell;
        this.named = named;
        this.communities = communities;
        this.feeds = feeds;
        this.earlier = earlier;
        this.terms = terms;
        this.foundCommunity = foundCommunity;
        this.changeCommunity = changeCommunity;
        this.deleteCommunity = deleteCommunity;
        this.joinCommunity = joinCommunity;
    }

    @Override
    public void open(Routes routes) {
        routes.get("/communities", this::list)
                .get("/communities/new", Ask.member((request, member) -> askFounding(request, Form.EMPTY, 200)))
                .post("/communities/new", LimitClass.REGISTER, Ask.member(this::found))
                .get("/c/{name}", request -> named.community(request, found -> page(request, found)))
                .get("/c/{name}/earlier", request -> named.community(request, found -> earlier(request, found)))
                .get(
                        "/c/{name}/edit",
                        Ask.member((request, member) -> named.community(request, found -> askChange(request, found))))
                .post(
                        "/c/{name}/edit",
                        LimitClass.MESSAGE,
                        Ask.member((request, member) -> named.community(request, found -> change(request, found))))
                .get(
                        "/c/{name}/delete",
                        Ask.member((request, member) -> named.community(request, found -> askDeletion(request, found))))
                .post("/c/{name}/delete", LimitClass.MESSAGE, deletion(true))
                .post("/c/{name}/restore", LimitClass.MESSAGE, deletion(false))
                .post("/c/{name}/subscribe", LimitClass.MESSAGE, wish(Wish.SUBSCRIBE))
                .post("/c/{name}/unsubscribe", LimitClass.MESSAGE, wish(Wish.UNSUBSCRIBE))
                .post("/c/{name}/block", LimitClass.MESSAGE, wish(Wish.BLOCK))
                .post("/c/{name}/unblock", LimitClass.MESSAGE, wish(Wish.UNBLOCK));
    }

    private Reply list(Request request) {
        int offset = (int) Ask.number(request.query().first("after")).orElse(0);
        List<CommunityCard> found =
                communities.list(request.viewer(), false, COMMUNITIES_A_PAGE + 1, Math.min(offset, 100_000));
        boolean more = found.size() > COMMUNITIES_A_PAGE;
        CommunitiesModel model = new CommunitiesModel(
                more ? found.subList(0, COMMUNITIES_A_PAGE) : found,
                more ? Integer.toString(offset + COMMUNITIES_A_PAGE) : null);
        return shell.page(request, (pages, frame) -> pages.communities(frame.under(Entry.COMMUNITIES), model));
    }

    private Reply page(Request request, CommunityPage community) {
        Order order = Ask.order(request, Order.ACTIVE);
        var page = feeds.page(
                request.viewer(),
                new FeedRequest(
                        new Scope.InCommunity(community.community().id()),
                        order,
                        request.query().first("after"),
                        FeedRoutes.POSTS_A_PAGE,
                        shell.lens(request)));
        CommunityModel model = new CommunityModel(community, order, page, terms(community), earlier(community));
        return shell.page(request, (pages, frame) -> pages.community(frame.under(Entry.COMMUNITIES), model));
    }

    private @Nullable Terms terms(CommunityPage community) {
        String domain = community.community().domain();
        return domain == null ? null : terms.get().policy().terms(domain);
    }

    /// For the page that stays where it is and asks again and again, so that nothing may keep the
    /// answer; whoever comes
    /// here otherwise is shown the community.
    private Reply earlier(Request request, CommunityPage community) {
        String path = Paths.community(community.community());
        EarlierModel model = new EarlierModel(path, earlier(community));
        return request.htmx()
                ? shell.form(request, (pages, frame) -> pages.earlier(frame, model))
                : Reply.redirect(path);
    }

    private EarlierPosts.@Nullable Progress earlier(CommunityPage community) {
        boolean ours = community.community().domain() == null;
        return ours ? null : earlier.of(community.community().id()).orElse(null);
    }

    private Reply askFounding(Request request, Form form, int status) {
        CommunityFormModel model = new CommunityFormModel(null, form);
        return shell.drawn(request, status, true, (pages, frame) -> pages.communityForm(frame, model));
    }

    private Reply found(Request request, Viewer.Member member) {
        Outcome<CommunityId> outcome = foundCommunity.found(
                member,
                new FoundCommunity.Request(
                        request.form().text("name"),
                        request.form().text("title"),
                        request.form().text("description"),
                        Ask.ticked(request, "nsfw"),
                        Ask.ticked(request, "local-only"),
                        Ask.ticked(request, "moderators-only")));
        return switch (outcome) {
            case Outcome.Done<CommunityId>(var community) ->
                Reply.redirect("/c/" + Paths.query(request.form().text("name").strip()));
            case Outcome.Missing<CommunityId>() -> Reply.notFound();
            case Outcome.Refused<CommunityId>(var objections) ->
                askFounding(request, Typed.in(request).refused(objections), 422);
        };
    }

    private Reply askChange(Request request, CommunityPage community) {
        String description = community.description();
        Form form = Form.of(
                "title",
                community.community().title(),
                "description",
                description == null ? "" : description,
                "nsfw",
                community.nsfw() ? "on" : "",
                "local-only",
                community.community().localOnly() ? "on" : "",
                "moderators-only",
                community.moderatorsPostOnly() ? "on" : "");
        CommunityFormModel model = new CommunityFormModel(community.community(), form);
        return shell.form(request, (pages, frame) -> pages.communityForm(frame, model));
    }

    private Reply change(Request request, CommunityPage community) {
        Outcome<CommunityId> outcome = changeCommunity.change(
                request.viewer(),
                new ChangeCommunity.Request(
                        community.community().id(),
                        request.form().text("title"),
                        request.form().text("description"),
                        Ask.ticked(request, "nsfw"),
                        Ask.ticked(request, "local-only"),
                        Ask.ticked(request, "moderators-only")));
        return switch (outcome) {
            case Outcome.Done<CommunityId>(var id) -> Shell.done(Paths.community(community.community()), Notice.SAVED);
            case Outcome.Missing<CommunityId>() -> Reply.notFound();
            case Outcome.Refused<CommunityId>(var objections) -> {
                Form form = Typed.in(request).refused(objections);
                CommunityFormModel model = new CommunityFormModel(community.community(), form);
                yield shell.refused(request, (pages, frame) -> pages.communityForm(frame, model));
            }
        };
    }

    private Reply askDeletion(Request request, CommunityPage community) {
        String path = Paths.community(community.community());
        ConfirmModel model = new ConfirmModel(
                ConfirmModel.Deed.DELETE_COMMUNITY,
                path + "/delete",
                path,
                community.community().title(),
                community.posts(),
                Form.EMPTY);
        return shell.form(request, (pages, frame) -> pages.confirm(frame, model));
    }

    private Handler deletion(boolean deleted) {
        return Ask.member((request, member) -> named.community(
                request,
                community -> Refusals.answer(
                        shell,
                        request,
                        deleteCommunity.delete(member, community.community().id(), deleted),
                        id -> Shell.done(
                                Paths.community(community.community()), deleted ? Notice.DELETED : Notice.RESTORED))));
    }

    private Handler wish(Wish wish) {
        return Ask.member((request, member) -> named.community(
                request,
                community -> Refusals.answer(
                        shell,
                        request,
                        joinCommunity.join(member, community.community().id(), wish),
                        done -> Reply.redirect(Ask.back(request, Paths.community(community.community()))))));
    }
}
