package org.folkmoot.activitypub.vocab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says whether what was read is what stands in the JSON, by looking there itself and in no clever way.
final class Meaning {

    private Meaning() {}

    /// The kinds from the outside in, as `Announce(Create(Page))`; votes, deletions and the like name only themselves.
    static String kind(Thing thing) {
        return switch (thing) {
            case Activity.Other other -> other.type();
            case Activity.Accept accept -> "Accept" + within(accept.object());
            case Activity.Reject reject -> "Reject" + within(reject.object());
            case Activity.Undo undo -> "Undo" + within(undo.object());
            case Activity.Create create -> "Create" + within(create.object());
            case Activity.Update update -> "Update" + within(update.object());
            case Activity.Announce announce -> "Announce" + within(announce.object());
            case Activity activity -> activity.getClass().getSimpleName();
            case Content content -> content.type();
            case Actor actor -> actor.type().word();
            case Collection collection -> collection.page() ? "CollectionPage" : "Collection";
            case Tombstone tombstone -> tombstone.getClass().getSimpleName();
            case Unknown unknown -> "Unknown " + unknown.type();
        };
    }

    private static String within(Reference reference) {
        Thing thing = reference.thing();
        return thing == null ? "" : "(" + kind(thing) + ")";
    }

    /// Checks a thing, and everything that stands in it.
    static void check(String from, Thing thing) {
        JsonObject json = thing.json();
        assertThat(name(thing.id())).as("%s: id", from).isEqualTo(json.text("id"));
        switch (thing) {
            case Activity activity -> activity(from, activity);
            case Content content -> content(from, content);
            case Actor actor -> actor(from, actor);
            case Collection collection -> {
                assertThat(collection.items())
                        .as("%s: items", from)
                        .hasSize(all(json, "items").size()
                                + all(json, "orderedItems").size());
                collection.items().forEach(item -> inner(from, item));
            }
            case Tombstone _ -> {}
            case Unknown unknown -> throw new AssertionError(from + ": nobody understands a " + unknown.type());
        }
    }

    private static void inner(String from, Reference reference) {
        Thing thing = reference.thing();
        if (thing != null) {
            check(from, thing);
        }
    }

    private static void activity(String from, Activity activity) {
        JsonObject json = activity.json();
        Activity.Envelope envelope = activity.envelope();
        assertThat(envelope.actor().value()).as("%s: actor", from).isEqualTo(json.text("actor"));
        assertThat(names(envelope.to())).as("%s: to", from).isEqualTo(all(json, "to"));
        assertThat(names(envelope.cc())).as("%s: cc", from).isEqualTo(all(json, "cc"));
        assertThat(name(envelope.audience())).as("%s: audience", from).isEqualTo(json.text("audience"));
        assertThat(envelope.published()).as("%s: published", from).isEqualTo(moment(json, "published"));
        List<String> objects = all(json, "object");
        switch (activity) {
            case Activity.Follow follow -> same(from, follow.object(), objects);
            case Activity.Accept accept -> same(from, accept.object(), objects);
            case Activity.Reject reject -> same(from, reject.object(), objects);
            case Activity.Undo undo -> {
                same(from, undo.object(), objects);
                if (undo.object().thing() instanceof Activity undone) {
                    assertThat(undone.actor()).as("%s: of the undone", from).isEqualTo(undo.actor());
                }
            }
            case Activity.Create create -> {
                same(from, create.object(), objects);
                if (create.object().thing() instanceof Content content) {
                    assertThat(content.attributedTo()).as("%s: author", from).containsExactly(create.actor());
                }
            }
            case Activity.Update update -> same(from, update.object(), objects);
            case Activity.Delete delete -> {
                same(from, delete.object(), objects);
                assertThat(delete.removal()).as("%s: removal", from).isEqualTo(json.text("summary") != null);
                assertThat(delete.removeData()).as("%s: removeData", from).isEqualTo(truth(json, "removeData"));
            }
            case Activity.Like like -> same(from, like.object(), objects);
            case Activity.Dislike dislike -> same(from, dislike.object(), objects);
            case Activity.Announce announce -> {
                same(from, announce.object(), objects);
                if (announce.object().thing() instanceof Activity inner
                        && inner.envelope().audience() != null
                        && from.startsWith("lemmy")) {
                    assertThat(inner.envelope().audience())
                            .as("%s: community", from)
                            .isEqualTo(announce.actor());
                }
            }
            case Activity.Flag flag -> {
                assertThat(names(flag.objects())).as("%s: objects", from).isEqualTo(objects);
                assertThat(flag.reason()).as("%s: reason", from).isEqualTo(json.text("summary"));
            }
            case Activity.Block block -> {
                same(from, block.object(), objects);
                assertThat(name(block.target())).as("%s: target", from).isEqualTo(json.text("target"));
                assertThat(block.removeData()).as("%s: removeData", from).isEqualTo(truth(json, "removeData"));
                assertThat(block.endTime()).as("%s: end", from).isEqualTo(moment(json, "endTime"));
            }
            case Activity.Lock lock -> same(from, lock.object(), objects);
            case Activity.Add add -> {
                same(from, add.object(), objects);
                assertThat(name(add.target())).as("%s: target", from).isEqualTo(json.text("target"));
            }
            case Activity.Remove remove -> {
                same(from, remove.object(), objects);
                assertThat(name(remove.target())).as("%s: target", from).isEqualTo(json.text("target"));
            }
            case Activity.Move move -> same(from, move.object(), objects);
            case Activity.Other other -> throw new AssertionError(from + ": nobody understands " + other.type());
        }
    }

