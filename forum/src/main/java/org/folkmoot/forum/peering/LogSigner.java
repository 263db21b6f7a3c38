package org.folkmoot.forum.peering;

import java.util.Optional;

/// Signs for the site as other servers know it. A port: federation fills it.
@FunctionalInterface
public interface LogSigner {

    /// A signature of the site.
    ///
    /// @param key   where the public half is found, such as `https://forum.example/#main-key`
    /// @param value RSASSA-PKCS1-v1_5 with SHA-256, in Base64
    record Signed(String key, String value) {}

    /// Signs words; empty while the site has no address.
    Optional<Signed> sign(String words);
}
