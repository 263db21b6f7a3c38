package org.folkmoot.activitypub.federation.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.folkmoot.activitypub.federation.Bounded;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.signatures.Scheme;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.jspecify.annotations.Nullable;

/// Sends signed requests, and finds out how each host wants them signed: draft-cavage first, and when a host
/// that we do not know yet answers as one does that dislikes the signature, RFC 9421 once. What worked is
/// remembered for seven days.
///
/// One is shared by all that fetches and delivers, so that what was learned by one helps the other.
public final class SignedExchange {

    /// Threads answers 404 to a signature that it does not like, so even that may mean: sign otherwise.
    private static final Set<Integer> PERHAPS_THE_SIGNATURE = Set.of(400, 401, 403, 404, 410);

    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int HOSTS = 20_000;

    private record Known(Scheme scheme, Instant until) {}

    private final Transport transport;
    private final InstantSource clock;
    private final Bounded<String, Known> known = new Bounded<>(HOSTS);

    public SignedExchange(Transport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /// Signs and sends, at most twice.
    ///
    /// @param request unsigned
    /// @return the answer that counts: the second one only if it is a success
    public Reply exchange(OutboundRequest request, SigningKey key) throws TransportFailed {
        String host = request.host();
        Scheme remembered = scheme(host);
        Scheme first = remembered == null ? Scheme.CAVAGE : remembered;
        Reply answer = send(request, key, first);
        if (!knockAgain(answer, remembered)) {
            if (answer.success() && remembered == null) {
                remember(host, first);
            }
            return answer;
        }
        Reply second = send(request, key, first.other());
        remember(host, second.success() ? first.other() : first);
        return second.success() ? second : answer;
    }

    /// How a host wants requests signed; null when that is not known.
    public @Nullable Scheme scheme(String host) {
        Known one = known.find(host);
        return one != null && clock.instant().isBefore(one.until()) ? one.scheme() : null;
    }

    private boolean knockAgain(Reply answer, @Nullable Scheme remembered) {
        if (remembered == null) {
            return PERHAPS_THE_SIGNATURE.contains(answer.status());
        }
        // a host may change its mind: it says so in words (RFC 9421, 5), or no longer takes what only the newest take
        boolean asked = remembered == Scheme.CAVAGE && answer.headers().first("Accept-Signature") != null;
        return answer.status() == 401 && (asked || remembered == Scheme.RFC_9421);
    }

    private void remember(String host, Scheme scheme) {
        known.put(host, new Known(scheme, clock.instant().plus(REMEMBERED)));
    }

    private Reply send(OutboundRequest request, SigningKey key, Scheme scheme) throws TransportFailed {
        return transport.exchange(Signatures.sign(request, key, scheme, clock.instant()));
    }
}