    private static void same(String from, Iri read, List<String> written) {
        assertThat(written).as("%s: object", from).containsExactly(read.value());
    }

    private static void same(String from, Reference read, List<String> written) {
        if (read.id() != null) {
            assertThat(written).as("%s: object", from).containsExactly(name(read.id()));
        }
        inner(from, read);
    }

    private static void content(String from, Content content) {
        JsonObject json = content.json();
        assertThat(names(content.attributedTo())).as("%s: authors", from).isEqualTo(all(json, "attributedTo"));
        assertThat(names(content.to())).as("%s: to", from).isEqualTo(all(json, "to"));
        assertThat(names(content.cc())).as("%s: cc", from).isEqualTo(all(json, "cc"));
        assertThat(name(content.audience())).as("%s: audience", from).isEqualTo(json.text("audience"));
        assertThat(content.name()).as("%s: name", from).isEqualTo(json.text("name"));
        assertThat(content.content()).as("%s: content", from).isEqualTo(json.text("content"));
        assertThat(content.mediaType()).as("%s: mediaType", from).isEqualTo("text/html");
        assertThat(content.markdown()).as("%s: source", from).isEqualTo(text(json, "source", "content"));
        assertThat(name(content.inReplyTo())).as("%s: inReplyTo", from).isEqualTo(someText(json, "inReplyTo"));
        assertThat(name(content.context())).as("%s: context", from).isEqualTo(json.text("context"));
        assertThat(name(content.url())).as("%s: url", from).isEqualTo(json.text("url"));
        assertThat(name(content.image())).as("%s: image", from).isEqualTo(text(json, "image", "url"));
        assertThat(content.sensitive()).as("%s: sensitive", from).isEqualTo(truth(json, "sensitive"));
        assertThat(content.distinguished()).as("%s: distinguished", from).isEqualTo(truth(json, "distinguished"));
        assertThat(content.commentsEnabled()).as("%s: open", from).isEqualTo(maybe(json, "commentsEnabled"));
        assertThat(content.stickied()).as("%s: stickied", from).isEqualTo(maybe(json, "stickied"));
        assertThat(content.published()).as("%s: published", from).isEqualTo(moment(json, "published"));
        assertThat(content.updated()).as("%s: updated", from).isEqualTo(moment(json, "updated"));
        assertThat(content.language()).as("%s: language", from).isEqualTo(language(json));
        assertThat(content.attachments()).as("%s: attachments", from).hasSameSizeAs(objects(json, "attachment"));
        for (int at = 0; at < content.attachments().size(); at++) {
            Content.Attachment attachment = content.attachments().get(at);
            JsonObject written = objects(json, "attachment").get(at);
            assertThat(attachment.type()).as("%s: attachment", from).isEqualTo(written.text("type"));
            assertThat(attachment.name()).as("%s: attachment", from).isEqualTo(written.text("name"));
            assertThat(attachment.address().value())
                    .as("%s: attachment", from)
                    .isIn(written.text("url"), written.text("href"));
        }
        assertThat(content.tags().stream().map(Content.Tag::name))
                .as("%s: tags", from)
                .containsExactlyElementsOf(objects(json, "tag").stream()
                        .map(tag -> tag.text("name"))
                        .toList());
        assertThat(content.choices()).as("%s: choices", from).hasSameSizeAs(objects(json, "oneOf"));
        assertThat(content.endTime()).as("%s: end", from).isEqualTo(moment(json, "endTime"));
    }

