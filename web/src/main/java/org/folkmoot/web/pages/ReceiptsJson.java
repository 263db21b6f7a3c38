package org.folkmoot.web.pages;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import org.folkmoot.forum.consultations.Consultation;
import org.folkmoot.forum.consultations.ConsultationView.Published;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Every ballot of a consultation that was counted, for whoever wants to count again;
/// `docs/consultations.md` says what each part means.
///
/// @param receipts null where there are too few to be told
public record ReceiptsJson(
        Consultation consultation, @Nullable List<Published> receipts) {

    /// As `Content-Type` names it.
    public static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private static final JsonFactory JSON = new JsonFactory();

    /// The document in UTF-8.
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty(
                    "method", consultation.question().method().name().toLowerCase(Locale.ROOT));
            json.writeArrayPropertyStart("options");
            consultation.question().options().forEach(json::writeString);
            json.writeEndArray();
            if (receipts == null) {
                json.writeStringProperty("withheld", "fewer than 10 ballots");
            } else {
                json.writeArrayPropertyStart("receipts");
                receipts.forEach(receipt -> write(json, receipt));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Published receipt) {
        json.writeStartObject();
        json.writeStringProperty("receipt", receipt.receipt());
        json.writeArrayPropertyStart("choice");
        receipt.choice().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }
}
