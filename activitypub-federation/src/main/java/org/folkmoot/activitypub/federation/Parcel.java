package org.folkmoot.activitypub.federation;

import java.time.Instant;
import java.util.List;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// One activity on its way to one peer.
///
/// @param position where it stands in the queue; increasing
/// @param activity its id, for words about it
/// @param signer   the actor of ours in whose name it is signed
/// @param inboxes  all on that peer, each once: one when it has a shared inbox, else one for each recipient
/// @param body     the JSON exactly as it is sent each time; nobody changes it
/// @param until    when it stops being worth sending; null for never
@SuppressWarnings("ArrayRecordComponent") // parcels are sent, never compared
public record Parcel(
        long position,
        Iri activity,
        Iri signer,
        List<Iri> inboxes,
        byte[] body,
        @Nullable Instant until) {

    public Parcel {
        inboxes = List.copyOf(inboxes);
    }
}
