package org.folkmoot.activitypub.testkit;

import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// One delivery to an inbox of a scripted peer.
///
/// @param request  as it came
/// @param activity what it carried; null when that was no JSON object
/// @param flaw     what is wrong with its signature, in words; null when it is genuine
/// @param status   what the peer answered
public record Heard(
        SignedRequest request,
        @Nullable JsonObject activity,
        @Nullable String flaw,
        int status) {

    /// The activity's type; empty for none.
    public String type() {
        return text("type");
    }

    /// A member of the activity that is a text; empty for none.
    public String text(String member) {
        String text = activity == null ? null : activity.text(member);
        return text == null ? "" : text;
    }

    public boolean genuine() {
        return flaw == null;
    }
}
