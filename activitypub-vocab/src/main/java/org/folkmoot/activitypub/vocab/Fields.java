package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The members of an object as servers really write them: absent, null, one, a list of one, a list, a text or an
/// object.
///
/// What is asked for leniently is null or empty when it is not there or something else; what a thing cannot be without
/// is asked for by `the…` and said to be missing, with its place.
///
/// @param path of the object within its document; empty for the document itself
record Fields(JsonObject object, String path) {

    /// Whom something is addressed to, at most.
    private static final int MOST_ADDRESSEES = 500;
    private static final int MOST = 500;

    Fields(JsonObject object) {
        this(object, "");
    }

    MalformedDocument missing(String name, String expected) {
        return new MalformedDocument(place(name), expected);
    }

    private String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The values of a member: none, one or many.
    List<Json> many(String name) {
        return switch (object.find(name)) {
            case null -> List.of();
            case JsonArray(var items) -> {
                if (items.size() > MOST) {
                    throw missing(name, "a list of at most " + MOST);
                }
                yield items.stream().filter(item -> !(item instanceof JsonNull)).toList();
            }
            case Json one -> List.of(one);
        };
    }

    private <T> @Nullable T first(String name, Function<Json, @Nullable T> meaning) {
        for (Json value : many(name)) {
            T meant = meaning.apply(value);
            if (meant != null) {
                return meant;
            }
        }
        return null;
    }

    /// What kinds it says it is.
    List<String> types() {
        return texts("type");
    }

    List<String> texts(String name) {
        return many(name).stream()
                .flatMap(value -> value instanceof JsonText(String text) ? Stream.of(text) : Stream.of())
                .toList();
    }

    @Nullable
    String text(String name) {
        return first(name, value -> value instanceof JsonText(String text) ? text : null);
    }

    /// A text that may stand in several languages (`contentMap` beside `content`): its plain form, or the first of
    /// them.
    @Nullable
    String textInAnyLanguage(String name) {
        String plain = text(name);
        if (plain != null) {
            return plain;
        }
        return object.find(name + "Map") instanceof JsonObject(var languages)
                ? languages.values().stream()
                        .flatMap(value -> value instanceof JsonText(String text) ? Stream.of(text) : Stream.of())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /// The language of the first text of a map such as `contentMap`.
    @Nullable
    String languageOf(String name) {
        return object.find(name + "Map") instanceof JsonObject(var languages)
                ? languages.keySet().stream().findFirst().orElse(null)
                : null;
    }

    @Nullable
    Boolean truth(String name) {
        return first(name, value -> value instanceof JsonTruth(boolean truth) ? Boolean.valueOf(truth) : null);
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(truth(name));
    }

    @Nullable
    Instant moment(String name) {
        String text = text(name);
        return text == null ? null : Moments.read(text);
    }

    /// A count, from 0 to 2³¹ − 1; null for anything that is none.
    @Nullable
    Long count(String name) {
        return first(name, value -> {
            if (value instanceof JsonNumber(String literal) && literal.matches("-?\\d{1,18}")) {
                return Math.clamp(Long.parseLong(literal), 0L, (long) Integer.MAX_VALUE);
            }
            return null;
        });
    }

    /// The id of a member: the text itself, or the `id` (or `href`) of what stands there.
    @Nullable
    Iri iri(String name) {
        return first(name, Fields::iriOf);
    }

    /// @throws MalformedDocument when there is none
    Iri theIri(String name) {
        Iri found = iri(name);
        if (found == null) {
            throw missing(name, "an address");
        }
        return found;
    }

    List<Iri> iris(String name) {
        List<Json> values = many(name);
        List<Iri> found = new ArrayList<>();
        for (Json value : values.subList(0, Math.min(values.size(), MOST_ADDRESSEES))) {
            Iri iri = iriOf(value);
            if (iri != null) {
                found.add(iri);
            }
        }
        return found;
    }

    static @Nullable Iri iriOf(Json value) {
        return switch (value) {
            case JsonText(String text) -> iriOf(text);
            case JsonObject object -> {
                String id = object.text("id");
                String text = id == null ? object.text("href") : id;
                yield text == null ? null : iriOf(text);
            }
            case JsonArray _, JsonNumber _, JsonTruth _, JsonNull _ -> null;
        };
    }

    private static @Nullable Iri iriOf(String text) {
        if (Audience.meansPublic(text)) {
            return Audience.PUBLIC;
        }
        return Iri.possible(text) ? new Iri(text) : null;
    }

    /// The objects under a name, with their place.
    List<Fields> objects(String name) {
        List<Fields> found = new ArrayList<>();
        List<Json> values = many(name);
        for (int at = 0; at < values.size(); at++) {
            if (values.get(at) instanceof JsonObject inner) {
                found.add(new Fields(inner, place(name) + (values.size() > 1 ? "[" + at + "]" : "")));
            }
        }
        return found;
    }

    @Nullable
    Fields object(String name) {
        List<Fields> found = objects(name);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// What a member speaks of; null when there is nothing.
    @Nullable
    Reference reference(String name) {
        return first(name, value -> reference(value, place(name)));
    }

    /// @throws MalformedDocument when there is nothing
    Reference theReference(String name) {
        Reference found = reference(name);
        if (found == null) {
            throw missing(name, "an object or its address");
        }
        return found;
    }

    List<Reference> references(String name) {
        List<Reference> found = new ArrayList<>();
        for (Json value : many(name)) {
            Reference reference = reference(value, place(name));
            if (reference != null) {
                found.add(reference);
            }
        }
        return found;
    }

    private static @Nullable Reference reference(Json value, String path) {
        if (value instanceof JsonObject object) {
            return new Reference.Embedded(Vocabulary.read(object, path));
        }
        Iri id = iriOf(value);
        return id == null ? null : new Reference.ById(id);
    }
}
