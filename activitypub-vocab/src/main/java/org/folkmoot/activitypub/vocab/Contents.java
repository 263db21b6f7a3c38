package org.folkmoot.activitypub.vocab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what people wrote.
final class Contents {

    private static final int MOST_ATTACHMENTS = 16;
    private static final String MARKDOWN = "text/markdown";
    /// The shape of a tag of BCP 47. Anything else would end up in an attribute of a page.
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern ACTIVITY = Pattern.compile("application/(?:activity|ld)\\+json");

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
                fields.nameInAnyLanguage("name"),
                fields.textInAnyLanguage("content"),
                mediaType == null ? "text/html" : mediaType,
                markdown(fields),
                fields.textInAnyLanguage("summary"),
                page(fields),
                attachments(fields),
                picture(fields, "image"),
                fields.isTrue("sensitive"),
                fields.truth("commentsEnabled"),
                fields.truth("stickied"),
                fields.isTrue("distinguished"),
                fields.moment("published"),
                fields.moment("updated"),
                language(fields),
                tags(fields),
                fields.iri("inReplyTo"),
                fields.iri("context"),
                quote(fields),
                choices(fields),
                fields.moment("endTime"),
                fields.object());
    }

    /// Five spellings are in use; the newest (FEP-044f) goes first, the link among the tags (FEP-e232) last.
    private static @Nullable Iri quote(Fields fields) {
        for (String spelling : List.of("quote", "quoteUrl", "quoteUri", "_misskey_quote")) {
            Iri quoted = fields.iri(spelling);
            if (quoted != null) {
                return quoted;
            }
        }
        for (Fields tag : fields.objects("tag")) {
            String mediaType = tag.text("mediaType");
            if (tag.types().contains("Link")
                    && mediaType != null
                    && ACTIVITY.matcher(mediaType).lookingAt()) {
                return tag.iri("href");
            }
        }
        return null;
    }

    private static List<Content.Choice> choices(Fields fields) {
        List<Content.Choice> found = new ArrayList<>();
        for (String kind : List.of("oneOf", "anyOf")) {
            for (Fields choice : fields.objects(kind)) {
                String name = choice.nameInAnyLanguage("name");
                Fields replies = choice.object("replies");
                if (name != null) {
                    found.add(new Content.Choice(name, replies == null ? null : replies.count("totalItems")));
                }
            }
        }
        return found;
    }

    /// The text as it was typed. A source in another notation (Misskey's) is not read, nor one that is a bare address
    /// (Mbin puts the link there).
    static @Nullable String markdown(Fields fields) {
        Fields source = fields.object("source");
        String mediaType = source == null ? null : source.text("mediaType");
        if (source != null && MARKDOWN.equals(mediaType)) {
            return fields.bounded("source.content", source.text("content"));
        }
        return MARKDOWN.equals(fields.text("mediaType")) ? fields.textInAnyLanguage("content") : null;
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
                        attachment.name("name"),
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
                    types.isEmpty() ? "" : types.getFirst(), tag.iri("href"), tag.name("name"), tag.object()));
        }
        return found;
    }

    /// Lemmy says `{identifier, name}`; others only have it as the key of a map of texts.
    private static @Nullable String language(Fields fields) {
        Fields language = fields.object("language");
        String said = language == null ? fields.text("language") : language.text("identifier");
        String code = said == null ? fields.languageOf("content") : said;
        return code == null
                        || !LANGUAGE.matcher(code).matches()
                        || code.toLowerCase(Locale.ROOT).equals("und")
                ? null
                : code;
    }
}
