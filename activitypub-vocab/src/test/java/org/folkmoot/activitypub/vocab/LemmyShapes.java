package org.folkmoot.activitypub.vocab;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What Lemmy 0.19 demands of a document, field by field: its structures are typed, so one field that is missing or of
/// another type makes it refuse the whole. Fields that it skips when they are wrong are checked all the same,
/// but the tags of a `Page`: Mastodon needs a mention among them, and Lemmy makes nothing of any.
final class LemmyShapes {

    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    /// Says what is wrong with a value; null for nothing.
    @FunctionalInterface
    interface Shape {
        @Nullable
        String wrong(Json value);
    }

    private static final Shape ADDRESS =
            value -> value instanceof JsonText(String text) && text.matches("https?://[^\\s]+") ? null : "an address";
    private static final Shape TEXT = value -> value instanceof JsonText ? null : "a text";
    private static final Shape TRUTH = value -> value instanceof JsonTruth ? null : "true or false";
    private static final Shape COUNT =
            value -> value instanceof JsonNumber(String literal) && literal.matches("\\d{1,9}") ? null : "a count";
    private static final Shape MOMENT = LemmyShapes::moment;
    private static final Shape ADDRESSES =
            value -> ADDRESS.wrong(value) == null ? null : each(ADDRESS).wrong(value);
    private static final Shape ONE_ADDRESS = value -> value instanceof JsonArray(var items) && items.size() == 1
            ? ADDRESS.wrong(items.getFirst())
            : "a list of one";
    private static final Shape HTML = value -> value.equals(new JsonText("text/html")) ? null : "text/html";
    private static final Shape SOURCE = new Fields()
            .must("content", TEXT)
            .must("mediaType", value -> value.equals(new JsonText("text/markdown")) ? null : "text/markdown");
    private static final Shape IMAGE = new Fields().must("type", word("Image")).must("url", ADDRESS);
    private static final Shape LANGUAGE = new Fields().must("identifier", TEXT).must("name", TEXT);
    private static final Shape KEY =
            new Fields().must("id", ADDRESS).must("owner", ADDRESS).must("publicKeyPem", TEXT);
    private static final Shape ENDPOINTS = new Fields().must("sharedInbox", ADDRESS);
    private static final Shape ATTACHMENT = either(
            new Fields().must("type", word("Link")).must("href", ADDRESS).may("mediaType", TEXT),
            new Fields().must("type", word("Image")).must("url", ADDRESS).may("name", TEXT),
            new Fields()
                    .must("type", word("Document"))
                    .must("url", ADDRESS)
                    .may("mediaType", TEXT)
                    .may("name", TEXT));
    private static final Shape MENTION =
            new Fields().must("type", word("Mention")).must("href", ADDRESS).may("name", TEXT);
    private static final Shape HASHTAG =
            new Fields().must("type", word("Hashtag")).must("href", ADDRESS).must("name", TEXT);

    private static final Map<String, Shape> KINDS = kinds();

    private LemmyShapes() {}

    /// What Lemmy would refuse it for, with the place; null when it takes it.
    static @Nullable String wrong(Json document) {
        if (!(document instanceof JsonObject object)) {
            return "an object";
        }
        Shape shape = KINDS.get(String.valueOf(object.text("type")));
        return shape == null ? "a known type" : shape.wrong(document);
    }

