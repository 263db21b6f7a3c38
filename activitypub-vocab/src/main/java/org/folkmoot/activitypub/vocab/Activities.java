package org.folkmoot.activitypub.vocab;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.folkmoot.activitypub.vocab.Activity.Envelope;

/// Reads activities.
final class Activities {

    static final Set<String> TYPES = Set.of(
            "Follow",
            "Accept",
            "Reject",
            "Undo",
            "Create",
            "Update",
            "Delete",
            "Like",
            "Dislike",
            "EmojiReact",
            "Announce",
            "Flag",
            "Block",
            "Lock",
            "Add",
            "Remove",
            "Move");

    private Activities() {}

    static Activity read(String type, Fields fields) {
        Envelope envelope = envelope(fields);
        JsonObject json = fields.object();
        return switch (type) {
            case "Follow" -> new Activity.Follow(envelope, fields.theIri("object"), json);
            case "Accept" -> new Activity.Accept(envelope, fields.theReference("object"), json);
            case "Reject" -> new Activity.Reject(envelope, fields.theReference("object"), json);
            case "Undo" -> new Activity.Undo(envelope, fields.theReference("object"), json);
            case "Create" -> new Activity.Create(envelope, fields.theReference("object"), json);
            case "Update" -> new Activity.Update(envelope, fields.theReference("object"), json);
            case "Delete" -> delete(envelope, fields);
            case "Like", "EmojiReact" ->
                new Activity.Like(envelope, fields.theIri("object"), fields.name("content"), json);
            case "Dislike" -> new Activity.Dislike(envelope, fields.theIri("object"), json);
            case "Announce" -> new Activity.Announce(envelope, fields.theReference("object"), json);
            case "Flag" -> flag(envelope, fields);
            case "Block" -> block(envelope, fields);
            case "Lock" -> new Activity.Lock(envelope, fields.theIri("object"), json);
            case "Add" -> new Activity.Add(envelope, fields.theIri("object"), fields.iri("target"), json);
            case "Remove" -> new Activity.Remove(envelope, fields.theIri("object"), fields.iri("target"), json);
            case "Move" -> new Activity.Move(envelope, fields.theIri("object"), fields.iri("target"), json);
            default -> other(type, fields);
        };
    }

    static Activity other(String type, Fields fields) {
        return new Activity.Other(envelope(fields), type, fields.reference("object"), fields.object());
    }

    private static Envelope envelope(Fields fields) {
        return new Envelope(
                fields.iri("id"),
                fields.theIri("actor"),
                fields.iris("to"),
                fields.iris("cc"),
                fields.iri("audience"),
                fields.textInAnyLanguage("summary"),
                fields.moment("published"));
    }

    /// Lemmy marks a moderator's removal by a `summary`, empty or not.
    private static Activity delete(Envelope envelope, Fields fields) {
        boolean removal = fields.object().members().get("summary") instanceof JsonText;
        return new Activity.Delete(
                envelope, fields.theIri("object"), removal, fields.isTrue("removeData"), fields.object());
    }

    /// The reason stands in `content` (Mastodon), in `summary` (Lemmy), or in both.
    private static Activity flag(Envelope envelope, Fields fields) {
        List<Iri> objects = fields.iris("object");
        if (objects.isEmpty()) {
            throw fields.missing("object", "an address or several");
        }
        String content = fields.text("content");
        String reason = content == null || content.isBlank() ? fields.text("summary") : content;
        return new Activity.Flag(envelope, objects, reason == null ? "" : reason, fields.object());
    }

    /// Older Lemmys say `expires` where newer ones say `endTime`.
    private static Activity block(Envelope envelope, Fields fields) {
        Instant end = fields.moment("endTime");
        return new Activity.Block(
                envelope,
                fields.theIri("object"),
                fields.iri("target"),
                fields.isTrue("removeData"),
                end == null ? fields.moment("expires") : end,
                fields.object());
    }
}
