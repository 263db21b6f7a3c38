package org.folkmoot.forum.peering;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.folkmoot.rules.peers.TermsRule;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes what an entry of the log tells as JSON, and reads it again. What was written is kept to the letter, so that
/// nothing rests on
/// its being written the same twice.
final class LogCodec {

    private static final JsonMapper JSON = new JsonMapper();

    private LogCodec() {}

    /// The text of an entry.
    ///
    /// @param texts the salted fingerprints of its texts, by name
    static String write(long number, String previous, LogFacts facts, Map<String, String> texts) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("log", LogEntry.FORM);
        record.put("number", number);
        record.put("previous", previous);
        record.put("at", facts.at().toString());
        record.put("kind", TermsRule.written(facts.kind()));
        record.put("subject", facts.subject());
        record.put("facts", facts.facts());
        record.put("texts", texts);
        return JSON.writeValueAsString(record);
    }

    /// Whether the text of an entry names the entry itself, and the one before by its fingerprint.
    static boolean names(LogEntry entry, String previous) {
        JsonNode read = read(entry.record());
        return read.path("number").asLong(-1) == entry.number()
                && read.path("subject").asLong(-1) == entry.subject()
                && TermsRule.written(entry.kind()).equals(read.path("kind").asString(""))
                && previous.equals(read.path("previous").asString(""));
    }

    /// Whether everything that a text tells is so by now.
    static boolean tells(String record, LogFacts facts) {
        JsonNode read = read(record);
        JsonNode now = JSON.readTree(JSON.writeValueAsString(facts.facts()));
        return read.path("at").asString("").equals(facts.at().toString())
                && read.path("facts")
                        .propertyStream()
                        .allMatch(one -> one.getValue().equals(now.path(one.getKey())));
    }

    /// The salted fingerprints of the texts, by name.
    static Map<String, String> texts(String record) {
        Map<String, String> texts = new HashMap<>();
        read(record)
                .path("texts")
                .propertyStream()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString("")));
        return texts;
    }

    private static JsonNode read(String record) {
        try {
            return JSON.readTree(record);
        } catch (JacksonException spoiled) {
            return JSON.createObjectNode();
        }
    }
}
