package org.folkmoot.federation.inbound;

import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.database.Database;
import org.folkmoot.federation.store.ReceivedStore;

/// Puts what an `Undo` names by its id alone back into it, when the same actor brought it here within seven days.
final class Undone {

    private final Database database;
    private final ReceivedStore received = new ReceivedStore();

    Undone(Database database) {
        this.database = database;
    }

    /// The activity with what it undoes in it, or as it is where there is nothing to put in, or nothing is known.
    Activity whole(Activity activity) {
        return activity instanceof Activity.Undo(var _, Reference.ById(Iri id), JsonObject json)
                ? database.read(transaction -> received.body(
                                transaction, id.value(), activity.actor().value()))
                        .map(body -> with(activity, json, body))
                        .orElse(activity)
                : activity;
    }

    private static Activity with(Activity bare, JsonObject json, byte[] body) {
        try {
            return Vocabulary.read(json.with("object", Json.readObject(body))) instanceof Activity whole ? whole : bare;
        } catch (MalformedDocument unreadable) {
            return bare;
        }
    }
}