    private static Map<String, Shape> kinds() {
        Map<String, Shape> kinds = new LinkedHashMap<>();
        Fields actor = new Fields()
                .must("id", ADDRESS)
                .must("inbox", ADDRESS)
                .must("outbox", ADDRESS)
                .must("publicKey", KEY)
                .may("summary", TEXT)
                .may("source", SOURCE)
                .may("icon", IMAGE)
                .may("image", IMAGE)
                .may("endpoints", ENDPOINTS)
                .may("published", MOMENT)
                .may("updated", MOMENT);
        Fields named = actor.and().must("preferredUsername", TEXT).may("name", TEXT);
        kinds.put("Person", named);
        kinds.put("Service", named);
        kinds.put(
                "Group",
                named.and()
                        .may("sensitive", TRUTH)
                        .may("attributedTo", ADDRESS)
                        .may("postingRestrictedToMods", TRUTH)
                        .may("followers", ADDRESS)
                        .may("featured", ADDRESS)
                        .may("language", each(LANGUAGE)));
        kinds.put(
                "Application",
                actor.and()
                        .must("name", TEXT)
                        .must("published", MOMENT)
                        .may("content", TEXT)
                        .may("mediaType", HTML)
                        .may("language", each(LANGUAGE)));
        kinds.put(
                "Page",
                new Fields()
                        .must("id", ADDRESS)
                        .must("attributedTo", ADDRESS)
                        .must("to", includingPublic())
                        .may("cc", ADDRESSES)
                        .must("name", TEXT)
                        .may("content", TEXT)
                        .may("mediaType", HTML)
                        .may("source", SOURCE)
                        .may("attachment", each(ATTACHMENT))
                        .may("image", IMAGE)
                        .may("sensitive", TRUTH)
                        .may("published", MOMENT)
                        .may("updated", MOMENT)
                        .may("language", LANGUAGE)
                        .may("audience", ADDRESS)
                        .may("tag", each(either(HASHTAG, MENTION)))
                        .never("inReplyTo"));
        kinds.put(
                "Note",
                new Fields()
                        .must("id", ADDRESS)
                        .must("attributedTo", ADDRESS)
                        .must("to", includingPublic())
                        .may("cc", ADDRESSES)
                        .must("content", TEXT)
                        .may("mediaType", HTML)
                        .may("source", SOURCE)
                        .must("inReplyTo", ADDRESS)
                        .may("published", MOMENT)
                        .may("updated", MOMENT)
                        .may("tag", each(MENTION))
                        .may("distinguished", TRUTH)
                        .may("language", LANGUAGE)
                        .may("audience", ADDRESS)
                        .may("attachment", each(ATTACHMENT)));
        kinds.put(
                "ChatMessage",
                new Fields()
                        .must("id", ADDRESS)
                        .must("attributedTo", ADDRESS)
                        .must("to", ONE_ADDRESS)
                        .must("content", TEXT)
                        .may("mediaType", HTML)
                        .may("source", SOURCE)
                        .may("published", MOMENT)
                        .may("updated", MOMENT));
        kinds.put("Tombstone", new Fields().must("id", ADDRESS));
        kinds.put(
                "Collection",
                new Fields()
                        .must("id", ADDRESS)
                        .must("totalItems", COUNT)
                        .must("items", value -> value.equals(JsonArray.of()) ? null : "an empty list"));
        kinds.put(
                "OrderedCollection",
                new Fields()
                        .must("id", ADDRESS)
                        .may("totalItems", COUNT)
                        .must("orderedItems", each(LemmyShapes::item)));
        activities(kinds);
        return kinds;
    }

    private static void activities(Map<String, Shape> kinds) {
        Fields activity = new Fields().must("id", ADDRESS).must("actor", ADDRESS);
        Fields open = activity.and()
                .must("to", includingPublic())
                .must("cc", ADDRESSES)
                .may("audience", ADDRESS);
        kinds.put("Follow", activity.and().must("object", ADDRESS).may("to", ONE_ADDRESS));
        Shape answer = activity.and().must("object", inner("Follow")).may("to", ONE_ADDRESS);
        kinds.put("Accept", answer);
        kinds.put("Reject", answer);
        Shape vote = activity.and().must("object", ADDRESS).may("audience", ADDRESS);
        kinds.put("Like", vote);
        kinds.put("Dislike", vote);
        Shape change = either(
                open.and().must("object", inner("Page")),
                open.and().must("object", inner("Note")).may("tag", each(MENTION)),
                open.and().must("object", inner("Group")),
                activity.and().must("to", ONE_ADDRESS).must("object", inner("ChatMessage")));
        kinds.put("Create", change);
        kinds.put("Update", change);
        Shape delete = activity.and()
                .must("to", ADDRESSES)
                .may("cc", ADDRESSES)
                .must("object", ADDRESS)
                .may("audience", ADDRESS)
                .may("summary", TEXT)
                .may("removeData", TRUTH);
        kinds.put("Delete", delete);
        kinds.put("Announce", open.and().must("object", either(ADDRESS, LemmyShapes::wrong)));
        kinds.put(
                "Flag",
                activity.and()
                        .must("to", ONE_ADDRESS)
                        .must("object", either(ADDRESS, each(ADDRESS)))
                        .may("summary", TEXT)
                        .may("content", TEXT)
                        .may("audience", ADDRESS));
        kinds.put(
                "Block",
                open.and()
                        .must("object", ADDRESS)
                        .must("target", ADDRESS)
                        .may("removeData", TRUTH)
                        .may("summary", TEXT)
                        .may("endTime", MOMENT));
        kinds.put("Lock", open.and().must("object", ADDRESS));
        kinds.put("Add", open.and().must("object", ADDRESS).must("target", ADDRESS));
        kinds.put("Remove", open.and().must("object", ADDRESS).must("target", ADDRESS));
        kinds.put(
                "Undo",
                either(
                        activity.and().must("object", either(inner("Like"), inner("Dislike"))),
                        activity.and().must("object", inner("Follow")).may("to", ONE_ADDRESS),
                        activity.and().must("to", ADDRESSES).must("object", inner("Delete")),
                        open.and().must("object", either(inner("Block"), inner("Lock")))));
    }

