package org.folkmoot.activitypub.federation.inbox;

import java.time.Duration;
import java.time.InstantSource;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.PeerKey;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.finding.KeyFound;
import org.folkmoot.activitypub.federation.finding.KeyRing;
import org.folkmoot.activitypub.federation.finding.Proof;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.Barred;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.Proven;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.TryLater;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome.Unproven;
import org.folkmoot.activitypub.federation.signatures.Claim;
import org.folkmoot.activitypub.federation.signatures.Expectations;
import org.folkmoot.activitypub.federation.signatures.Flaw;
import org.folkmoot.activitypub.federation.signatures.Reading;
import org.folkmoot.activitypub.federation.signatures.Signatures;

/// Finds out who asks for a document, for hosts that show theirs only to servers that say who they are ("authorized
/// fetch", "secure mode").
///
/// What is asked for makes no difference here. A host that uses it leaves the document of its instance actor open:
/// with that actor's key it signs what it fetches, also the key of whoever asks, and two servers that both want to know
/// who asks would otherwise wait for each other without end.
///
/// The order is the cheap questions first, as in [InboxPipeline]: the signature's header, the host that is said to have
/// signed, what the signature covers and its time, the key, the signature.
public final class FetchGate {

    private final InboxPipeline.Settings settings;
    private final Admission admission;
    private final KeyRing ring;
    private final InstantSource clock;

    /// @param settings of which the origin and the window are used
    public FetchGate(InboxPipeline.Settings settings, Admission admission, KeyRing ring, InstantSource clock) {
        this.settings = settings;
        this.admission = admission;
        this.ring = ring;
        this.clock = clock;
    }

    /// Who asks; nothing is fetched for a host that policy bars.
    public FetchOutcome asks(SignedRequest request) {
        return switch (Signatures.read(request.headers())) {
            case Reading.Failed(Flaw flaw) -> new Unproven(flaw.words());
            case Reading.Read(Claim claim) -> claimed(request, claim);
        };
    }

    private FetchOutcome claimed(SignedRequest request, Claim claim) {
        String signer = Parts.host(claim.keyId());
        if (signer == null) {
            return noKey("its id is no address");
        }
        if (signer.equals(Parts.host(settings.origin()))) {
            return noKey("it is said to be this server's own");
        }
        return switch (admission.admits(signer, Admission.Way.READING)) {
            case Admission.Admitted() -> admitted(request, claim, signer);
            case Admission.Barred(String why) -> new Barred(signer, why);
            case Admission.NotNow(Duration after) -> new TryLater(after);
        };
    }

    private FetchOutcome admitted(SignedRequest request, Claim claim, String signer) {
        Expectations expected = new Expectations(settings.origin(), clock.instant(), settings.window());
        Flaw flaw = Signatures.flaw(request, claim, expected);
        if (flaw != null) {
            return new Unproven(flaw.words());
        }
        return switch (ring.find(claim.keyId())) {
            case KeyFound.Known(PeerKey key) -> proven(Proof.of(request, claim, key, expected, ring), signer);
            case KeyFound.Gone() -> noKey("its owner is gone");
            case KeyFound.Unusable(String why) -> noKey(why);
            case KeyFound.NotNow(Duration after) -> new TryLater(after);
        };
    }

    private static FetchOutcome proven(Proof proof, String signer) {
        return switch (proof) {
            case Proof.By(PeerKey key) -> new Proven(key.owner(), signer);
            case Proof.Not(Flaw flaw) -> new Unproven(flaw.words());
            case Proof.NotNow(Duration after) -> new TryLater(after);
        };
    }

    private static FetchOutcome noKey(String why) {
        return new Unproven(new InboxOutcome.NoKey(why).words());
    }
}
