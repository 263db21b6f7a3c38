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
/// @param path  of the object within its document; empty for the document itself
/// @param depth how many objects it stands in
record Fields(JsonObject object, String path, int depth) {

    /// Values of one member: addressees, tags, attachments, items.
    private static final int MOST = 500;

    /// Characters of a name; what is longer is cut.
    private static final int LONGEST_NAME = 2_048;

    /// Characters of a text that people read. No server's limit comes near; cutting would tear its HTML.
    private static final int LONGEST_TEXT = 200_000;

    Fields(JsonObject object) {
        this(object, "", 0);
    }

    MalformedDocument missing(String name, String expected) {
        return new MalformedDocument(place(name), expected);
    }

    private String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String place(String name, int at, int of) {
        return place(name) + (of > 1 ? "[" + at + "]" : "");
    }

    /// The values of a member: none, one or many.
    ///
    /// @throws MalformedDocument when there are more than anybody needs
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

    /// A name, cut to what a name can be.
    @Nullable
    String name(String name) {
        return cut(text(name));
    }

    /// A name that may stand in several languages.
    @Nullable
    String nameInAnyLanguage(String name) {
        return cut(anyLanguage(name));
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= LONGEST_NAME) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return text.substring(0, end);
    }

    /// A text that may stand in several languages (`contentMap` beside `content`): its plain form, or the first of
    /// them.
    ///
    /// @throws MalformedDocument when it is longer than any text can be
    @Nullable
    String textInAnyLanguage(String name) {
        return bounded(name, anyLanguage(name));
    }

    /// The same text when it is one that people can have written.
    ///
    /// @throws MalformedDocument when it is longer
    @Nullable
    String bounded(String name, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw missing(name, "a text of at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private @Nullable String anyLanguage(String name) {
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
        List<Iri> found = new ArrayList<>();
        for (Json value : many(name)) {
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
                found.add(new Fields(inner, place(name, at, values.size()), depth + 1));
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
        List<Json> values = many(name);
        for (int at = 0; at < values.size(); at++) {
            Reference found = reference(values.get(at), place(name, at, values.size()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// @throws MalformedDocument when there is nothing
    Reference theReference(String name) {
        Reference found = reference(name);
        if (found == null) {
            throw missing(name, "an object or its address");
        }
        return found;
    }

    /// The items of a list, the first [#MOST] of them. One that is malformed spoils only itself: it becomes an
    /// [Unknown].
    List<Reference> items(String name) {
        List<Json> values = object.find(name) instanceof JsonArray(var all)
                ? all.subList(0, Math.min(all.size(), MOST))
                : many(name);
        List<Reference> found = new ArrayList<>();
        for (int at = 0; at < values.size(); at++) {
            Reference item = item(values.get(at), place(name, at, values.size()));
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    private @Nullable Reference item(Json value, String place) {
        try {
            return reference(value, place);
        } catch (MalformedDocument malformed) {
            if (!(value instanceof JsonObject inner)) {
                throw malformed;
            }
            String type = inner.text("type");
            return new Reference.Embedded(new Unknown(iriOf(inner), type == null ? "" : type, inner));
        }
    }

    private @Nullable Reference reference(Json value, String place) {
        if (value instanceof JsonObject inner) {
            return new Reference.Embedded(Vocabulary.read(new Fields(inner, place, depth + 1)));
        }
        Iri id = iriOf(value);
        return id == null ? null : new Reference.ById(id);
    }
}
