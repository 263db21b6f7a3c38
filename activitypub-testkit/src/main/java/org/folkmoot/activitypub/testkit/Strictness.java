package org.folkmoot.activitypub.testkit;

import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.jspecify.annotations.Nullable;

/// What some software refuses although the signature is genuine and the words are sound.
final class Strictness {

    private Strictness() {}

    /// The status that a delivery is answered with instead; 0 for none.
    static int refusal(Dialect dialect, SignedRequest request, @Nullable JsonObject activity) {
        String type = header(request, "Content-Type");
        return switch (dialect) {
            case LEMMY -> type.startsWith("application/") ? 0 : 415;
            case PIEFED -> digestAsWritten(request) && namesAlgorithm(request) ? 0 : 400;
            case GOTOSOCIAL -> ofActivityStreams(type) ? 0 : 406;
            case THREADS -> digestAsWritten(request) ? ofUndo(activity) : 404;
            case MASTODON, MBIN, MITRA, NODEBB -> 0;
        };
    }

    /// `SHA-256` in capitals, and no other.
    private static boolean digestAsWritten(SignedRequest request) {
        return header(request, "Digest").startsWith("SHA-256=");
    }

    private static boolean namesAlgorithm(SignedRequest request) {
        return header(request, "Signature").contains("algorithm=\"");
    }

    private static boolean ofActivityStreams(String type) {
        boolean linkedData = type.startsWith("application/ld+json") && type.contains("activitystreams");
        return linkedData || type.startsWith("application/activity+json");
    }

    /// It breaks at one that names what it takes back by its id alone.
    private static int ofUndo(@Nullable JsonObject activity) {
        boolean named =
                activity != null && "Undo".equals(activity.text("type")) && activity.find("object") instanceof JsonText;
        return named ? 500 : 0;
    }

    private static String header(SignedRequest request, String name) {
        String value = request.headers().first(name);
        return value == null ? "" : value;
    }
}
