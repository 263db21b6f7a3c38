package org.folkmoot.web.pages;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes a feed as other programs follow it (Atom, RFC 4287), whatever it is about.
final class AtomWriter {

    /// As `Content-Type` names it.
    static final String CONTENT_TYPE = "application/atom+xml; charset=utf-8";

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final XMLStreamWriter xml;

    private AtomWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// What stands at the head of a feed.
    ///
    /// @param title   of the feed, such as `All · garden.example`
    /// @param address of this site, such as `https://garden.example`, without a slash at its end
    /// @param self    the path of the feed itself
    /// @param page    the path of the page that shows the same
    record Head(String title, String address, String self, String page, Instant updated) {}

    /// A part of the feed that writes itself.
    @FunctionalInterface
    interface Part {
        void write(AtomWriter into) throws XMLStreamException;
    }

    /// The feed in UTF-8.
    static byte[] feed(Head head, Part entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            AtomWriter writer = new AtomWriter(xml);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            writer.element("id", head.address() + head.self());
            writer.element("title", head.title());
            writer.element("updated", head.updated().toString());
            writer.link("self", head.address() + head.self(), "application/atom+xml");
            writer.link("alternate", head.address() + head.page(), "text/html");
            writer.element("generator", "Folkmoot");
            entries.write(writer);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /// One entry.
    ///
    /// @param address its page, which is also its id
    void entry(String address, String title, Instant published, Instant updated, Part rest) throws XMLStreamException {
        xml.writeStartElement("entry");
        element("id", address);
        element("title", title);
        element("published", published.toString());
        element("updated", updated.toString());
        link("alternate", address, "text/html");
        rest.write(this);
        xml.writeEndElement();
    }

    /// Who wrote an entry.
    ///
    /// @param uri null when they have no page
    void author(String name, @Nullable String uri) throws XMLStreamException {
        xml.writeStartElement("author");
        element("name", name);
        if (uri != null) {
            element("uri", uri);
        }
        xml.writeEndElement();
    }

    void category(String term, String label) throws XMLStreamException {
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", clean(term));
        xml.writeAttribute("label", clean(label));
    }

    /// The text of an entry.
    ///
    /// @param type `html` or `text`
    /// @param base what addresses in it are relative to; null for a text without any
    void content(String type, @Nullable String base, String text) throws XMLStreamException {
        xml.writeStartElement("content");
        xml.writeAttribute("type", type);
        if (base != null) {
            xml.writeAttribute("xml:base", base);
        }
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    void link(String relation, String address, @Nullable String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", clean(address));
        if (type != null) {
            xml.writeAttribute("type", type);
        }
    }

    /// An element of no feed, which says everything in attributes.
    ///
    /// @param form names what it belongs to: `urn:` stands before it
    void foreign(String form, String name, Map<String, String> attributes) throws XMLStreamException {
        String space = "urn:" + form;
        xml.writeEmptyElement("log", name, space);
        xml.writeNamespace("log", space);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), clean(attribute.getValue()));
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /// Without what XML 1.0 cannot hold, lone surrogates among it.
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(AtomWriter::holdable).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean holdable(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || (letter >= 0x20 && letter <= 0xD7FF)
                || (letter >= 0xE000 && letter <= 0xFFFD)
                || letter >= 0x10000;
    }
}
