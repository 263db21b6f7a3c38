package org.folkmoot.api.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An object on the wire: what it is called, and each of its parts with its meaning. What is written and the schema
/// that describes it come from the same lines, so that they cannot differ.
///
/// A part is always there, if only as null. Parts are added and never taken away.
final class Shape<T> {

    private final String name;
    private final String meaning;
    private final List<Part<T>> parts;

    private record Part<T>(
            String name, Map<String, Object> schema, List<Shape<?>> shapes, Function<T, @Nullable Object> written) {}

    private Shape(String name, String meaning, List<Part<T>> parts) {
        this.name = name;
        this.meaning = meaning;
        this.parts = List.copyOf(parts);
    }

    /// @param name    in the document, in capitals at the beginning of words
    /// @param meaning a sentence
    static <T> Shape<T> named(String name, String meaning) {
        return new Shape<>(name, meaning, List.of());
    }

    /// With a part that is always known.
    <V> Shape<T> part(String part, Kind<V> kind, String meant, Function<T, V> value) {
        return with(
                part,
                kind.schema(),
                kind.shapes(),
                meant,
                whole -> kind.written().apply(value.apply(whole)));
    }

    /// With a part that may be null; the meaning says when.
    <V> Shape<T> maybe(String part, Kind<V> kind, String meant, Function<T, @Nullable V> value) {
        return with(part, kind.orNull(), kind.shapes(), meant, whole -> {
            V known = value.apply(whole);
            return known == null ? null : kind.written().apply(known);
        });
    }

    private Shape<T> with(
            String part,
            Map<String, Object> schema,
            List<Shape<?>> shapes,
            String meant,
            Function<T, @Nullable Object> written) {
        Map<String, Object> described = new LinkedHashMap<>(schema);
        described.put("description", meant);
        List<Part<T>> more = new ArrayList<>(parts);
        more.add(new Part<>(part, described, shapes, written));
        return new Shape<>(name, meaning, more);
    }

    String name() {
        return name;
    }

    String reference() {
        return "#/components/schemas/" + name;
    }

    /// A value as a tree of JSON.
    Map<String, @Nullable Object> tree(T value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        parts.forEach(part -> tree.put(part.name(), part.written().apply(value)));
        return tree;
    }

    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parts.forEach(part -> properties.put(part.name(), part.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("description", meaning);
        schema.put("properties", properties);
        schema.put("required", parts.stream().map(Part::name).toList());
        return schema;
    }

    /// The shapes that its parts refer to.
    List<Shape<?>> shapes() {
        return parts.stream()
                .<Shape<?>>flatMap(part -> part.shapes().stream())
                .distinct()
                .toList();
    }
}
