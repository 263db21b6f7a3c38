package org.folkmoot.activitypub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.OutboundRequest;

/// Signs by draft-cavage-12 as a dialect does it; on purpose not with the code that it is there to test.
final class DialectSignature {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DialectSignature() {}

    /// The request with `Host`, `Date`, for a POST also `Digest`, and `Signature`.
    static OutboundRequest signed(OutboundRequest request, Trait trait, String keyId, PrivateKey key, Instant now) {
        boolean posted = request.method().equals("POST");
        Headers headers = request.headers().with("Host", request.host()).with("Date", HTTP_DATE.format(now));
        if (posted) {
            headers = headers.with("Digest", "SHA-256=" + base64(sha256(request.body())));
        }
        List<String> covered = new ArrayList<>(List.of(trait.covered.split(" ", -1)));
        if (!posted) {
            covered.removeAll(List.of("digest", "content-type"));
        }
        boolean swift = key instanceof EdECPrivateKey;
        String signature = base64(signature(swift ? "Ed25519" : "SHA256withRSA", key, text(request, headers, covered)));
        String algorithm = ",algorithm=\"" + (swift ? "hs2019" : trait.algorithm) + "\"";
        String value = "keyId=\"" + keyId + "\""
                + (trait.algorithmLast ? "" : algorithm)
                + ",headers=\"" + String.join(" ", covered) + "\""
                + ",signature=\"" + signature + "\""
                + (trait.algorithmLast ? algorithm : "");
        return request.with(headers.with("Signature", value));
    }

    private static String text(OutboundRequest request, Headers headers, List<String> covered) {
        List<String> lines = new ArrayList<>();
        for (String name : covered) {
            lines.add(
                    name.equals("(request-target)")
                            ? name + ": " + request.method().toLowerCase(ROOT) + " " + request.target()
                            : name + ": " + headers.joined(name));
        }
        return String.join("\n", lines);
    }

    private static byte[] signature(String algorithm, PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
