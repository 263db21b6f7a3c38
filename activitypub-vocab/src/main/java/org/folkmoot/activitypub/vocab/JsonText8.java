package org.folkmoot.activitypub.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON in UTF-8, read by the streaming library; the only place that sees it.
final class JsonText8 {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Json.DEEPEST)
                    .maxDocumentLength(Json.MOST_BYTES)
                    .maxStringLength(Json.MOST_BYTES)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .maxTokenCount(200_000)
                    .build())
            .build();

    private JsonText8() {}

    static Json read(byte[] bytes) {
        if (bytes.length > Json.MOST_BYTES) {
            throw new MalformedDocument("", "at most " + Json.MOST_BYTES + " bytes");
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), decoded(bytes))) {
            Json whole = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedDocument("", "one document and nothing after it");
            }
            return whole;
        } catch (JacksonException wrong) {
            throw new MalformedDocument("", "JSON", wrong);
        }
    }

    /// Decoded here and strictly: the library guesses at other encodings, and takes bytes that are no UTF-8, by which
    /// two
    /// readers of one document could be made to see two things.
    private static String decoded(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new MalformedDocument("", "UTF-8", wrong);
        }
    }

    private static Json value(JsonParser parser, @Nullable JsonToken token) {
        if (token == null) {
            throw new MalformedDocument("", "JSON");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonText(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
            case VALUE_TRUE -> new JsonTruth(true);
            case VALUE_FALSE -> new JsonTruth(false);
            case VALUE_NULL -> JsonNull.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new MalformedDocument("", "JSON");
        };
    }

    private static JsonObject object(JsonParser parser) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            members.put(name, value(parser, parser.nextToken()));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(JsonParser parser) {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (items.size() == Json.MOST_ITEMS) {
                throw new MalformedDocument("", "lists of at most " + Json.MOST_ITEMS);
            }
            items.add(value(parser, token));
        }
        return new JsonArray(items);
    }
}
