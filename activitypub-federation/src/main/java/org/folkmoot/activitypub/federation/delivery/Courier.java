package org.folkmoot.activitypub.federation.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.DeliveryQueue.Drop;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.OwnKeys;
import org.folkmoot.activitypub.federation.Parcel;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.exchange.RetryAfter;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.vocab.Iri;

/// Hands one parcel to one inbox, signed now, and says what the answer means.
///
/// 2xx is delivered. 4xx is the peer's last word, since Lemmy and others answer so to what they will
/// never take; but 408, 425 and 429 ask for later, as 503 does that says when. All else, redirects
/// included, is a server that is not well.
final class Courier {

    private static final Duration SHORT_REST = Duration.ofSeconds(1);

    private final SignedExchange exchange;
    private final OwnKeys keys;
    private final Admission admission;
    private final InstantSource clock;

    Courier(SignedExchange exchange, OwnKeys keys, Admission admission, InstantSource clock) {
        this.exchange = exchange;
        this.keys = keys;
        this.admission = admission;
        this.clock = clock;
    }

    Attempt deliver(Parcel parcel, Iri inbox) {
        Instant until = parcel.until();
        if (until != null && !clock.instant().isBefore(until)) {
            return dropped(Drop.Why.EXPIRED, "it is no longer worth sending");
        }
        String host = inbox.host();
        if (host == null) {
            return dropped(Drop.Why.WITHDRAWN, "its inbox is no http or https address");
        }
        SigningKey key = keys.find(parcel.signer());
        if (key == null) {
            return dropped(Drop.Why.WITHDRAWN, "the one who sends it is gone");
        }
        return switch (admission.admits(host, Admission.Way.SENDING)) {
            case Admission.Barred(String why) -> dropped(Drop.Why.WITHDRAWN, why);
            case Admission.NotNow(Duration after) -> new Attempt.Paused(after);
            case Admission.Admitted() -> sent(parcel, inbox, key);
        };
    }

    private Attempt sent(Parcel parcel, Iri inbox, SigningKey key) {
        Headers headers = Headers.of("Content-Type", "application/activity+json");
        try {
            return meaning(exchange.exchange(OutboundRequest.post(inbox, headers, parcel.body()), key));
        } catch (TransportFailed failed) {
            return failed.reason() instanceof TransportFailed.Busy
                    ? new Attempt.Paused(SHORT_REST)
                    : new Attempt.Failed(null, failed.reason().words(), false);
        }
    }

    private Attempt meaning(Reply reply) {
        int status = reply.status();
        if (reply.success()) {
            return new Attempt.Delivered();
        }
        String said = reply.excerpt();
        String words = "it answers " + status + (said.isEmpty() ? "" : ": " + said);
        boolean later = status == 408 || status == 425 || status == 429;
        if (status >= 400 && status < 500 && !later) {
            return new Attempt.Dropped(new Drop(Drop.Why.REFUSED, words), true);
        }
        Duration after = RetryAfter.read(reply.headers(), clock.instant());
        boolean waits = later || (status == 503 && after != null);
        return new Attempt.Failed(after, words, !waits);
    }

    private static Attempt dropped(Drop.Why why, String words) {
        return new Attempt.Dropped(new Drop(why, words), false);
    }
}
