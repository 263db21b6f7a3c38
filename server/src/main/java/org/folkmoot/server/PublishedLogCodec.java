package org.folkmoot.server;

import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.folkmoot.forum.peering.LogEntry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads copies of the log of decisions: the log itself, the feed of decisions, or NodeInfo.
final class PublishedLogCodec {

    private static final JsonMapper JSON = new JsonMapper();

    private PublishedLogCodec() {}

    /// Reads a copy; empty when it says nothing of such a log.
    static Optional<PublishedLog> read(byte[] copy) {
        try {
            return copy.length > 0 && copy[0] == '<' ? feed(copy) : json(JSON.readTree(copy));
        } catch (JacksonException | XMLStreamException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Optional<PublishedLog> json(JsonNode root) {
        JsonNode metadata = root.path("metadata");
        if (metadata.has("decisionLogHash")) {
            return of(new PublishedLog.Head(
                    metadata.path("decisionLogNumber").asLong(0),
                    metadata.path("decisionLogHash").asString(""),
                    metadata.path("decisionLogSignature").asString("")));
        }
        if (!root.path("log").asString("").equals(LogEntry.FORM)) {
            return Optional.empty();
        }
        Map<Long, String> hashes = new TreeMap<>();
        long spoilt = 0;
        for (JsonNode entry : root.path("entries")) {
            String record = entry.path("record").asString("");
            long number = JSON.readTree(record).path("number").asLong(0);
            String hash = LogEntry.hash(record);
            hashes.put(number, hash);
            boolean sound =
                    hash.equals(entry.path("hash").asString("")) && texts(JSON.readTree(record), entry.path("texts"));
            if (spoilt == 0 && !sound) {
                spoilt = number;
            }
        }
        JsonNode head = root.path("head");
        return Optional.of(new PublishedLog(
                hashes,
                spoilt,
                head.isObject()
                        ? new PublishedLog.Head(
                                head.path("number").asLong(0),
                                head.path("hash").asString(""),
                                head.path("signature").asString(""))
                        : null));
    }

    /// Whether the words beside a record are those of which it holds the salted fingerprints.
    private static boolean texts(JsonNode record, JsonNode texts) {
        return texts.propertyStream()
                .filter(text -> text.getValue().isObject())
                .allMatch(text -> LogEntry.digest(
                                HexFormat.of()
                                        .parseHex(text.getValue().path("salt").asString("")),
                                text.getValue().path("text").asString(""))
                        .equals(record.path("texts").path(text.getKey()).asString("")));
    }

    private static Optional<PublishedLog> of(PublishedLog.Head head) {
        return Optional.of(new PublishedLog(Map.of(), 0, head));
    }

    private static Optional<PublishedLog> feed(byte[] copy) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(copy));
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && ("urn:" + LogEntry.FORM).equals(xml.getNamespaceURI())
                    && "head".equals(xml.getLocalName())) {
                return of(
                        new PublishedLog.Head(number(said(xml, "number")), said(xml, "hash"), said(xml, "signature")));
            }
        }
        return Optional.empty();
    }

    /// 0 for what is no number: no entry has it.
    private static long number(String said) {
        return said.matches("[0-9]{1,18}") ? Long.parseLong(said) : 0;
    }

    private static String said(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
