package org.folkmoot.api.governance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A part of a body that is sent.
///
/// @param required whether it has to be there, if only as null
/// @param reading  what was sent, which is not null; empty where that makes no sense
/// @param sense    what would make sense, to end a sentence
record Input<V>(
        String name,
        boolean required,
        Map<String, Object> schema,
        String meaning,
        Function<Object, Optional<V>> reading,
        String sense) {

    /// Whether null may stand for nothing.
    boolean orNull() {
        return schema.get("type") instanceof List<?>;
    }

    /// A text, or null for nothing.
    static Input<String> textOrNull(String name, boolean required, String meaning) {
        Input<String> text = text(name, required, meaning);
        return new Input<>(
                name,
                required,
                Map.of("type", List.of("string", "null"), "maxLength", 10_000),
                meaning,
                text.reading(),
                "a text or null");
    }

    static Input<String> text(String name, boolean required, String meaning) {
        return new Input<>(
                name,
                required,
                Map.of("type", "string", "maxLength", 10_000),
                meaning,
                sent -> sent instanceof String text && text.length() <= 10_000 ? Optional.of(text) : Optional.empty(),
                "a text");
    }

    /// A day, or null for none.
    static Input<String> day(String name, String meaning) {
        return new Input<>(
                name,
                false,
                Map.of("type", List.of("string", "null"), "format", "date"),
                meaning,
                sent -> sent instanceof String text ? Optional.of(text) : Optional.empty(),
                "a day, such as 2030-01-31, or null");
    }

    static Input<Long> whole(String name, boolean required, long most, boolean orNull, String meaning) {
        return new Input<>(
                name,
                required,
                Map.of("type", orNull ? List.of("integer", "null") : "integer", "minimum", 0, "maximum", most),
                meaning,
                sent -> sent instanceof Long number && number >= 0 && number <= most
                        ? Optional.of(number)
                        : Optional.empty(),
                "a whole number from 0 to " + most);
    }

    static Input<Boolean> truth(String name, String meaning) {
        return new Input<>(
                name,
                false,
                Map.of("type", "boolean"),
                meaning,
                sent -> sent instanceof Boolean truth ? Optional.of(truth) : Optional.empty(),
                "true or false");
    }

    static <E extends Enum<E>> Input<E> word(String name, boolean required, Class<E> type, String meaning) {
        List<String> words =
                Stream.of(type.getEnumConstants()).map(Kind::written).toList();
        return new Input<>(
                name,
                required,
                Map.of("type", "string", "enum", words),
                meaning,
                sent -> Stream.of(type.getEnumConstants())
                        .filter(each -> Kind.written(each).equals(sent))
                        .findFirst(),
                "one of " + String.join(", ", words));
    }

    static Input<List<String>> texts(String name, String meaning) {
        return new Input<>(
                name,
                false,
                Map.of("type", "array", "items", Map.of("type", "string")),
                meaning,
                sent -> sent instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                        ? Optional.of(list.stream().map(String.class::cast).toList())
                        : Optional.empty(),
                "a list of texts");
    }

    /// An object with parts of its own.
    static Input<Sent> object(String name, boolean required, List<Input<?>> parts, String meaning) {
        return new Input<>(
                name,
                required,
                schema(parts),
                meaning,
                sent -> sent instanceof Map<?, ?> map ? Optional.of(new Sent(named(map), parts)) : Optional.empty(),
                "an object");
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> map) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    /// As the document describes a body of these parts, and no others.
    static Map<String, Object> schema(List<Input<?>> parts) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Input<?> part : parts) {
            Map<String, Object> described = new LinkedHashMap<>(part.schema());
            described.put("description", part.meaning());
            properties.put(part.name(), described);
            if (part.required()) {
                required.add(part.name());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }
}
