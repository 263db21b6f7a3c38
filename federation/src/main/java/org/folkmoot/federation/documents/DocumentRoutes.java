package org.folkmoot.federation.documents;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.folkmoot.activitypub.vocab.Context;
import org.folkmoot.activitypub.vocab.DocumentWriter;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.CommentRow;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.federation.store.ForumView.PersonRow;
import org.folkmoot.federation.store.ForumView.PostRow;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.federation.store.OutgoingStore;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Handler;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.peers.FarewellRule;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// The addresses of our actors, their lists, posts and comments, as other servers read them. Browsers are shown pages
/// at the same addresses. [Fetchers] says who is answered.
///
/// What is not there, what is for members alone and what is not ours answers alike; what is gone answers 410 with what
/// is left of it; what we only hold a copy of sends to its own server.
public final class DocumentRoutes {

    private static final String TYPE = "application/activity+json";

    /// No thread is as long as that.
    private static final int MOST_PAGES = 10_000;

    private final Database database;
    private final Site site;
    private final OwnActors actors;
    private final Documents documents;
    private final Fetchers fetchers;
    private final InstantSource clock;
    private final ForumView view = new ForumView();
    private final OutgoingStore outgoing = new OutgoingStore();

    public DocumentRoutes(
            Database database,
            Site site,
            OwnActors actors,
            Documents documents,
            Fetchers fetchers,
            InstantSource clock) {
        this.database = database;
        this.site = site;
        this.actors = actors;
        this.documents = documents;
        this.fetchers = fetchers;
        this.clock = clock;
    }

    public void open(Routes routes) {
        // open to all: whoever wants to know who asks reads it first, and two that do would wait for each other
        routes.get("/", LimitClass.DOCUMENT, request -> home());
        actor(routes, "/u/{name}", this::person);
        document(routes, "/u/{name}/outbox", this::personOutbox);
        document(routes, "/u/{name}/followers", this::personFollowers);
        actor(routes, "/c/{name}", this::community);
        document(routes, "/c/{name}/outbox", request -> list(request, documents::outbox));
        document(routes, "/c/{name}/featured", request -> list(request, documents::featured));
        document(routes, "/c/{name}/moderators", request -> list(request, documents::moderators));
        document(routes, "/c/{name}/followers", request -> list(request, documents::followers));
        document(routes, "/post/{id}", this::post);
        document(routes, "/post/{id}/replies", request -> answers(request, this::replies));
        document(routes, "/post/{id}/replies/{page}", request -> answers(request, page(request)));
        document(routes, "/comment/{id}", this::comment);
        document(routes, "/site_outbox", request -> siteOutbox());
        document(routes, "/activities/{kind}/{id}", this::activity);
    }

    private void document(Routes routes, String pattern, Handler document) {
        routes.get(pattern, LimitClass.DOCUMENT, request -> fetchers.answer(request, document));
    }

    private void actor(Routes routes, String pattern, Handler document) {
        routes.get(pattern, LimitClass.DOCUMENT, request -> fetchers.actor(request, document));
    }

    private Reply home() {
        return actors.locations()
                .flatMap(here -> site.settings().map(settings -> shown(documents.site(here, settings))))
                .orElseGet(DocumentRoutes::nothing);
    }

    private Reply siteOutbox() {
        return actors.locations()
                .map(here -> shown(DocumentWriter.ordered(here.publicAddress() + "/site_outbox", 0L, List.of())))
                .orElseGet(DocumentRoutes::nothing);
    }

    private Reply person(Request request) {
        return ours(
                request,
                (here, person) -> FarewellRule.shown(person.deletedAt(), clock.instant())
                        ? shown(documents.person(here, person))
                        : gone(here.person(person.name())));
    }

    /// Empty, as Lemmy's: what people wrote stands in communities.
    private Reply personOutbox(Request request) {
        return ours(
                request,
                (here, person) -> shown(DocumentWriter.ordered(here.person(person.name()) + "/outbox", 0L, List.of())));
    }

    private Reply personFollowers(Request request) {
        return ours(
                request, (here, person) -> shown(DocumentWriter.counted(here.person(person.name()) + "/followers", 0)));
    }

    private Reply ours(Request request, BiFunction<Locations, PersonRow, Reply> shown) {
        Locations here = actors.locations().orElse(null);
        if (here == null) {
            return nothing();
        }
        PersonRow person = database.read(transaction -> actors.named(transaction, here.person(request.part("name")))
                .flatMap(actor ->
                        actor instanceof LocalActor.Person(var id) ? view.person(transaction, id) : Optional.empty())
                .orElse(null));
        return person == null ? nothing() : shown.apply(here, person);
    }

    private Reply community(Request request) {
        return shared(request, (here, community) -> shown(documents.community(here, community)));
    }

    @FunctionalInterface
    private interface Listed {
        JsonObject of(Transaction transaction, Locations here, CommunityRow community);
    }

