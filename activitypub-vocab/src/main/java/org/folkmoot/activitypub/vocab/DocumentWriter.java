package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what a forum publishes, in the shape that the strictest reader (Lemmy, whose fields are typed) takes and that
/// the others understand. Without `@context`: [Context#on] puts it on the outermost.
public final class DocumentWriter {

    private static final String HTML = "text/html";
    private static final String MARKDOWN = "text/markdown";

    private DocumentWriter() {}

    /// An actor of ours to be described.
    ///
    /// @param id        without a fragment; its key, inboxes and lists are made from it
    /// @param html      about it
    /// @param markdown  the same as it was typed
    /// @param moderators of a group: where the list of them is
    public record ActorDraft(
            Actor.Type type,
            String id,
            String preferredUsername,
            String name,
            @Nullable String html,
            @Nullable String markdown,
            String inbox,
            String outbox,
            String sharedInbox,
            @Nullable String followers,
            @Nullable String featured,
            @Nullable String moderators,
            String publicKeyPem,
            boolean sensitive,
            boolean postingRestrictedToMods,
            String webfinger,
            Instant published,
            @Nullable Instant updated) {}

    /// What an actor may say of itself beside what it must.
    ///
    /// @param icon       address of its picture
    /// @param image      address of its banner
    /// @param following  whom it follows; persons only
    /// @param sidebar    of a server: the long text, where `summary` is the short one
    /// @param languages  codes of those that a community or server takes
    /// @param multikeys  keys for integrity proofs (FEP-521a)
    /// @param indexable  whether what it writes may be searched (FEP-5feb); null to say nothing
    public record ActorExtras(
            @Nullable String icon,
            @Nullable String image,
            @Nullable String following,
            @Nullable Text sidebar,
            List<String> languages,
            List<Actor.Multikey> multikeys,
            @Nullable Boolean indexable) {

        public ActorExtras {
            languages = List.copyOf(languages);
            multikeys = List.copyOf(multikeys);
        }
    }

    /// A letter from one to one.
    ///
    /// @param recipient the only one who may read it
    public record LetterDraft(
            String id,
            String author,
            String recipient,
            Text text,
            Instant published,
            @Nullable Instant updated) {}

    /// A text with what it was made from.
    ///
    /// @param html     safe to show
    /// @param markdown as it was typed
    public record Text(String html, String markdown) {}

    /// A post to be described.
    ///
    /// @param group    its community
    /// @param tagName  the community's name, by which it is mentioned and which becomes its hashtag
    /// @param link     what it links to; null for none
    /// @param locked   whether it takes no more comments
    /// @param language code; null for none
    public record PageDraft(
            String id,
            String author,
            String group,
            String tagName,
            String title,
            @Nullable Text text,
            @Nullable String link,
            boolean sensitive,
            boolean locked,
            @Nullable String language,
            Instant published,
            @Nullable Instant updated) {}

    /// A comment to be described.
    ///
    /// @param parentAuthor whose words it answers; null when that is nobody any more
    public record NoteDraft(
            String id,
            String author,
            String group,
            String inReplyTo,
            @Nullable String parentAuthor,
            List<Mention> mentions,
            Text text,
            boolean distinguished,
            @Nullable String language,
            Instant published,
            @Nullable Instant updated) {}

    /// Somebody who is spoken of.
    ///
    /// @param handle as `@name@host`
    public record Mention(String actor, String handle) {}

    public static JsonObject actor(ActorDraft draft) {
        JsonObject.Builder actor = JsonObject.builder()
                .put("type", draft.type().word())
                .put("id", draft.id())
                .put("preferredUsername", draft.preferredUsername())
                .put("name", draft.name())
                .put("summary", draft.html())
                .put("source", source(draft.markdown()))
                .put("url", draft.id())
                .put("inbox", draft.inbox())
                .put("outbox", draft.outbox())
                .put("followers", draft.followers())
                .put("featured", draft.featured())
                .put("attributedTo", draft.moderators())
                .put("moderators", draft.moderators())
                .put(
                        "endpoints",
                        JsonObject.builder()
                                .put("sharedInbox", draft.sharedInbox())
                                .build())
                .put("publicKey", key(draft))
                .put("manuallyApprovesFollowers", false)
                .put("discoverable", true)
                .put("webfinger", draft.webfinger())
                .put("published", draft.published().toString())
                .put("updated", draft.updated() == null ? null : draft.updated().toString());
        if (draft.type() == Actor.Type.GROUP) {
            actor.put("sensitive", draft.sensitive()).put("postingRestrictedToMods", draft.postingRestrictedToMods());
        }
        return actor.build();
    }

