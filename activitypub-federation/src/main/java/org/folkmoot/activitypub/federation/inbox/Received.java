package org.folkmoot.activitypub.federation.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;

/// An activity that its own actor signed. Whether it was received before says `SeenActivities`, to whoever
/// keeps it.
///
/// What is *in* it is another question: [Origins] says whose word counts for it.
///
/// @param activityId on the actor's host
/// @param actor      who signed: the owner of the key
/// @param peer       the actor's host, lower-case, with the port when it is not the usual one
/// @param activity   as it was read, nothing left out
/// @param body       the very bytes, for passing them on; nobody changes them
/// @param at         when it was received
@SuppressWarnings("ArrayRecordComponent") // received once, never compared
public record Received(Iri activityId, Iri actor, String peer, JsonObject activity, byte[] body, Instant at) {

    /// Under which marks to remember it (`SeenActivities`): its id and, when it announces activities, theirs
    /// together with the announcer. The announcer is part of it since the same activity from its own author
    /// is better proven, and that a community passes something on is news even to those who had it from the
    /// author.
    public List<String> marks() {
        return marks(activityId, actor, activity);
    }

    /// Which other activities it takes back, as marks to remember beside its own, though it is
    /// received all the same when they are known: one that comes after its own `Undo` has no effect
    /// any more. Only what lies on the actor's own host; of what a group passes on, only within
    /// what that group passes on.
    public List<String> takesBack() {
        JsonObject inner = Parts.object(activity, "object");
        if (Parts.type(activity).equals("Undo")) {
            return undone(activity).stream().map(Iri::value).toList();
        }
        return Parts.type(activity).equals("Announce")
                        && inner != null
                        && Parts.type(inner).equals("Undo")
                ? undone(inner).stream()
                        .map(id -> actor.value() + " " + id.value())
                        .toList()
                : List.of();
    }

    private static Optional<Iri> undone(JsonObject undo) {
        Iri by = Parts.reference(undo, "actor");
        Iri id = Parts.reference(undo, "object");
        JsonObject whole = Parts.object(undo, "object");
        boolean theirs = whole == null || (by != null && by.equals(Parts.reference(whole, "actor")));
        return theirs && id != null && Parts.sameHost(id, by) ? Optional.of(id) : Optional.empty();
    }

    static List<String> marks(Iri id, Iri actor, JsonObject activity) {
        List<String> marks = new ArrayList<>();
        marks.add(id.value());
        if (Parts.type(activity).equals("Announce")) {
            JsonObject inner = Parts.object(activity, "object");
            Iri innerId = inner == null || !inner.members().containsKey("actor") ? null : Parts.id(inner);
            if (innerId != null) {
                marks.add(actor.value() + " " + innerId.value());
            }
        }
        return marks;
    }
}
