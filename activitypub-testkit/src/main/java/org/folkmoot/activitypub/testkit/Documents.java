package org.folkmoot.activitypub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// The documents that every server has beside those of its actors: WebFinger, NodeInfo, collections.
final class Documents {

    private Documents() {}

    /// @param resource `acct:name@host` or an actor's address, as it stood in the query; null when there was none
    static @Nullable JsonObject webFinger(@Nullable String resource, Iterable<ScriptedActor> actors) {
        String asked = resource == null ? "" : URLDecoder.decode(resource, UTF_8);
        for (ScriptedActor actor : actors) {
            String account = "acct:" + actor.handle();
            if (asked.equals(account) || asked.equals(actor.id().value())) {
                return JsonObject.builder()
                        .put("subject", account)
                        .put("aliases", List.of(actor.id().value()))
                        .put("links", JsonArray.of(self(actor)))
                        .build();
            }
        }
        return null;
    }

    private static JsonObject self(ScriptedActor actor) {
        return JsonObject.builder()
                .put("rel", "self")
                .put("type", "application/activity+json")
                .put("href", actor.id().value())
                .put(
                        "properties",
                        JsonObject.builder()
                                .put("https://www.w3.org/ns/activitystreams#type", actor.type())
                                .build())
                .build();
    }

    static JsonObject nodeInfoLinks(String origin) {
        JsonObject link = JsonObject.builder()
                .put("rel", "http://nodeinfo.diaspora.software/ns/schema/2.1")
                .put("href", origin + "/nodeinfo/2.1")
                .build();
        return JsonObject.builder().put("links", JsonArray.of(link)).build();
    }

    static JsonObject nodeInfo(Dialect dialect, int users) {
        return JsonObject.builder()
                .put("version", "2.1")
                .put(
                        "software",
                        JsonObject.builder()
                                .put("name", dialect.software())
                                .put("version", dialect.version())
                                .build())
                .put("protocols", List.of("activitypub"))
                .put(
                        "services",
                        JsonObject.builder()
                                .put("inbound", List.of())
                                .put("outbound", List.of())
                                .build())
                .put("openRegistrations", false)
                .put(
                        "usage",
                        JsonObject.builder()
                                .put(
                                        "users",
                                        JsonObject.builder().put("total", users).build())
                                .put("localPosts", 0)
                                .build())
                .put("metadata", new JsonObject(Map.of()))
                .build();
    }

    /// Followers are only counted, as Lemmy does it.
    static JsonObject followers(String id, int count) {
        return JsonObject.builder()
                .put("@context", "https://www.w3.org/ns/activitystreams")
                .put("id", id)
                .put("type", "Collection")
                .put("totalItems", count)
                .put("items", List.of())
                .build();
    }

    static JsonObject ordered(String id, List<? extends Json> items) {
        return JsonObject.builder()
                .put("@context", "https://www.w3.org/ns/activitystreams")
                .put("id", id)
                .put("type", "OrderedCollection")
                .put("totalItems", items.size())
                .put("orderedItems", new JsonArray(List.copyOf(items)))
                .build();
    }

    /// A page of a collection that has always one more.
    static JsonObject endless(String id, long number) {
        return JsonObject.builder()
                .put("@context", "https://www.w3.org/ns/activitystreams")
                .put("id", id)
                .put("type", "OrderedCollectionPage")
                .put("partOf", id)
                .put("next", id + "?more=" + number)
                .put("orderedItems", List.of(id + "/item/" + number))
                .build();
    }
}
