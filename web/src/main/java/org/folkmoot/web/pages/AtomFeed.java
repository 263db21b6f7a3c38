package org.folkmoot.web.pages;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.web.markdown.Markdown;
import org.jspecify.annotations.Nullable;

/// A feed as other programs follow it (Atom, RFC 4287). Entries link to the post here; what a post links to is
/// `rel="related"`.
///
/// @param title   of the feed, such as `All · garden.example`
/// @param address of this site, such as `https://garden.example`, without a slash at its end
/// @param self    the path of the feed itself
/// @param page    the path of the page that shows the same
/// @param made    when it was made, which counts as its change when it is empty
public record AtomFeed(
        String title, String address, String self, String page, Instant made, List<PostCard> posts, Markdown markdown) {

    /// As `Content-Type` names it.
    public static final String CONTENT_TYPE = "application/atom+xml; charset=utf-8";

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /// The feed in UTF-8.
    public byte[] xml() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", address + self);
            element(xml, "title", title);
            element(xml, "updated", changed().toString());
            link(xml, "self", address + self, "application/atom+xml");
            link(xml, "alternate", address + page, "text/html");
            element(xml, "generator", "Folkmoot");
            for (PostCard post : posts) {
                entry(xml, post);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private Instant changed() {
        return posts.stream()
                .map(AtomFeed::changed)
                .max(Comparator.naturalOrder())
                .orElse(made);
    }

    private static Instant changed(PostCard post) {
        return post.editedAt() == null ? post.publishedAt() : post.editedAt();
    }

    private void entry(XMLStreamWriter xml, PostCard post) throws XMLStreamException {
        String here = address + Paths.post(post.id());
        xml.writeStartElement("entry");
        element(xml, "id", here);
        element(xml, "title", post.title());
        element(xml, "published", post.publishedAt().toString());
        element(xml, "updated", changed(post).toString());
        link(xml, "alternate", here, "text/html");
        String url = post.url();
        if (url != null && !Paths.host(url).isEmpty()) {
            link(xml, "related", url, null);
        }
        xml.writeStartElement("author");
        element(xml, "name", post.author().handle());
        element(xml, "uri", address + Paths.person(post.author()));
        xml.writeEndElement();
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", clean(post.community().handle()));
        xml.writeAttribute("label", clean(post.community().title()));
        content(xml, post);
        xml.writeEndElement();
    }

    private void content(XMLStreamWriter xml, PostCard post) throws XMLStreamException {
        String body = post.body();
        if (body == null || post.removed() || post.deleted()) {
            return;
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeAttribute("xml:base", address + "/");
        xml.writeCharacters(clean(markdown.html(body, "p" + post.id().value())));
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address, @Nullable String type)
            throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", clean(address));
        if (type != null) {
            xml.writeAttribute("type", type);
        }
    }

    /// Without what XML 1.0 cannot hold, lone surrogates among it.
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(AtomFeed::holdable).forEach(kept::appendCodePoint);
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
