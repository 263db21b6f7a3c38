package org.folkmoot.activitypub.federation.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// Reads the one thing of a host-meta document (RFC 6415) that is of use: where WebFinger is. XML, read
/// without document types and without anything from outside.
final class HostMeta {

    private HostMeta() {}

    /// Where to ask for a resource; null when the document does not say, or is none.
    static @Nullable Iri webFinger(byte[] xml, String resource) {
        String template = template(xml);
        return template == null ? null : Parts.iri(template.replace("{uri}", URLEncoder.encode(resource, UTF_8)));
    }

    private static @Nullable String template(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Link")
                        && "lrdd".equals(reader.getAttributeValue(null, "rel"))) {
                    String template = reader.getAttributeValue(null, "template");
                    if (template != null && template.contains("{uri}")) {
                        return template;
                    }
                }
            }
            return null;
        } catch (XMLStreamException notXml) {
            return null;
        }
    }
}
