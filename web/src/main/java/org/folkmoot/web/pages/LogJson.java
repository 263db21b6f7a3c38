package org.folkmoot.web.pages;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.folkmoot.forum.peering.DecisionLog;
import org.folkmoot.forum.peering.LogEntry;
import org.folkmoot.forum.peering.LogHeads.LogHead;
import org.folkmoot.forum.peering.LogSigner.Signed;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The log of decisions as a chain that anybody can keep and check; `docs/decision-log.md` says what each part means.
///
/// @param address of this site, without a slash at its end
/// @param head    the last entry of all, signed; null while there is none
/// @param entries the oldest first
/// @param next    the number after which the next page goes on; null at the end
public record LogJson(
        String address,
        @Nullable LogHead head,
        List<DecisionLog.Shown> entries,
        @Nullable Long next) {

    /// As `Content-Type` names it.
    public static final String CONTENT_TYPE = DecisionsJson.CONTENT_TYPE;

    private static final JsonFactory JSON = new JsonFactory();

    /// The page in UTF-8.
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("log", LogEntry.FORM);
            json.writeStringProperty("site", address);
            head(json);
            json.writeArrayPropertyStart("entries");
            entries.forEach(entry -> entry(json, entry));
            json.writeEndArray();
            text(json, "next", next == null ? null : address + Paths.DECISION_LOG + "?after=" + next);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void head(JsonGenerator json) {
        if (head == null) {
            json.writeNullProperty("head");
            return;
        }
        Signed signature = head.signature();
        json.writeObjectPropertyStart("head");
        json.writeNumberProperty("number", head.number());
        json.writeStringProperty("hash", head.hash());
        text(json, "key", signature == null ? null : signature.key());
        text(json, "signature", signature == null ? null : signature.value());
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, DecisionLog.Shown shown) {
        json.writeStartObject();
        json.writeStringProperty("record", shown.entry().record());
        json.writeStringProperty("hash", shown.entry().hash());
        json.writeObjectPropertyStart("texts");
        for (DecisionLog.Told text : shown.texts()) {
            byte[] salt = text.salt();
            if (salt == null) {
                json.writeNullProperty(text.part());
            } else {
                json.writeObjectPropertyStart(text.part());
                json.writeStringProperty("salt", HexFormat.of().formatHex(salt));
                text(json, "text", text.said());
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String property, @Nullable String text) {
        if (text == null) {
            json.writeNullProperty(property);
        } else {
            json.writeStringProperty(property, text);
        }
    }
}
