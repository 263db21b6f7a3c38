package org.folkmoot.federation.outbound;

import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.jspecify.annotations.Nullable;

/// Knows what a server hears again that its own people said. Lemmy answers 400 to that, which is no trouble: it said so
/// first.
final class Echo {

    private Echo() {}

    /// Whether a community of ours passes on to a server what came from there, or shows it a thing of its own.
    static boolean is(byte[] body, String peer) {
        try {
            return Vocabulary.read(Json.readObject(body)) instanceof Activity.Announce announce
                    && peer.equals(host(announce.object()));
        } catch (MalformedDocument odd) {
            return false;
        }
    }

    private static @Nullable String host(Reference object) {
        Iri speaker = switch (object.thing()) {
            case Activity activity -> activity.actor();
            case Content content -> content.id();
            case null -> object.id();
            default -> null;
        };
        return speaker == null ? null : speaker.host();
    }
}
