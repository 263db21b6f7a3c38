package org.folkmoot.activitypub.vocab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads what people wrote.
final class Contents {

    private static final int MOST_ATTACHMENTS = 16;
    private static final String MARKDOWN = "text/markdown";

    private Contents() {}

    static Content read(String type, Fields fields) {
        String mediaType = fields.text("mediaType");
        return new Content(
                type,
                fields.iri("id"),
                fields.iris("attributedTo"),
                fields.iris("to"),
                fields.iris("cc"),
                fields.iri("audience"),
                fields.textInAnyLanguage("name"),
                fields.textInAnyLanguage("content"),
                mediaType == null ? "text/html" : mediaType,
                markdown(fields),
                fields.textInAnyLanguage("summary"),
                page(fields),
                attachments(fields),
                picture(fields, "image"),
                fields.isTrue("sensitive"),
                fields.truth("commentsEnabled"),
                fields.isTrue("distinguished"),
                fields.moment("published"),
                fields.moment("updated"),
                language(fields),
                tags(fields),
                fields.iri("inReplyTo"),
                fields.iri("context"),
                fields.object());
    }

    /// The text as it was typed. A source in another notation (Misskey's) is not read, nor one that is a bare address
    /// (Mbin puts the link there).
    static @Nullable String markdown(Fields fields) {
        Fields source = fields.object("source");
        String mediaType = source == null ? null : source.text("mediaType");
        if (source != null && MARKDOWN.equals(mediaType)) {
            return source.text("content");
        }
        return MARKDOWN.equals(fields.text("mediaType")) ? fields.text("content") : null;
    }

    /// The page for people: an address, or the one of several links that is HTML.
    static @Nullable Iri page(Fields fields) {
        Iri other = null;
        for (Json value : fields.many("url")) {
            if (value instanceof JsonText) {
                Iri address = Fields.iriOf(value);
                if (address != null && address.host() != null) {
                    return address;
                }
            } else if (value instanceof JsonObject link) {
                Iri address = address(new Fields(link));
                if (address != null && address.host() != null) {
                    if ("text/html".equals(link.text("mediaType"))) {
                        return address;
                    }
                    other = other == null ? address : other;
                }
            }
        }
        return other;
    }

    /// A picture: the last of several sizes, as PeerTube lists them from small to large.
    static @Nullable Iri picture(Fields fields, String name) {
        Iri last = null;
        for (Json value : fields.many(name)) {
            Iri address = value instanceof JsonObject object ? address(new Fields(object)) : Fields.iriOf(value);
            last = address == null ? last : address;
        }
        return last;
    }

    private static @Nullable Iri address(Fields link) {
        Iri url = link.iri("url");
        return url == null ? link.iri("href") : url;
    }

    private static List<Content.Attachment> attachments(Fields fields) {
        List<Content.Attachment> found = new ArrayList<>();
        for (Fields attachment : fields.objects("attachment")) {
            Iri address = address(attachment);
            if (address != null && found.size() < MOST_ATTACHMENTS) {
                List<String> types = attachment.types();
                found.add(new Content.Attachment(
                        types.isEmpty() ? "Link" : types.getFirst(),
                        address,
                        attachment.text("name"),
                        attachment.text("mediaType")));
            }
        }
        return found;
    }

    private static List<Content.Tag> tags(Fields fields) {
        List<Content.Tag> found = new ArrayList<>();
        for (Fields tag : fields.objects("tag")) {
            List<String> types = tag.types();
            found.add(new Content.Tag(
                    types.isEmpty() ? "" : types.getFirst(), tag.iri("href"), tag.text("name"), tag.object()));
        }
        return found;
    }

    /// Lemmy says `{identifier, name}`; others only have it as the key of a map of texts.
    private static @Nullable String language(Fields fields) {
        Fields language = fields.object("language");
        String said = language == null ? fields.text("language") : language.text("identifier");
        String code = said == null ? fields.languageOf("content") : said;
        return code == null || code.isBlank() || code.toLowerCase(Locale.ROOT).equals("und") ? null : code;
    }
}
