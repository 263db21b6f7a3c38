package org.folkmoot.federation.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.finding.WellKnown;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.peering.LogHeads;
import org.folkmoot.forum.peering.LogSigner;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.folkmoot.rules.speech.SignUpRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;

/// The addresses by which servers and crawlers find us: WebFinger, NodeInfo, host-meta.
public final class WellKnownRoutes {

    private final Database database;
    private final Site site;
    private final OwnActors actors;
    private final LogHeads heads;
    private final String version;
    private final Supplier<WellKnown.Usage> usage;
    private final ForumView view = new ForumView();

    /// @param heads   the last decision of the site, which it signs
    /// @param version of the program
    /// @param usage   how much is here, counted now and then
    public WellKnownRoutes(
            Database database,
            Site site,
            OwnActors actors,
            LogHeads heads,
            String version,
            Supplier<WellKnown.Usage> usage) {
        this.heads = heads;
        this.database = database;
        this.site = site;
        this.actors = actors;
        this.version = version;
        this.usage = usage;
    }

    public void open(Routes routes) {
        routes.get("/.well-known/webfinger", LimitClass.DOCUMENT, this::webFinger);
        routes.get("/.well-known/nodeinfo", LimitClass.DOCUMENT, request -> nodeInfoLinks());
        routes.get("/.well-known/host-meta", LimitClass.DOCUMENT, request -> hostMeta());
        routes.get("/nodeinfo/2.0", LimitClass.DOCUMENT, request -> nodeInfo(true));
        routes.get("/nodeinfo/2.1", LimitClass.DOCUMENT, request -> nodeInfo(false));
        routes.get("/nodeinfo/2.0.json", LimitClass.DOCUMENT, request -> nodeInfo(true));
        routes.get("/nodeinfo/2.1.json", LimitClass.DOCUMENT, request -> nodeInfo(false));
    }

    private Reply webFinger(Request request) {
        String resource = request.query().text("resource");
        Locations here = actors.locations().orElse(null);
        if (resource.isBlank()) {
            return Reply.text(400, "Which resource?\n");
        }
        if (here == null) {
            return nothing();
        }
        List<WellKnown.Actor> found = named(here, resource);
        String subject = subject(here, resource, found);
        return found.isEmpty()
                ? nothing()
                : said(WellKnown.webFinger(subject, found, here.publicAddress() + "/search?q={uri}"));
    }

    private static String subject(Locations here, String resource, List<WellKnown.Actor> found) {
        if (resource.toLowerCase(Locale.ROOT).startsWith("http") && !found.isEmpty()) {
            String address = found.getFirst().id().value();
            String name = address.endsWith("/") ? here.domain() : address.substring(address.lastIndexOf('/') + 1);
            return "acct:" + name + "@" + here.domain();
        }
        String bare = resource.regionMatches(true, 0, "acct:", 0, 5) ? resource.substring(5) : resource;
        return "acct:" + (bare.startsWith("@") || bare.startsWith("!") ? bare.substring(1) : bare);
    }

    /// A handle may name a person and a community, which database taken over from Lemmy can hold: both are told.
    private List<WellKnown.Actor> named(Locations here, String resource) {
        if (resource.startsWith("http://") || resource.startsWith("https://")) {
            return database.read(transaction -> actors.named(transaction, resource))
                    .map(actor -> List.of(actor(resource, actor)))
                    .orElse(List.of());
        }
        String name = WellKnown.name(resource, here.domain());
        if (name == null) {
            return List.of();
        }
        if (name.equalsIgnoreCase(here.domain())) {
            return List.of(new WellKnown.Actor(new Iri(here.home()), "Application", null));
        }
        return database.read(transaction -> {
            List<WellKnown.Actor> both = new ArrayList<>();
            ActorNames names = new ActorNames();
            names.find(transaction, Site.OURS, name, ActorNames.Kind.PERSON)
                    .ifPresent(id -> view.person(transaction, new PersonId(id))
                            .filter(person -> !person.deleted())
                            .ifPresent(person -> both.add(page(here.person(person.name()), "Person"))));
            names.find(transaction, Site.OURS, name, ActorNames.Kind.COMMUNITY)
                    .ifPresent(id -> view.community(transaction, new CommunityId(id))
                            .filter(CommunityRow::open)
                            .ifPresent(community -> both.add(page(here.community(community.name()), "Group"))));
            return both;
        });
    }

    private static WellKnown.Actor actor(String address, LocalActor actor) {
        return switch (actor) {
            case LocalActor.Site() -> new WellKnown.Actor(new Iri(address), "Application", null);
            case LocalActor.Person _ -> page(address, "Person");
            case LocalActor.Community _ -> page(address, "Group");
        };
    }

    private static WellKnown.Actor page(String address, String type) {
        return new WellKnown.Actor(new Iri(address), type, new Iri(address));
    }

    private Reply nodeInfoLinks() {
        return actors.locations()
                .map(here -> said(WellKnown.nodeInfoLinks(here.publicAddress(), new Iri(here.home()))))
                .orElseGet(WellKnownRoutes::nothing);
    }

    private Reply hostMeta() {
        return actors.locations()
                .map(here -> said(WellKnown.hostMeta(here.publicAddress())))
                .orElseGet(WellKnownRoutes::nothing);
    }

    private Reply nodeInfo(boolean older) {
        SiteSettings settings = site.settings().orElse(null);
        if (settings == null || settings.publicAddress() == null) {
            return nothing();
        }
        WellKnown.Site told = new WellKnown.Site(
                "folkmoot",
                version,
                settings.publicAddress() + "/about",
                settings.publicAddress() + "/about",
                settings.signUp() != SignUpRule.Mode.CLOSED,
                usage.get(),
                metadata(settings));
        return said(older ? WellKnown.nodeInfo20(told) : WellKnown.nodeInfo21(told));
    }

    /// The log of decisions stands in it, so that crawlers keep what it was (docs/decision-log.md).
    private Map<String, String> metadata(SiteSettings settings) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("nodeName", settings.name());
        heads.now().ifPresent(head -> {
            metadata.put("decisionLogNumber", String.valueOf(head.number()));
            metadata.put("decisionLogHash", head.hash());
            LogSigner.Signed signature = head.signature();
            if (signature != null) {
                metadata.put("decisionLogSignature", signature.value());
            }
        });
        return metadata;
    }

    private static Reply said(org.folkmoot.activitypub.federation.Reply built) {
        String type = built.headers().first("Content-Type");
        Reply reply = Reply.bytes(built.status(), type == null ? "application/json" : type, built.body())
                .withCache(CachePolicy.DOCUMENT);
        for (Headers.Field field : built.headers().fields()) {
            if (field.name().toLowerCase(Locale.ROOT).startsWith("access-control")) {
                reply = reply.withHeader(field.name(), field.value());
            }
        }
        return reply;
    }

    private static Reply nothing() {
        return Reply.text(404, "There is nothing here.\n").withHeader("Access-Control-Allow-Origin", "*");
    }
}
