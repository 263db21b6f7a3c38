package org.folkmoot.activitypub.federation.finding;

import java.util.List;
import java.util.Objects;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.Getting.Got;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonNumber;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonTruth;
import org.jspecify.annotations.Nullable;

/// Asks servers what they are: their discovery document, then the newest NodeInfo that it names **on the same
/// host** (a link elsewhere would let a stranger choose what we ask for: Fedify CVE-2026-62857).
public final class NodeInfoClient {

    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/";
    private static final List<String> VERSIONS = List.of("2.1", "2.0");
    private static final int LONGEST = 100;

    private final Getting getting;
    private final String scheme;

    /// @param scheme `https`; `http` only between servers of one machine that test each other
    public NodeInfoClient(Getting getting, String scheme) {
        this.getting = getting;
        this.scheme = scheme;
    }

    /// What a server says of itself; null when it says nothing that can be read, or cannot be asked now.
    ///
    /// @param host with a port if need be
    public @Nullable NodeInfo of(String host) {
        JsonObject discovery = get(Parts.iri(scheme + "://" + host + "/.well-known/nodeinfo"));
        Iri link = discovery == null ? null : link(discovery, host);
        JsonObject document = link == null ? null : get(link);
        return document == null ? null : read(document);
    }

    private static @Nullable Iri link(JsonObject discovery, String host) {
        for (String version : VERSIONS) {
            for (Json json : Parts.many(discovery, "links")) {
                if (json instanceof JsonObject link && (SCHEMA + version).equals(Parts.text(link, "rel"))) {
                    Iri href = Parts.iri(Parts.text(link, "href"));
                    if (href != null && host.equalsIgnoreCase(href.host())) {
                        return href;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable JsonObject get(@Nullable Iri url) {
        return url != null
                        && getting.unsigned(url, "application/json") instanceof Got.Answered(var _, Reply reply)
                        && reply.success()
                        && reply.headers().mediaType().endsWith("json")
                ? Fetch.read(reply)
                : null;
    }

    static @Nullable NodeInfo read(JsonObject document) {
        JsonObject software = Parts.object(document, "software");
        String name = software == null ? null : Parts.text(software, "name");
        if (software == null || name == null || name.isBlank()) {
            return null;
        }
        JsonObject usage = Parts.object(document, "usage");
        JsonObject users = usage == null ? null : Parts.object(usage, "users");
        return new NodeInfo(
                cut(name),
                cut(Objects.requireNonNullElse(Parts.text(software, "version"), "")),
                document.members().get("openRegistrations") instanceof JsonTruth(boolean open) && open,
                count(users, "total"),
                count(users, "activeMonth"),
                count(usage, "localPosts"),
                count(usage, "localComments"));
    }

    private static @Nullable Long count(@Nullable JsonObject object, String name) {
        return object != null
                        && object.members().get(name) instanceof JsonNumber(String literal)
                        && literal.matches("[0-9]{1,15}")
                ? Long.valueOf(literal)
                : null;
    }

    private static String cut(String text) {
        String clean = text.strip();
        int characters = Math.min(LONGEST, clean.codePointCount(0, clean.length()));
        return clean.substring(0, clean.offsetByCodePoints(0, characters));
    }
}
