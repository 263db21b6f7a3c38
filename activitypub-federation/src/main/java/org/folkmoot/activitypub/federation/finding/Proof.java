package org.folkmoot.activitypub.federation.finding;

import java.time.Duration;
import org.folkmoot.activitypub.federation.PeerKey;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.signatures.Claim;
import org.folkmoot.activitypub.federation.signatures.Expectations;
import org.folkmoot.activitypub.federation.signatures.Flaw;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.federation.signatures.Verdict;

/// Whether the key that a request names has signed it; a key that does not fit is fetched anew once, since its owner
/// may
/// have another by now.
public sealed interface Proof {

    /// It has.
    ///
    /// @param key as it is now
    record By(PeerKey key) implements Proof {}

    /// It has not.
    record Not(Flaw flaw) implements Proof {}

    /// That cannot be said before the key could be fetched.
    record NotNow(Duration after) implements Proof {}

    /// Checks the whole signature.
    ///
    /// @param key what [KeyRing#find] gave for the claim
    static Proof of(SignedRequest request, Claim claim, PeerKey key, Expectations expected, KeyRing ring) {
        return switch (Signatures.verify(request, claim, key.key(), expected)) {
            case Verdict.Genuine() -> new By(key);
            case Verdict.Flawed(Flaw flaw) ->
                flaw.mayBeTheKey() ? anew(request, claim, key, expected, ring, flaw) : new Not(flaw);
        };
    }

    private static Proof anew(
            SignedRequest request, Claim claim, PeerKey kept, Expectations expected, KeyRing ring, Flaw flaw) {
        return switch (ring.anew(kept)) {
            case KeyFound.Known(PeerKey fresh) ->
                switch (Signatures.verify(request, claim, fresh.key(), expected)) {
                    case Verdict.Genuine() -> new By(fresh);
                    case Verdict.Flawed(Flaw still) -> new Not(still);
                };
            case KeyFound.NotNow(Duration after) -> new NotNow(after);
            case KeyFound.Gone(), KeyFound.Unusable _ -> new Not(flaw);
            case null -> new Not(flaw);
        };
    }
}
