package org.folkmoot.api.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// How values of one kind are written, beside the schema that says so.
///
/// @param schema  as OpenAPI 3.1 has it, which is JSON Schema 2020-12
/// @param written a value as a tree of JSON: texts, numbers, truths, lists and maps
/// @param shapes  that the schema refers to
record Kind<V>(Map<String, Object> schema, Function<V, Object> written, List<Shape<?>> shapes) {

    static final Kind<String> TEXT = plain(Map.of("type", "string"), text -> text);
    static final Kind<Boolean> TRUTH = plain(Map.of("type", "boolean"), truth -> truth);
    static final Kind<Number> NUMBER =
            plain(Map.of("type", "integer", "format", "int64", "minimum", 0), Number::longValue);
    static final Kind<Number> SIGNED = plain(Map.of("type", "integer", "format", "int64"), Number::longValue);
    static final Kind<Number> THOUSANDTHS =
            plain(Map.of("type", "integer", "minimum", 0, "maximum", 1000), Number::longValue);
    static final Kind<Instant> MOMENT = plain(Map.of("type", "string", "format", "date-time"), Instant::toString);
    static final Kind<LocalDate> DAY = plain(Map.of("type", "string", "format", "date"), LocalDate::toString);
    /// An address that is read against that of the document itself.
    static final Kind<String> LINK = plain(Map.of("type", "string", "format", "uri-reference"), link -> link);

    private static <V> Kind<V> plain(Map<String, Object> schema, Function<V, Object> written) {
        return new Kind<>(schema, written, List.of());
    }

    /// One of some words; more of them may be added one day, and whoever reads must bear that.
    static Kind<String> oneOf(List<String> words) {
        return plain(Map.of("type", "string", "x-extensible-enum", words), word -> word);
    }

    /// The constants of an enum in small letters.
    static <E extends Enum<E>> Kind<E> word(Class<E> type) {
        List<String> words =
                Stream.of(type.getEnumConstants()).map(Kind::written).toList();
        return plain(Map.of("type", "string", "x-extensible-enum", words), Kind::written);
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <V> Kind<List<V>> list(Kind<V> each) {
        return new Kind<>(
                Map.of("type", "array", "items", each.schema()),
                values -> values.stream().map(each.written()).toList(),
                each.shapes());
    }

    static <T> Kind<T> of(Shape<T> shape) {
        return new Kind<>(Map.of("$ref", shape.reference()), shape::tree, List.of(shape));
    }

    /// The schema of a part that may be null.
    Map<String, Object> orNull() {
        if (schema.containsKey("$ref")) {
            return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
        }
        Map<String, Object> either = new LinkedHashMap<>(schema);
        either.put("type", List.of(schema.getOrDefault("type", "string"), "null"));
        return either;
    }
}
