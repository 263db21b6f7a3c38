package org.folkmoot.activitypub.federation;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.Objects;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonArray;
import org.folkmoot.activitypub.vocab.JsonNull;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Reads the few parts of a document that decide whose it is, in all shapes in which servers write them: as a
/// text, as an object with an id, as a list with one of these. Everything else is for the vocabulary.
public final class Parts {

    private Parts() {}

    /// A text; null when there is none, or something else.
    public static @Nullable String text(JsonObject document, String name) {
        return document.members().get(name) instanceof JsonText(String text) ? text : null;
    }

    /// Whatever is there as a list: nothing, one, or many.
    public static List<Json> many(JsonObject document, String name) {
        return switch (document.members().get(name)) {
            case null -> List.of();
            case JsonNull() -> List.of();
            case JsonArray(List<Json> items) -> items;
            case Json one -> List.of(one);
        };
    }

    /// All types, as written.
    public static List<String> types(JsonObject document) {
        return many(document, "type").stream()
                .map(type -> type instanceof JsonText(String text) ? text : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /// The type by which the vocabulary reads the document: of several the first that it knows,
    /// else the first; empty when there is none. Judged by another than it is acted upon by, a
    /// document could be two things.
    public static String type(JsonObject document) {
        List<String> types = types(document);
        return types.stream()
                .filter(Vocabulary::knows)
                .findFirst()
                .orElseGet(() -> types.isEmpty() ? "" : types.getFirst());
    }

    /// The id of the document; null when it has none, or none that is an address.
    public static @Nullable Iri id(JsonObject document) {
        return iri(text(document, "id"));
    }

    /// The id of the one thing that a property names or holds; null when there is none, or more than one.
    public static @Nullable Iri reference(JsonObject document, String name) {
        List<Json> all = many(document, name);
        return all.size() == 1 ? idOf(all.getFirst()) : null;
    }

    /// The ids of all that a property names or holds, without those that have none.
    public static List<Iri> references(JsonObject document, String name) {
        return many(document, name).stream()
                .map(Parts::idOf)
                .filter(Objects::nonNull)
                .toList();
    }

    /// The one object that a property holds; null when it holds none, more than one, or only a name.
    public static @Nullable JsonObject object(JsonObject document, String name) {
        List<Json> all = many(document, name);
        return all.size() == 1 && all.getFirst() instanceof JsonObject object ? object : null;
    }

    /// The host that a text names; null when it is no http or https address.
    public static @Nullable String host(@Nullable String text) {
        Iri iri = iri(text);
        return iri == null ? null : iri.host();
    }

    /// Whether both lie on one host, both being on any.
    public static boolean sameHost(@Nullable Iri one, @Nullable Iri other) {
        String host = one == null ? null : one.host();
        return host != null && other != null && host.equals(other.host());
    }

    /// Whether both are one address: scheme and host without regard to case, all else letter by letter.
    public static boolean same(Iri one, Iri other) {
        return folded(one.value()).equals(folded(other.value()));
    }

    /// The address without what follows `#`.
    public static Iri withoutFragment(Iri iri) {
        int fragment = iri.value().indexOf('#');
        return fragment < 0 ? iri : new Iri(iri.value().substring(0, fragment));
    }

    private static String folded(String value) {
        int authority = value.indexOf("://") + 3;
        int path = authority < 3 ? -1 : value.indexOf('/', authority);
        return path < 0 ? value.toLowerCase(ROOT) : value.substring(0, path).toLowerCase(ROOT) + value.substring(path);
    }

    private static @Nullable Iri idOf(Json json) {
        return switch (json) {
            case JsonText(String text) -> iri(text);
            case JsonObject object -> id(object);
            default -> null;
        };
    }

    /// The address that a text is; null when it is none, or when it has a backslash in it, over which readers
    /// of addresses differ.
    public static @Nullable Iri iri(@Nullable String text) {
        if (text == null || text.indexOf('\\') >= 0) {
            return null;
        }
        try {
            return new Iri(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
