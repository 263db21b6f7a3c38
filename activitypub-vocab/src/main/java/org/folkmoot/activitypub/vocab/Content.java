package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that people wrote or show: a post, a comment, a letter.
///
/// @param type         as written: `Page`, `Note`, `Article`, `Video`, `Event`, `Question`, `ChatMessage` …
/// @param attributedTo its authors; a video of PeerTube also names its channel here
/// @param audience     the community, where that is said
/// @param name         its title
/// @param content      the text in the form that [#mediaType] says
/// @param mediaType    `text/html` when nothing is said
/// @param markdown     the text as it was typed, when it was typed as Markdown
/// @param url          the page about it, for people
/// @param attachments  links and pictures, in their order
/// @param image        a picture of it
/// @param commentsEnabled false when it is locked (PieFed, Mbin); null when nothing is said
/// @param stickied     whether it is pinned (PieFed, older Lemmys); null when nothing is said
/// @param distinguished whether a moderator speaks as such
/// @param language     code, as `en`; null for none and for `und`
/// @param inReplyTo    what it answers
/// @param context      the conversation that it is part of
/// @param quote        what it quotes, by its author's word alone
/// @param choices      of a poll
/// @param endTime      when a poll closes, or an event ends
public record Content(
        String type,
        @Nullable Iri id,
        List<Iri> attributedTo,
        List<Iri> to,
        List<Iri> cc,
        @Nullable Iri audience,
        @Nullable String name,
        @Nullable String content,
        String mediaType,
        @Nullable String markdown,
        @Nullable String summary,
        @Nullable Iri url,
        List<Attachment> attachments,
        @Nullable Iri image,
        boolean sensitive,
        @Nullable Boolean commentsEnabled,
        @Nullable Boolean stickied,
        boolean distinguished,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String language,
        List<Tag> tags,
        @Nullable Iri inReplyTo,
        @Nullable Iri context,
        @Nullable Iri quote,
        List<Choice> choices,
        @Nullable Instant endTime,
        JsonObject json)
        implements Thing {

    /// Something that can be chosen in a poll.
    ///
    /// @param votes how many are said to have chosen it; null when that is not said
    public record Choice(String name, @Nullable Long votes) {}

    /// A link or a picture that belongs to it.
    ///
    /// @param type as written: `Link`, `Image`, `Document`, `Video` …
    /// @param name what it shows, for those who do not see it
    public record Attachment(
            String type,
            Iri address,
            @Nullable String name,
            @Nullable String mediaType) {}

    /// Something that its text speaks of.
    ///
    /// @param type as written: `Mention`, `Hashtag`, `Emoji`, `Link` …
    public record Tag(
            String type, @Nullable Iri href, @Nullable String name, JsonObject json) {}

    public Content {
        attributedTo = List.copyOf(attributedTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        tags = List.copyOf(tags);
        choices = List.copyOf(choices);
    }

    /// Whether anybody may see it.
    public boolean open() {
        return Audience.isPublic(to) || Audience.isPublic(cc);
    }

    /// Where the list of its answers is; null when it names none, or only holds one without an address.
    public @Nullable Iri replies() {
        Json list = json.find("replies");
        return list == null ? null : Fields.iriOf(list);
    }

    /// Who is mentioned in it.
    public List<Iri> mentions() {
        return tags.stream()
                .filter(tag -> tag.type().equals("Mention") && tag.href() != null)
                .map(Tag::href)
                .toList();
    }
}
