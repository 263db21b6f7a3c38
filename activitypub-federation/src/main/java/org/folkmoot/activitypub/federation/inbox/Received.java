package org.folkmoot.activitypub.federation.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;

/// An activity that its own actor signed, and that was not received before.
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
