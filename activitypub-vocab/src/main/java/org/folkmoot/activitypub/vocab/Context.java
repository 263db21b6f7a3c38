package org.folkmoot.activitypub.vocab;

/// The `@context` of everything we write: one constant, so that nobody has to fetch anything to understand it.
///
/// Most readers only look for the first of its addresses and drop what lacks it (Mastodon), so it stands on documents
/// and also on activities that others pass on.
public final class Context {

    private static final Json CONSTANT = constant();

    private Context() {}

    /// The same document with the context before everything else.
    public static JsonObject on(JsonObject document) {
        JsonObject.Builder whole = JsonObject.builder().put("@context", CONSTANT);
        document.without("@context").members().forEach(whole::put);
        return whole.build();
    }

    private static Json constant() {
        JsonObject.Builder terms = JsonObject.builder()
                .put("lemmy", "https://join-lemmy.org/ns#")
                .put("toot", "http://joinmastodon.org/ns#")
                .put("schema", "http://schema.org#")
                .put("manuallyApprovesFollowers", "as:manuallyApprovesFollowers")
                .put("sensitive", "as:sensitive")
                .put("Hashtag", "as:Hashtag")
                .put("commentsEnabled", "https://joinpeertube.org/ns#commentsEnabled")
                .put("featured", typed("toot:featured", "@id"))
                .put("discoverable", "toot:discoverable")
                .put("indexable", "toot:indexable")
                .put("moderators", typed("lemmy:moderators", "@id"))
                .put("postingRestrictedToMods", "lemmy:postingRestrictedToMods")
                .put("removeData", "lemmy:removeData")
                .put("distinguished", "lemmy:distinguished")
                .put("language", "schema:inLanguage")
                .put("identifier", "schema:identifier");
        return JsonArray.of(
                new JsonText("https://www.w3.org/ns/activitystreams"),
                new JsonText("https://w3id.org/security/v1"),
                terms.build());
    }

    private static Json typed(String id, String type) {
        return JsonObject.builder().put("@id", id).put("@type", type).build();
    }
}
