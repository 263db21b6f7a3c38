package org.folkmoot.federation.store;

import java.util.Optional;
import org.folkmoot.database.Transaction;

/// The public keys by which others know us, for whoever checks what we signed.
public final class OwnSigningKeys {

    private OwnSigningKeys() {}

    /// The RSA key of the site (SubjectPublicKeyInfo); empty while it has none.
    public static Optional<byte[]> ofTheSite(Transaction transaction) {
        return new OwnKeyStore().find(transaction, new LocalActor.Site(), "RSA").map(OwnKeyStore.Pair::publicKey);
    }
}