    private static void actor(String from, Actor actor) {
        JsonObject json = actor.json();
        String name = json.text("preferredUsername");
        assertThat(actor.preferredUsername()).as("%s: name", from).isEqualTo(name == null ? "" : name);
        assertThat(actor.name()).as("%s: name", from).isEqualTo(json.text("name"));
        assertThat(actor.summary()).as("%s: summary", from).isEqualTo(json.text("summary"));
        assertThat(actor.source()).as("%s: source", from).isEqualTo(text(json, "source", "content"));
        assertThat(name(actor.url())).as("%s: url", from).isEqualTo(json.text("url"));
        assertThat(name(actor.inbox())).as("%s: inbox", from).isEqualTo(json.text("inbox"));
        assertThat(name(actor.outbox())).as("%s: outbox", from).isEqualTo(json.text("outbox"));
        assertThat(name(actor.followers())).as("%s: followers", from).isEqualTo(json.text("followers"));
        assertThat(name(actor.following())).as("%s: following", from).isEqualTo(json.text("following"));
        assertThat(name(actor.featured())).as("%s: featured", from).isEqualTo(json.text("featured"));
        assertThat(name(actor.sharedInbox()))
                .as("%s: shared inbox", from)
                .isEqualTo(text(json, "endpoints", "sharedInbox"));
        if (actor.type() == Actor.Type.GROUP) {
            assertThat(name(actor.moderators())).as("%s: moderators", from).isEqualTo(json.text("attributedTo"));
        }
        Actor.Key key = Objects.requireNonNull(actor.publicKey());
        assertThat(key.id().value()).as("%s: key", from).isEqualTo(text(json, "publicKey", "id"));
        assertThat(key.owner()).as("%s: key", from).isEqualTo(actor.id());
        assertThat(key.pem()).as("%s: key", from).startsWith("-----BEGIN PUBLIC KEY-----\n");
        assertThat(actor.assertionMethods()).as("%s: keys", from).hasSameSizeAs(objects(json, "assertionMethod"));
        assertThat(name(actor.icon())).as("%s: icon", from).isEqualTo(text(json, "icon", "url"));
        assertThat(name(actor.image())).as("%s: image", from).isEqualTo(text(json, "image", "url"));
        assertThat(actor.manuallyApprovesFollowers())
                .as("%s: approves", from)
                .isEqualTo(truth(json, "manuallyApprovesFollowers"));
        assertThat(actor.discoverable()).as("%s: discoverable", from).isEqualTo(maybe(json, "discoverable"));
        assertThat(actor.indexable()).as("%s: indexable", from).isEqualTo(maybe(json, "indexable"));
        assertThat(actor.sensitive()).as("%s: sensitive", from).isEqualTo(truth(json, "sensitive"));
        assertThat(actor.postingRestrictedToMods())
                .as("%s: restricted", from)
                .isEqualTo(truth(json, "postingRestrictedToMods"));
        assertThat(actor.languages()).as("%s: languages", from).hasSameSizeAs(objects(json, "language"));
        assertThat(actor.published()).as("%s: published", from).isEqualTo(moment(json, "published"));
        assertThat(actor.updated()).as("%s: updated", from).isEqualTo(moment(json, "updated"));
    }

    private static @Nullable String name(@Nullable Iri iri) {
        return iri == null ? null : iri.value();
    }

    private static List<String> names(List<Iri> iris) {
        return iris.stream().map(Iri::value).toList();
    }

    /// PieFed says the empty text where it means nothing.
    private static @Nullable String someText(JsonObject json, String name) {
        String text = json.text(name);
        return text == null || text.isEmpty() ? null : text;
    }

    private static boolean truth(JsonObject json, String name) {
        return Boolean.TRUE.equals(maybe(json, name));
    }

    private static @Nullable Boolean maybe(JsonObject json, String name) {
        return json.find(name) instanceof JsonTruth(boolean truth) ? Boolean.valueOf(truth) : null;
    }

    private static @Nullable Instant moment(JsonObject json, String name) {
        String text = json.text(name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static @Nullable String text(JsonObject json, String outer, String inner) {
        return json.find(outer) instanceof JsonObject object ? object.text(inner) : null;
    }

    private static @Nullable String language(JsonObject json) {
        String code = text(json, "language", "identifier");
        if (code == null && json.find("contentMap") instanceof JsonObject(var languages)) {
            code = languages.keySet().iterator().next();
        }
        return code == null || code.toLowerCase(Locale.ROOT).equals("und") ? null : code;
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        List<JsonObject> found = new ArrayList<>();
        for (Json value : values(json, name)) {
            if (value instanceof JsonObject object) {
                found.add(object);
            }
        }
        return found;
    }

    private static List<Json> values(JsonObject json, String name) {
        return switch (json.find(name)) {
            case null -> List.of();
            case JsonArray(var items) -> items;
            case Json one -> List.of(one);
        };
    }

    private static List<String> all(JsonObject json, String name) {
        List<String> found = new ArrayList<>();
        for (Json value : values(json, name)) {
            if (value instanceof JsonText(String text)) {
                found.add(text);
            } else if (value instanceof JsonObject object) {
                found.add(Objects.requireNonNullElse(object.text("id"), ""));
            }
        }
        return found;
    }
}
