package org.folkmoot.web.routes;

import java.util.Optional;
import java.util.function.Function;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.accounts.PersonPage;
import org.folkmoot.forum.accounts.PersonView;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.feeds.ThreadView;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.web.routes.ThreadRoutes.Spot;

/// Finds what an address names, as its reader sees it. What is not there, or not for them, is a page that is not there.
public final class Named {

    private final ThreadView threads;
    private final CommunityView communities;
    private final Accounts accounts;
    private final PersonView people;

    public Named(ThreadView threads, CommunityView communities, Accounts accounts, PersonView people) {
        this.threads = threads;
        this.communities = communities;
        this.accounts = accounts;
        this.people = people;
    }

    /// The post of `/post/{id}/…`, with its thread.
    Reply post(Request request, Function<ThreadPage, Reply> then) {
        PostId post = Ask.post(request);
        Optional<ThreadPage> thread =
                post == null ? Optional.empty() : threads.thread(request.viewer(), post, CommentOrder.HOT);
        return thread.map(then).orElseGet(Reply::notFound);
    }

    /// The post of `/post/{id}/…` alone: its comments are not read.
    Reply card(Request request, Function<PostCard, Reply> then) {
        PostId post = Ask.post(request);
        Optional<PostCard> card = post == null ? Optional.empty() : threads.post(request.viewer(), post);
        return card.map(then).orElseGet(Reply::notFound);
    }

    /// The comment of `/comment/{id}/…`, where it stands.
    Reply comment(Request request, Function<Spot, Reply> then) {
        CommentId comment = Ask.comment(request);
        Optional<Spot> spot =
                comment == null ? Optional.empty() : ThreadRoutes.spot(threads, request.viewer(), comment);
        return spot.map(then).orElseGet(Reply::notFound);
    }

    /// The community of `/c/{name}/…`.
    Reply community(Request request, Function<CommunityPage, Reply> then) {
        return community(request.viewer(), request.part("name")).map(then).orElseGet(Reply::notFound);
    }

    Optional<CommunityPage> community(Viewer viewer, String name) {
        return communities.named(name).flatMap(id -> communities.page(viewer, id));
    }

    /// The person of `/u/{name}/…`.
    Reply person(Request request, Function<PersonPage, Reply> then) {
        return person(request.viewer(), request.part("name")).map(then).orElseGet(Reply::notFound);
    }

    /// A person that is known already, in one line.
    Optional<PersonLine> line(Viewer viewer, PersonId person) {
        return people.page(viewer, person).map(PersonPage::person);
    }

    Optional<PersonPage> person(Viewer viewer, String name) {
        return accounts.named(name).flatMap(id -> people.page(viewer, id));
    }
}
