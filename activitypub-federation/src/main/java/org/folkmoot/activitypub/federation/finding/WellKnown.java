package org.folkmoot.activitypub.federation.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonNumber;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.activitypub.vocab.JsonTruth;
import org.jspecify.annotations.Nullable;

/// The documents under `/.well-known` by which others find us, as whole answers with the headers that they
/// need. Pure.
public final class WellKnown {

    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/";

    /// An actor that a handle stands for.
    ///
    /// @param type `Person` or `Group`; Lemmy reads it when one name has two actors
    /// @param page for browsers; null for none
    public record Actor(Iri id, String type, @Nullable Iri page) {}

    /// What we are, for NodeInfo.
    ///
    /// @param software   `[a-z0-9-]+`
    /// @param repository where the source is
    /// @param homepage   of the project
    /// @param metadata   texts only, since Lemmy reads nothing else
    public record Site(
            String software,
            String version,
            String repository,
            String homepage,
            boolean open,
            Usage usage,
            Map<String, String> metadata) {}

    /// How much is here.
    ///
    /// @param total          accounts
    /// @param activeMonth    people who did something in the last 30 days
    /// @param activeHalfyear in the last 180 days
    public record Usage(long total, long activeMonth, long activeHalfyear, long localPosts, long localComments) {}

    private WellKnown() {}

    /// The name in `acct:name@host`, whatever is percent-encoded in it; null when the resource is no handle
    /// on this host.
    ///
    /// @param resource as it stands in the query, still encoded
    /// @param host     ours, with the port when it is not the usual one
    public static @Nullable String name(String resource, String host) {
        String text;
        try {
            text = URLDecoder.decode(resource, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
        String handle = text.regionMatches(true, 0, "acct:", 0, 5) ? text.substring(5) : text;
        String bare = handle.startsWith("@") || handle.startsWith("!") ? handle.substring(1) : handle;
        int at = bare.lastIndexOf('@');
        return at > 0 && bare.substring(at + 1).equalsIgnoreCase(host) ? bare.substring(0, at) : null;
    }

    /// WebFinger's answer for a handle (RFC 7033).
    ///
    /// @param subject   `acct:name@host`
    /// @param actors    all of that name; the group last, where Lemmy looks first
    /// @param subscribe template of the page that begins a remote follow, with `{uri}` in it; null for none
    public static Reply webFinger(String subject, List<Actor> actors, @Nullable String subscribe) {
        List<Json> links = new ArrayList<>();
        for (Actor actor : actors) {
            if (actor.page() != null) {
                links.add(link("http://webfinger.net/rel/profile-page", "text/html", actor.page()));
            }
            links.add(link("self", MediaTypes.ACTIVITY, actor.id())
                    .with(
                            "properties",
                            new JsonObject(
                                    Map.of("https://www.w3.org/ns/activitystreams#type", new JsonText(actor.type())))));
        }
        if (subscribe != null) {
            links.add(object("rel", "http://ostatus.org/schema/1.0/subscribe", "template", subscribe));
        }
        List<Json> aliases = new ArrayList<>();
        actors.forEach(actor -> aliases.add(new JsonText(actor.id().value())));
        return json(
                "application/jrd+json",
                object("subject", subject)
                        .with("aliases", new JsonArray(aliases))
                        .with("links", new JsonArray(links)));
    }

    /// Where our NodeInfo is: both versions, since some read only the older one, and the instance's own actor
    /// (FEP-2677).
    ///
    /// @param origin   `https://forum.example`; the documents are at `/nodeinfo/2.0` and `/nodeinfo/2.1`
    /// @param instance the instance's actor
    public static Reply nodeInfoLinks(String origin, Iri instance) {
        List<Json> links = List.of(
                object("rel", SCHEMA + "2.0", "href", origin + "/nodeinfo/2.0"),
                object("rel", SCHEMA + "2.1", "href", origin + "/nodeinfo/2.1"),
                object("rel", "https://www.w3.org/ns/activitystreams#Application", "href", instance.value()));
        return json("application/json", new JsonObject(Map.of("links", new JsonArray(links))));
    }

    public static Reply nodeInfo20(Site site) {
        return nodeInfo("2.0", site, object("name", site.software(), "version", site.version()));
    }

    public static Reply nodeInfo21(Site site) {
        return nodeInfo(
                "2.1",
                site,
                object(
                        "name",
                        site.software(),
                        "version",
                        site.version(),
                        "repository",
                        site.repository(),
                        "homepage",
                        site.homepage()));
    }

    private static Reply nodeInfo(String version, Site site, JsonObject software) {
        Usage usage = site.usage();
        JsonObject users = new JsonObject(Map.of())
                .with("total", number(usage.total()))
                .with("activeMonth", number(usage.activeMonth()))
                .with("activeHalfyear", number(usage.activeHalfyear()));
        Map<String, Json> metadata = new LinkedHashMap<>();
        site.metadata().forEach((name, value) -> metadata.put(name, new JsonText(value)));
        JsonObject nothing = new JsonObject(Map.of());
        JsonArray none = new JsonArray(List.of());
        JsonObject document = object("version", version)
                .with("software", software)
                .with("protocols", new JsonArray(List.of(new JsonText("activitypub"))))
                .with("services", nothing.with("inbound", none).with("outbound", none))
                .with("openRegistrations", new JsonTruth(site.open()))
                .with(
                        "usage",
                        nothing.with("users", users)
                                .with("localPosts", number(usage.localPosts()))
                                .with("localComments", number(usage.localComments())))
                .with("metadata", new JsonObject(metadata));
        return json("application/json; profile=\"" + SCHEMA + version + "#\"", document);
    }

    /// Where our WebFinger is (RFC 6415), for those who ask so first.
    ///
    /// @param origin `https://forum.example`
    public static Reply hostMeta(String origin) {
        String template = escaped(origin) + "/.well-known/webfinger?resource={uri}";
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
                  <Link rel="lrdd" type="application/jrd+json" template="%s"/>
                </XRD>
                """.formatted(template);
        return new Reply(200, headers("application/xrd+xml; charset=utf-8"), xml.getBytes(UTF_8));
    }

    private static JsonObject link(String relation, String type, Iri href) {
        return object("rel", relation, "type", type, "href", href.value());
    }

    private static JsonObject object(String... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], new JsonText(namesAndValues[i + 1]));
        }
        return new JsonObject(members);
    }

    private static JsonNumber number(long value) {
        return new JsonNumber(Long.toString(value));
    }

    private static Reply json(String type, JsonObject document) {
        return new Reply(200, headers(type), Json.write(document));
    }

    private static Headers headers(String type) {
        return Headers.of("Content-Type", type, "Access-Control-Allow-Origin", "*");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