    /// An actor with all that it says of itself.
    public static JsonObject actor(ActorDraft draft, ActorExtras extras) {
        JsonObject plain = actor(draft);
        JsonObject.Builder actor = JsonObject.builder();
        plain.members().forEach(actor::put);
        text(actor, extras.sidebar());
        actor.put("following", extras.following())
                .put("icon", picture(extras.icon()))
                .put("image", picture(extras.image()));
        if (extras.indexable() != null) {
            actor.put("indexable", extras.indexable().booleanValue());
        }
        if (draft.type() == Actor.Type.GROUP || draft.type() == Actor.Type.APPLICATION) {
            actor.put("language", languages(extras.languages()));
        }
        if (!extras.multikeys().isEmpty()) {
            actor.put("assertionMethod", multikeys(extras.multikeys()));
        }
        return actor.build();
    }

    private static @Nullable Json picture(@Nullable String address) {
        return address == null
                ? null
                : JsonObject.builder().put("type", "Image").put("url", address).build();
    }

    private static Json languages(List<String> codes) {
        List<Json> languages = new ArrayList<>();
        for (String code : codes) {
            languages.add(JsonObject.builder()
                    .put("identifier", code)
                    .put("name", code)
                    .build());
        }
        return new JsonArray(languages);
    }

    private static Json multikeys(List<Actor.Multikey> keys) {
        return new JsonArray(keys.stream()
                .<Json>map(key -> JsonObject.builder()
                        .put("id", key.id().value())
                        .put("type", "Multikey")
                        .put("controller", key.controller().value())
                        .put("publicKeyMultibase", key.publicKeyMultibase())
                        .build())
                .toList());
    }

    private static JsonObject key(ActorDraft draft) {
        return JsonObject.builder()
                .put("id", draft.id() + "#main-key")
                .put("owner", draft.id())
                .put("publicKeyPem", draft.publicKeyPem())
                .build();
    }

    private static @Nullable Json source(@Nullable String markdown) {
        return markdown == null
                ? null
                : JsonObject.builder()
                        .put("content", markdown)
                        .put("mediaType", MARKDOWN)
                        .build();
    }

    /// A post. Its community is the first that it is addressed to: by that it is found (Lemmy 1.0). It is
    /// mentioned too, so that Mastodon, which sends an answer to whom it mentions, sends it there.
    public static JsonObject page(PageDraft draft) {
        Json hashtag = JsonObject.builder()
                .put("type", "Hashtag")
                .put("href", draft.id())
                .put("name", "#" + draft.tagName())
                .build();
        Mention community = new Mention(draft.group(), "@" + draft.tagName() + "@" + new Iri(draft.group()).host());
        JsonObject.Builder page = JsonObject.builder()
                .put("type", "Page")
                .put("id", draft.id())
                .put("attributedTo", draft.author())
                .put("to", List.of(draft.group(), Audience.PUBLIC.value()))
                .put("cc", List.of())
                .put("audience", draft.group())
                .put("name", draft.title());
        text(page, draft.text());
        return page.put("attachment", attachment(draft.link()))
                .put("url", draft.id())
                .put("sensitive", draft.sensitive())
                .put("commentsEnabled", !draft.locked())
                .put("language", language(draft.language()))
                .put("published", draft.published().toString())
                .put("updated", draft.updated() == null ? null : draft.updated().toString())
                .put("tag", JsonArray.of(hashtag, tag(community)))
                .build();
    }

    private static Json attachment(@Nullable String link) {
        return link == null
                ? JsonArray.of()
                : JsonArray.of(JsonObject.builder()
                        .put("type", "Link")
                        .put("href", link)
                        .build());
    }

    private static void text(JsonObject.Builder thing, @Nullable Text text) {
        if (text != null) {
            thing.put("content", text.html()).put("mediaType", HTML).put("source", source(text.markdown()));
        }
    }

    /// Lemmy knows languages with their names; the name is for people only, so the code serves.
    private static @Nullable Json language(@Nullable String code) {
        return code == null
                ? null
                : JsonObject.builder().put("identifier", code).put("name", code).build();
    }