    private Reply list(Request request, Listed listed) {
        return shared(
                request,
                (here, community) -> shown(database.read(transaction -> listed.of(transaction, here, community))));
    }

    /// What is asked of a community of ours that shows itself to others.
    private Reply shared(Request request, BiFunction<Locations, CommunityRow, Reply> shown) {
        Locations here = actors.locations().orElse(null);
        if (here == null) {
            return nothing();
        }
        CommunityRow found = database.read(transaction -> found(transaction, here, request.part("name")));
        if (found == null || found.localOnly()) {
            return nothing();
        }
        return found.gone() ? gone(here.community(found.name())) : shown.apply(here, found);
    }

    private @Nullable CommunityRow found(Transaction transaction, Locations here, String name) {
        return actors.named(transaction, here.community(name))
                .flatMap(actor -> actor instanceof LocalActor.Community(var id)
                        ? view.community(transaction, id)
                        : Optional.empty())
                .orElse(null);
    }

    private Reply post(Request request) {
        Locations here = actors.locations().orElse(null);
        Long id = number(request.part("id"));
        if (here == null || id == null) {
            return nothing();
        }
        return database.read(transaction -> {
            PostRow post = view.post(transaction, new PostId(id)).orElse(null);
            if (post == null || !shared(transaction, post)) {
                return nothing();
            }
            if (post.address() != null) {
                return elsewhere(post.address());
            }
            return post.removed() || post.deleted()
                    ? gone(here.post(post.id()))
                    : shown(documents.post(transaction, here, post));
        });
    }

    @FunctionalInterface
    private interface Answers {
        Optional<JsonObject> of(Transaction transaction, Locations here, PostRow post);
    }

    private Optional<JsonObject> replies(Transaction transaction, Locations here, PostRow post) {
        return Optional.of(documents.replies(transaction, here, post));
    }

    private Answers page(Request request) {
        Long number = number(request.part("page"));
        return (transaction, here, post) -> number == null || number > MOST_PAGES
                ? Optional.empty()
                : documents.replies(transaction, here, post, number.intValue());
    }

    /// What answers a post of ours that is there; for that of another server's posts their own server is asked.
    private Reply answers(Request request, Answers answers) {
        Locations here = actors.locations().orElse(null);
        Long id = number(request.part("id"));
        if (here == null || id == null) {
            return nothing();
        }
        return database.read(transaction -> view.post(transaction, new PostId(id))
                        .filter(post -> post.address() == null && !post.removed() && !post.deleted())
                        .filter(post -> shared(transaction, post))
                        .flatMap(post -> answers.of(transaction, here, post)))
                .map(DocumentRoutes::shown)
                .orElseGet(DocumentRoutes::nothing);
    }

    private Reply comment(Request request) {
        Locations here = actors.locations().orElse(null);
        Long id = number(request.part("id"));
        if (here == null || id == null) {
            return nothing();
        }
        return database.read(transaction -> {
            CommentRow comment = view.comment(transaction, new CommentId(id)).orElse(null);
            PostRow post = comment == null
                    ? null
                    : view.post(transaction, comment.postId()).orElse(null);
            if (comment == null || post == null || !shared(transaction, post)) {
                return nothing();
            }
            if (comment.address() != null) {
                return elsewhere(comment.address());
            }
            return comment.removed() || comment.deleted()
                    ? gone(here.comment(comment.id()))
                    : shown(documents.comment(transaction, here, comment));
        });
    }

    /// Whether a post's community shows itself to others at all; one that is gone answers like one that never was.
    private boolean shared(Transaction transaction, PostRow post) {
        return view.community(transaction, post.communityId())
                .filter(CommunityRow::open)
                .isPresent();
    }

    private Reply activity(Request request) {
        Locations here = actors.locations().orElse(null);
        if (here == null) {
            return nothing();
        }
        String id = here.publicAddress() + "/activities/" + request.part("kind").toLowerCase(Locale.ROOT) + "/"
                + request.part("id");
        return database.read(transaction -> outgoing.open(transaction, id))
                .map(body -> Reply.bytes(200, TYPE, body).withCache(CachePolicy.DOCUMENT))
                .orElseGet(DocumentRoutes::nothing);
    }

    private static @Nullable Long number(String text) {
        return text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
    }

    private static Reply shown(JsonObject document) {
        return Reply.bytes(200, TYPE, Json.write(Context.on(document))).withCache(CachePolicy.DOCUMENT);
    }

    private static Reply gone(String id) {
        return Reply.bytes(410, TYPE, Json.write(Context.on(DocumentWriter.tombstone(id))));
    }

    /// Moved for good: whoever wants it asks its own server (308, so that nothing about the request changes).
    private static Reply elsewhere(String address) {
        return Reply.bytes(308, "text/plain; charset=utf-8", new byte[0]).withHeader("Location", address);
    }

    private static Reply nothing() {
        return Reply.text(404, "There is nothing here.\n");
    }
}
