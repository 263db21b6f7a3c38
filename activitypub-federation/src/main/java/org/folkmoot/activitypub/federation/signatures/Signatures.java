package org.folkmoot.activitypub.federation.signatures;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.signatures.Claim.ByCavage;
import org.folkmoot.activitypub.federation.signatures.Claim.ByMessage;
import org.jspecify.annotations.Nullable;

/// Signs requests and checks the signatures of others, in both schemes. Pure: no clock, no key store, no
/// network.
///
/// Whose key it is, and whether that one may say what the body says, is not decided here:
/// `inbox.InboxPipeline` does.
public final class Signatures {

    /// What we ask for with a 401, so that a peer that speaks RFC 9421 signs what we want covered (RFC 9421,
    /// 5).
    public static final String ACCEPTED = "sig1=(\"@method\" \"@target-uri\" \"content-digest\");created;keyid";

    /// As [#ACCEPTED], of a request that only reads and has no body.
    public static final String ACCEPTED_FOR_READING = "sig1=(\"@method\" \"@target-uri\");created;keyid";

    private Signatures() {}

    /// The request with all headers that its signature needs: `Host`, `Date` and `Digest`, or
    /// `Content-Digest`.
    ///
    /// draft-cavage: `(request-target) host date digest content-type`, algorithm `rsa-sha256`; a GET carries
    /// the digest of nothing, which Lemmy insists on. RFC 9421: method, whole address and, of a POST, the
    /// digest.
    ///
    /// @param now when it is sent; a request that is sent again is signed again
    public static OutboundRequest sign(OutboundRequest request, SigningKey key, Scheme scheme, Instant now) {
        return switch (scheme) {
            case CAVAGE -> CavageSignatures.sign(request, key, now);
            case RFC_9421 -> MessageSignatures.sign(request, key, now);
        };
    }

    /// Reads what a request says of its signature.
    public static Reading read(Headers headers) {
        if (headers.first("Signature-Input") != null) {
            return MessageSignatures.read(headers);
        }
        List<String> signatures = headers.all("Signature");
        return switch (signatures.size()) {
            case 0 -> new Reading.Failed(Flaw.MISSING);
            case 1 -> CavageSignatures.read(signatures.getFirst());
            default -> new Reading.Failed(Flaw.SEVERAL);
        };
    }

    /// Everything that can be wrong and needs no key to be seen: what is covered, the time, the digest. Null
    /// when nothing is: then the key is worth looking for.
    public static @Nullable Flaw flaw(SignedRequest request, Claim claim, Expectations expected) {
        return switch (claim) {
            case ByCavage cavage -> CavageSignatures.flaw(request, cavage, expected);
            case ByMessage message -> MessageSignatures.flaw(request, message, expected);
        };
    }

    /// The whole check.
    ///
    /// @param key as [PublicKeys] reads it
    public static Verdict verify(SignedRequest request, Claim claim, PublicKey key, Expectations expected) {
        Flaw flaw = flaw(request, claim, expected);
        if (flaw != null) {
            return new Verdict.Flawed(flaw);
        }
        Algorithm algorithm = switch (claim) {
            case ByCavage cavage -> Algorithm.ofCavage(cavage.algorithm(), key);
            case ByMessage message -> Algorithm.ofMessage(message.algorithm(), key);
        };
        if (algorithm == null) {
            return new Verdict.Flawed(Flaw.ALGORITHM_UNKNOWN);
        }
        if (!algorithm.fits(key)) {
            return new Verdict.Flawed(Flaw.ALGORITHM_OF_ANOTHER_KEY);
        }
        boolean genuine = switch (claim) {
            case ByCavage cavage -> CavageSignatures.verify(request, cavage, algorithm, key, expected);
            case ByMessage message -> MessageSignatures.verify(request, message, algorithm, key, expected);
        };
        return genuine ? new Verdict.Genuine() : new Verdict.Flawed(Flaw.WRONG);
    }
}
