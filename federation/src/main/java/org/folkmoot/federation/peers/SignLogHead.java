package org.folkmoot.federation.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.peering.LogSigner;

/// Signs the head of the log of decisions with the key by which other servers know this site.
public final class SignLogHead implements LogSigner {

    private final OwnActors actors;

    public SignLogHead(OwnActors actors) {
        this.actors = actors;
    }

    @Override
    public Optional<LogSigner.Signed> sign(String words) {
        return actors.locations()
                .map(Locations::home)
                .map(Iri::new)
                .flatMap(home -> Optional.ofNullable(actors.find(home)))
                .map(key -> new LogSigner.Signed(key.keyId(), signed(key, words)));
    }

    private static String signed(SigningKey key, String words) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.key());
            signature.update(words.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The site's own key does not sign", impossible);
        }
    }
}
