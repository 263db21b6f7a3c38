package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The governance API as its document describes it: every answer is held against what is said of it there, and a part
/// that is not described fails like one that is missing.
final class DescribedApi {

    static final String ROOT = "/api/governance/v1";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String WHERE = "https://alpha.example/openapi.json";

    private final PlainClient client;
    private final JsonNode document;
    private final Map<Pattern, JsonNode> paths = new LinkedHashMap<>();
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final SchemaRegistry registry;
    /// The names of operations that were asked.
    final Set<String> asked = new TreeSet<>();
    /// The pages that answers named.
    final Set<String> pages = new TreeSet<>();

    DescribedApi(PlainClient client) {
        this.client = client;
        this.document = JSON.readTree(client.get(ROOT + "/openapi.json").text());
        document.path("paths").propertyStream().forEach(path -> paths.put(pattern(path.getKey()), path.getValue()));
        JsonNode strict = document.deepCopy();
        strict.path("components").path("schemas").forEach(DescribedApi::tighten);
        String text = strict.toString();
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(WHERE, text)));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Pattern.quote(ROOT) + path.replaceAll("\\{\\w+}", "[^/]+"));
    }

    /// What is promised leaves room for additions; what is tested does not.
    private static void tighten(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.has("properties")) {
                object.put("additionalProperties", false);
            }
            if (object.has("x-extensible-enum")) {
                ArrayNode words = (ArrayNode) object.remove("x-extensible-enum");
                object.set("enum", object.path("type").isArray() ? words.addNull() : words);
            }
        }
        schema.forEach(DescribedApi::tighten);
    }

    /// The document itself.
    JsonNode document() {
        return document;
    }

    /// The names of all operations that are described.
    Set<String> described() {
        Set<String> names = new TreeSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> names.add(operation.path("operationId").asString(""))));
        return names;
    }

    /// What is at an address below [#ROOT], or at a whole one as answers give it.
    JsonNode get(String path, String... headers) {
        return answered(200, "GET", path, "", headers);
    }

    /// Why there is nothing at an address.
    JsonNode refused(int status, String path, String... headers) {
        return answered(status, "GET", path, "", headers);
    }

    JsonNode answered(int status, String method, String path, String body, String... headers) {
        String address = path.startsWith(ROOT) ? path : ROOT + path;
        PlainClient.Answer answer =
                client.send(method, address, body.isEmpty() ? "" : "application/json", body, headers);
        assertThat(answer.status())
                .as("%s %s: %s", method, address, answer.text())
                .isEqualTo(status);
        JsonNode operation = operation(method, address);
        String code = Integer.toString(status);
        JsonNode content =
                operation.path("responses").path(operation.path("responses").has(code) ? code : "default");
        Map.Entry<String, JsonNode> type =
                content.path("content").propertyStream().findFirst().orElseThrow();
        assertThat(answer.header("content-type")).isEqualTo(type.getKey());
        JsonNode told = JSON.readTree(answer.text());
        assertThat(errors(type.getValue().path("schema").path("$ref").asString(""), told))
                .as("%s %s: %s", method, address, answer.text())
                .isEmpty();
        told.findValuesAsString("page").forEach(page -> pages.add(page.replaceFirst("#.*", "")));
        return told;
    }

    private JsonNode operation(String method, String address) {
        String path = address.replaceFirst("[?].*", "");
        JsonNode operation = paths.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(path).matches())
                .map(entry -> entry.getValue().path(method.toLowerCase(java.util.Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseThrow(() -> new AssertionError(address + " is not described"));
        asked.add(operation.path("operationId").asString(""));
        return operation;
    }

    private List<Error> errors(String reference, JsonNode told) {
        Schema schema = schemas.computeIfAbsent(
                Objects.requireNonNull(reference), ref -> registry.getSchema(SchemaLocation.of(WHERE + ref)));
        return schema.validate(
                told, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
