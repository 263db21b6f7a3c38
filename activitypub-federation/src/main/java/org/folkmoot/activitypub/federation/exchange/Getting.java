package org.folkmoot.activitypub.federation.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.OwnKeys;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;

/// Gets one document, along at most three redirects. Each hop is admitted, guarded and signed like the first:
/// a signature that was made for one host never reaches another.
public final class Getting {

    private static final int MOST_HOPS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /// What came of it.
    public sealed interface Got {

        /// An answer that redirects no further.
        ///
        /// @param url the address that gave it
        record Answered(Iri url, Reply reply) implements Got {}

        /// Policy keeps us from it.
        record Barred(String why) implements Got {}

        /// Later, perhaps.
        ///
        /// @param after null when nobody said when
        record NotNow(@Nullable Duration after, String why) implements Got {}

        /// There is no point in trying again soon.
        record Astray(String why) implements Got {}
    }

    private final Transport transport;
    private final SignedExchange signed;
    private final Admission admission;
    private final OwnKeys keys;
    private final Iri signer;

    /// @param signer the actor in whose name documents are fetched: the instance's own, which needs no signature to be
    /// read
    public Getting(Transport transport, SignedExchange signed, Admission admission, OwnKeys keys, Iri signer) {
        this.transport = transport;
        this.signed = signed;
        this.admission = admission;
        this.keys = keys;
        this.signer = signer;
    }

    /// In our name.
    public Got signed(Iri url, String accept) {
        return get(url, accept, keys.find(signer));
    }

    /// In nobody's name: WebFinger, host-meta and NodeInfo are for everybody.
    public Got unsigned(Iri url, String accept) {
        return get(url, accept, null);
    }

    private Got get(Iri first, String accept, @Nullable SigningKey key) {
        Iri url = Parts.withoutFragment(first);
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            Got got = once(url, accept, key);
            if (!(got instanceof Got.Answered(var _, Reply reply)) || !REDIRECTS.contains(reply.status())) {
                return got;
            }
            Iri next = target(url, reply.headers().first("Location"));
            if (next == null) {
                return new Got.Astray("it redirects to no address");
            }
            if (secure(url) && !secure(next)) {
                return new Got.Astray("it redirects from https to http");
            }
            url = next;
        }
        return new Got.Astray("it redirects more than " + MOST_HOPS + " times");
    }

    private Got once(Iri url, String accept, @Nullable SigningKey key) {
        String host = url.host();
        if (host == null) {
            return new Got.Astray("it is no http or https address");
        }
        switch (admission.admits(host, Admission.Way.FETCHING)) {
            case Admission.Barred(String why) -> {
                return new Got.Barred(why);
            }
            case Admission.NotNow(Duration after) -> {
                return new Got.NotNow(after, "we ask too much of it");
            }
            case Admission.Admitted() -> {}
        }
        OutboundRequest request = OutboundRequest.get(url, Headers.of("Host", host, "Accept", accept));
        try {
            return new Got.Answered(url, key == null ? transport.exchange(request) : signed.exchange(request, key));
        } catch (TransportFailed failed) {
            String words = failed.reason().words();
            return switch (failed.reason()) {
                case TransportFailed.Forbidden _, TransportFailed.TooLarge _ -> new Got.Astray(words);
                case TransportFailed.UnknownHost _,
                        TransportFailed.Unreachable _,
                        TransportFailed.Insecure _,
                        TransportFailed.TooSlow _,
                        TransportFailed.Broken _,
                        TransportFailed.Busy _ -> new Got.NotNow(null, words);
            };
        }
    }

    private static boolean secure(Iri url) {
        return url.value().regionMatches(true, 0, "https:", 0, 6);
    }

    private static @Nullable Iri target(Iri from, @Nullable String location) {
        if (location == null || location.isBlank()) {
            return null;
        }
        try {
            Iri next = new Iri(URI.create(from.value()).resolve(location).toString());
            return next.host() == null ? null : Parts.withoutFragment(next);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
