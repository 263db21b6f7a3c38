package org.folkmoot.activitypub.testkit;

import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.signatures.Claim;
import org.folkmoot.activitypub.federation.signatures.Expectations;
import org.folkmoot.activitypub.federation.signatures.PublicKeys;
import org.folkmoot.activitypub.federation.signatures.Reading;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.federation.signatures.UnusableKey;
import org.folkmoot.activitypub.federation.signatures.Verdict;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.jspecify.annotations.Nullable;

/// Checks what reaches a scripted peer, with keys that it fetches as any server would, and keeps.
final class PeerKeyring {

    /// Fetches a document in the name of the peer.
    interface Reader {
        Reply read(Iri url) throws TransportFailed;
    }

    private final Reader reader;
    private final InstantSource clock;
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

    PeerKeyring(Reader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /// What is wrong with the signature of a request, in words; null when it is genuine.
    @Nullable
    String flaw(SignedRequest request, String origin) {
        return switch (Signatures.read(request.headers())) {
            case Reading.Failed(var flaw) -> flaw.words();
            case Reading.Read(var claim) -> flaw(request, claim, origin);
        };
    }

    private @Nullable String flaw(SignedRequest request, Claim claim, String origin) {
        try {
            Expectations expected = new Expectations(origin, clock.instant(), Expectations.USUAL_WINDOW);
            return switch (Signatures.verify(request, claim, key(claim.keyId()), expected)) {
                case Verdict.Genuine() -> null;
                case Verdict.Flawed(var flaw) -> flaw.words();
            };
        } catch (TransportFailed | UnusableKey | MalformedDocument unknown) {
            return "The key " + claim.keyId() + " cannot be had: " + unknown.getMessage();
        }
    }

    private PublicKey key(String id) throws TransportFailed, UnusableKey {
        PublicKey known = keys.get(id);
        if (known != null) {
            return known;
        }
        int fragment = id.indexOf('#');
        Reply reply = reader.read(new Iri(fragment < 0 ? id : id.substring(0, fragment)));
        if (!reply.success()) {
            throw new MalformedDocument("", "a document, and not status " + reply.status());
        }
        Json key = Json.readObject(reply.body()).find("publicKey");
        String pem = key instanceof JsonObject object ? object.text("publicKeyPem") : null;
        if (pem == null) {
            throw new MalformedDocument("publicKey.publicKeyPem", "a key");
        }
        PublicKey found = PublicKeys.fromPem(pem);
        keys.put(id, found);
        return found;
    }
}