    /// A comment.
    public static JsonObject note(NoteDraft draft) {
        List<String> copies = new ArrayList<>(List.of(draft.group()));
        if (draft.parentAuthor() != null) {
            copies.add(draft.parentAuthor());
        }
        draft.mentions().stream()
                .map(Mention::actor)
                .filter(actor -> !copies.contains(actor))
                .forEach(copies::add);
        JsonObject.Builder note = JsonObject.builder()
                .put("type", "Note")
                .put("id", draft.id())
                .put("attributedTo", draft.author())
                .put("to", List.of(draft.group(), Audience.PUBLIC.value()))
                .put("cc", copies)
                .put("audience", draft.group())
                .put("inReplyTo", draft.inReplyTo());
        text(note, draft.text());
        return note.put("attachment", JsonArray.of())
                .put("distinguished", draft.distinguished())
                .put("url", draft.id())
                .put("language", language(draft.language()))
                .put("published", draft.published().toString())
                .put("updated", draft.updated() == null ? null : draft.updated().toString())
                .put("tag", tags(draft.mentions()))
                .build();
    }

    private static Json tags(List<Mention> mentions) {
        return new JsonArray(mentions.stream().<Json>map(DocumentWriter::tag).toList());
    }

    private static JsonObject tag(Mention mention) {
        return JsonObject.builder()
                .put("type", "Mention")
                .put("href", mention.actor())
                .put("name", mention.handle())
                .build();
    }

    /// A letter, as a Lemmy before 1.0 reads it; [#plainLetter] is for everybody else.
    public static JsonObject letter(LetterDraft draft) {
        return letter("ChatMessage", draft);
    }

    /// A letter, as everybody but a Lemmy before 1.0 reads it.
    ///
    /// @param recipient mentioned in it, since Mastodon tells people only of what mentions them
    public static JsonObject plainLetter(LetterDraft draft, Mention recipient) {
        return letter("Note", draft).with("tag", tags(List.of(recipient)));
    }

    private static JsonObject letter(String type, LetterDraft draft) {
        JsonObject.Builder letter = JsonObject.builder()
                .put("type", type)
                .put("id", draft.id())
                .put("attributedTo", draft.author())
                .put("to", List.of(draft.recipient()));
        text(letter, draft.text());
        return letter.put("published", draft.published().toString())
                .put("updated", draft.updated() == null ? null : draft.updated().toString())
                .build();
    }

    /// What is left of something of ours that is gone.
    public static JsonObject tombstone(String id) {
        return JsonObject.builder().put("type", "Tombstone").put("id", id).build();
    }

    /// A list of things, whole and in order; only of the moderators Lemmy wants no number.
    public static JsonObject ordered(String id, @Nullable Long total, List<Json> items) {
        JsonObject.Builder list =
                JsonObject.builder().put("type", "OrderedCollection").put("id", id);
        if (total != null) {
            list.put("totalItems", total);
        }
        return list.put("orderedItems", new JsonArray(items)).build();
    }

    /// What is left of something of ours, and what it was.
    public static JsonObject tombstone(String id, String formerType, Instant deleted) {
        return tombstone(id)
                .with("formerType", new JsonText(formerType))
                .with("deleted", new JsonText(deleted.toString()));
    }

    /// A list that is too long for one document: its items are on pages, of which this is the first's address.
    public static JsonObject paged(String id, long total, String first) {
        return JsonObject.builder()
                .put("type", "OrderedCollection")
                .put("id", id)
                .put("totalItems", total)
                .put("first", first)
                .build();
    }

    /// A page of such a list.
    ///
    /// @param next the one after it; null on the last
    public static JsonObject page(String id, String list, @Nullable String next, List<Json> items) {
        return JsonObject.builder()
                .put("type", "OrderedCollectionPage")
                .put("id", id)
                .put("partOf", list)
                .put("next", next)
                .put("orderedItems", new JsonArray(items))
                .build();
    }

    /// How many there are, and nobody by name: the followers of a community.
    public static JsonObject counted(String id, long total) {
        return JsonObject.builder()
                .put("type", "Collection")
                .put("id", id)
                .put("totalItems", total)
                .put("items", JsonArray.of())
                .build();
    }
}