    private static @Nullable String item(Json value) {
        return value instanceof JsonObject ? wrong(value) : ADDRESS.wrong(value);
    }

    private static @Nullable String moment(Json value) {
        try {
            return value instanceof JsonText(String text)
                            && OffsetDateTime.parse(text).getYear() > 0
                    ? null
                    : "a time";
        } catch (DateTimeException wrong) {
            return "a time";
        }
    }

    private static Shape word(String word) {
        return value -> value.equals(new JsonText(word)) ? null : word;
    }

    private static Shape inner(String type) {
        return value -> value instanceof JsonObject object && type.equals(object.text("type"))
                ? wrong(value)
                : "a whole " + type;
    }

    /// What nobody but everybody may see is refused as `object_is_not_public`.
    private static Shape includingPublic() {
        return value -> {
            String wrong = ADDRESSES.wrong(value);
            boolean open = value.equals(new JsonText(PUBLIC))
                    || (value instanceof JsonArray(var items) && items.contains(new JsonText(PUBLIC)));
            return wrong == null && !open ? "addressed to everybody" : wrong;
        };
    }

    private static Shape each(Shape shape) {
        return value -> {
            if (!(value instanceof JsonArray(var items))) {
                return "a list";
            }
            return items.stream()
                    .map(shape::wrong)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        };
    }

    private static Shape either(Shape... shapes) {
        return value -> {
            List<String> wrongs = new ArrayList<>();
            for (Shape shape : shapes) {
                String wrong = shape.wrong(value);
                if (wrong == null) {
                    return null;
                }
                wrongs.add(wrong);
            }
            return String.join(" or ", wrongs);
        };
    }

    /// An object with fields that must be there and fields that may (or be null).
    private static final class Fields implements Shape {

        private final Map<String, Shape> must = new LinkedHashMap<>();
        private final Map<String, Shape> may = new LinkedHashMap<>();
        private final List<String> never = new ArrayList<>();

        Fields must(String name, Shape shape) {
            must.put(name, shape);
            return this;
        }

        Fields may(String name, Shape shape) {
            may.put(name, shape);
            return this;
        }

        Fields never(String name) {
            never.add(name);
            return this;
        }

        /// The same, to be added to.
        Fields and() {
            Fields copy = new Fields();
            copy.must.putAll(must);
            copy.may.putAll(may);
            copy.never.addAll(never);
            return copy;
        }

        @Override
        public @Nullable String wrong(Json value) {
            if (!(value instanceof JsonObject object)) {
                return "an object";
            }
            for (Map.Entry<String, Shape> field : must.entrySet()) {
                Json there = object.find(field.getKey());
                String wrong = there == null ? "there" : field.getValue().wrong(there);
                if (wrong != null) {
                    return field.getKey() + ": " + wrong;
                }
            }
            for (Map.Entry<String, Shape> field : may.entrySet()) {
                Json there = object.find(field.getKey());
                String wrong = there == null ? null : field.getValue().wrong(there);
                if (wrong != null) {
                    return field.getKey() + ": " + wrong;
                }
            }
            return never.stream()
                    .filter(name -> object.find(name) != null)
                    .map(name -> name + ": absent")
                    .findFirst()
                    .orElse(null);
        }
    }
}
