package org.folkmoot.federation.inbound;

import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// An activity with what is known of how it came.
///
/// @param activity  what is said
/// @param json      the very same, as it came: what is passed on
/// @param peer      the server that brought it
/// @param announcer the community that passed it on; null when its author's server brought it itself
/// @param hearsay   whether nothing but the announcer's word stands for it
record Word(
        Activity activity,
        JsonObject json,
        String peer,
        @Nullable Iri announcer,
        boolean hearsay) {

    /// The same about something that stands within.
    Word about(Activity inner) {
        return new Word(inner, json, peer, announcer, hearsay);
    }
}
