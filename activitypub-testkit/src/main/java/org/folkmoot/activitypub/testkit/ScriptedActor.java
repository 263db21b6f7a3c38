package org.folkmoot.activitypub.testkit;

import static java.util.Locale.ROOT;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;

/// Somebody on a scripted peer: their document, their key, and the words that they say in the peer's dialect.
///
/// What is made here is only written; [ScriptedPeer#send] sends it.
public final class ScriptedActor {

    private static final JsonArray CONTEXT =
            JsonArray.ofTexts(List.of("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"));

    private final ScriptedPeer peer;
    private final String type;
    private final String name;
    private final String id;
    private final KeyPair keys;
    private final AtomicInteger said = new AtomicInteger();

    ScriptedActor(ScriptedPeer peer, String type, String name, String path, KeyPair keys) {
        this.peer = peer;
        this.type = type;
        this.name = name;
        this.id = peer.origin() + path;
        this.keys = keys;
    }

    public Iri id() {
        return new Iri(id);
    }

    /// `name@host`, as people write it.
    public String handle() {
        return name + "@" + id().host();
    }

    public Iri inbox() {
        return new Iri(below("inbox"));
    }

    public Iri followers() {
        return new Iri(below("followers"));
    }

    public String keyId() {
        return id + peer.trait().key;
    }

    KeyPair keys() {
        return keys;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    /// An address below the actor's, whether that ends in a slash or not.
    String below(String what) {
        boolean slashed = id.endsWith("/");
        return id + (slashed ? "" : "/") + what + (slashed && peer.trait().numbered ? "/" : "");
    }

    /// What is served at the actor's address.
    public JsonObject document() {
        JsonObject.Builder document = JsonObject.builder()
                .put("@context", CONTEXT)
                .put("id", id)
                .put("type", type)
                .put("preferredUsername", name)
                .put("name", name + " of " + peer.dialect().software())
                .put("summary", "<p>Made up for a test.</p>")
                .put("url", id)
                .put("inbox", below("inbox"))
                .put("outbox", below("outbox"))
                .put("followers", below("followers"))
                .put("manuallyApprovesFollowers", false)
                .put("published", peer.dialect().written(peer.now()))
                .put("publicKey", key());
        if (!type.equals("Group")) {
            document.put("following", below("following"));
        } else {
            document.put("attributedTo", below("moderators"))
                    .put("featured", below("featured"))
                    .put("postingRestrictedToMods", false);
        }
        String shared = peer.trait().sharedInbox;
        if (shared != null) {
            document.put(
                    "endpoints",
                    JsonObject.builder()
                            .put("sharedInbox", peer.origin() + shared)
                            .build());
        }
        return document.build();
    }

    /// Only what belongs to the key; GoToSocial serves this alone at the key's own address.
    JsonObject stub() {
        return JsonObject.builder()
                .put("@context", CONTEXT)
                .put("id", id)
                .put("type", type)
                .put("preferredUsername", name)
                .put("publicKey", key())
                .build();
    }

    private JsonObject key() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return JsonObject.builder()
                .put("id", keyId())
                .put("owner", id)
                .put("publicKeyPem", pem)
                .build();
    }

    public JsonObject follow(Iri whom) {
        return activity("Follow")
                .put("object", whom.value())
                .put("to", List.of(whom.value()))
                .build();
    }

    /// An answer to a `Follow`; some dialects embed it, some name it.
    public JsonObject accept(JsonObject follow) {
        return activity("Accept")
                .put("object", embedded(follow))
                .put("to", List.of(actorOf(follow)))
                .build();
    }

    public JsonObject reject(JsonObject follow) {
        return activity("Reject")
                .put("object", embedded(follow))
                .put("to", List.of(actorOf(follow)))
                .build();
    }

    /// Takes back an activity of theirs.
    public JsonObject undo(JsonObject activity) {
        return activity("Undo")
                .put("object", embedded(activity))
                .put("to", activity.find("to"))
                .put("cc", List.of())
                .build();
    }

    public JsonObject like(Iri what) {
        return activity("Like").put("object", what.value()).build();
    }

    public JsonObject dislike(Iri what) {
        return activity("Dislike").put("object", what.value()).build();
    }

    /// A `Page` by this person in a community.
    public JsonObject page(Iri community, String title, String html) {
        return content("Page", html)
                .put("name", title)
                .put("to", List.of(community.value(), peer.dialect().everyone()))
                .put("cc", List.of())
                .put("audience", community.value())
                .build();
    }

    /// A `Note` by this person that answers something.
    ///
    /// @param to those addressed, besides everybody
    public JsonObject note(Iri answered, String html, List<String> to) {
        List<String> addressed = new ArrayList<>(to);
        addressed.add(peer.dialect().everyone());
        return content("Note", html)
                .put("inReplyTo", answered.value())
                .put("to", addressed)
                .put("cc", List.of(below("followers")))
                .build();
    }

    public JsonObject create(JsonObject content) {
        return about("Create", content);
    }

    public JsonObject update(JsonObject content) {
        return about(
                "Update", content.with("updated", new JsonText(peer.dialect().written(peer.now()))));
    }

    public JsonObject delete(JsonObject content) {
        return activity("Delete")
                .put("object", content.text("id"))
                .put("to", content.find("to"))
                .put("cc", content.find("cc"))
                .put("audience", content.find("audience"))
                .build();
    }

    /// A boost of theirs, or what a community passes on: an address, or a whole activity exactly as it is.
    public JsonObject announce(Json what) {
        return activity("Announce")
                .put("object", what)
                .put("to", List.of(peer.dialect().everyone()))
                .put("cc", List.of(below("followers")))
                .build();
    }

    private JsonObject about(String verb, JsonObject content) {
        return activity(verb)
                .put("object", content.without("@context"))
                .put("to", content.find("to"))
                .put("cc", content.find("cc"))
                .put("audience", content.find("audience"))
                .build();
    }

    private JsonObject.Builder content(String kind, String html) {
        return JsonObject.builder()
                .put("@context", CONTEXT)
                .put("id", peer.origin() + "/" + kind.toLowerCase(ROOT) + "/" + peer.nextNumber())
                .put("type", kind)
                .put("attributedTo", id)
                .put("content", html)
                .put("mediaType", "text/html")
                .put("published", peer.dialect().written(peer.now()));
    }

    /// The beginning of any activity of theirs, with an id of its own.
    public JsonObject.Builder activity(String verb) {
        String path = "/activities/" + verb.toLowerCase(ROOT) + "/" + name + "-" + said.incrementAndGet();
        return JsonObject.builder()
                .put("@context", CONTEXT)
                .put("id", peer.origin() + path)
                .put("type", verb)
                .put("actor", id);
    }

    private Json embedded(JsonObject activity) {
        String known = activity.text("id");
        return peer.dialect().bareIds() && known != null ? new JsonText(known) : activity.without("@context");
    }

    private static String actorOf(JsonObject activity) {
        String actor = activity.text("actor");
        return actor == null ? "" : actor;
    }
}
