package org.folkmoot.api.governance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The description of all operations in OpenAPI 3.1, drawn from the operations themselves.
final class OpenApiDocument {

    private static final String ABOUT = """
            What a Folkmoot site decides about other servers, why, and what comes of it: as its public pages tell it.

            What is promised: parts of objects, words and parameters are added, never taken away and never given another \
            meaning; whoever reads ignores what they do not know. So a new axis of terms is a new part of `Terms`, and a \
            list of words (`x-extensible-enum`) may grow. What cannot be added so becomes `/api/governance/v2`.

            Times are UTC as RFC 3339 has them, days are days in UTC. Numbers of things are whole and below 2^53. \
            Addresses are relative to the site. Weights and shares are thousandths. Lists come in pages: follow `next`.

            Votes are told by server and never by name; servers from which fewer than five people voted are told \
            together. Visitors are told what pages tell visitors.

            Problems are told as RFC 9457 has it, by a `type` that never changes.
            """;

    private static final Map<String, Object> TOKEN = Map.of(
            "type",
            "http",
            "scheme",
            "bearer",
            "description",
            "A token that a member makes in their settings, for some things only: `read` (see what the member sees),"
                    + " `choose` (decide in their place what they see of other servers), `govern` (decide about terms, as"
                    + " an admin).");

    private final List<Operation<?>> operations;

    OpenApiDocument(List<Operation<?>> operations) {
        this.operations = List.copyOf(operations);
    }

    byte[] bytes() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", Map.of("title", "Folkmoot governance", "version", "1", "description", ABOUT));
        document.put("servers", List.of(Map.of("url", GovernanceApi.ROOT)));
        document.put("paths", paths());
        document.put("components", Map.of("schemas", schemas(), "securitySchemes", Map.of("token", TOKEN)));
        return Json.bytes(document);
    }

    private Map<String, Object> paths() {
        Map<String, Map<String, Object>> paths = new TreeMap<>();
        operations.forEach(operation -> paths.computeIfAbsent(operation.path(), path -> new LinkedHashMap<>())
                .put(operation.method().name().toLowerCase(Locale.ROOT), operation.described()));
        return new LinkedHashMap<>(paths);
    }

    private Map<String, Object> schemas() {
        Map<String, Shape<?>> named = new TreeMap<>();
        operations.forEach(operation -> operation.shapes().forEach(shape -> collect(shape, named)));
        Map<String, Object> schemas = new LinkedHashMap<>();
        named.forEach((name, shape) -> schemas.put(name, shape.schema()));
        return schemas;
    }

    @SuppressWarnings("ReferenceEquality") // a name given to two shapes would describe one of them wrongly
    private static void collect(Shape<?> shape, Map<String, Shape<?>> named) {
        Shape<?> known = named.putIfAbsent(shape.name(), shape);
        if (known != null && known != shape) {
            throw new IllegalStateException("Two shapes are called " + shape.name());
        }
        if (known == null) {
            shape.shapes().forEach(part -> collect(part, named));
        }
    }
}
