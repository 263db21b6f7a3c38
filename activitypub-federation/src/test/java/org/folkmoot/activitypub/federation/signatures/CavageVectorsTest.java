package org.folkmoot.activitypub.federation.signatures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.signatures.Claim.ByCavage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The test values of draft-cavage-http-signatures-12, appendix C.
class CavageVectorsTest {

    private static final Expectations THEN =
            new Expectations("https://example.com", Instant.parse("2014-01-05T21:31:40Z"), Expectations.USUAL_WINDOW);

    private static final PublicKey KEY = key(
            "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C36rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2"
                    + "qsBe/2hFyc2DCJJg0h1L78+6Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJwoYi+1hqp1fIe"
                    + "kaxsyQIDAQAB");

    private static final Headers HEADERS = Headers.of(
            "Host", "example.com",
            "Date", "Sun, 05 Jan 2014 21:31:40 GMT",
            "Content-Type", "application/json",
            "Digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
            "Content-Length", "18");

    enum Vector {
        DEFAULT(
                "keyId=\"Test\",algorithm=\"rsa-sha256\",signature=\"SjWJWbWN7i0wzBvtPl8rbASWz5xQW6mcJmn+ibttBqtifLN7Sazz"
                        + "6m79cNfwwb8DMJ5cou1s7uEGKKCs+FLEEaDV5lp7q25WqS+lavg7T8hc0GppauB6hbgEKTwblDHYGEtbGmtdHgVCk9SuS13F"
                        + "0hZ8FD0k/5OxEPXe5WozsbM=\""),
        BASIC("keyId=\"Test\",algorithm=\"rsa-sha256\", headers=\"(request-target) host date\", "
                + "signature=\"qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3"
                + "HMbe8VfEdKFYRqzic+efkb3nndiv/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0=\""),
        ALL_HEADERS("keyId=\"Test\",algorithm=\"rsa-sha256\", "
                + "headers=\"(request-target) host date content-type digest content-length\", "
                + "signature=\"vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52"
                + "LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE=\"");

        private final String header;

        Vector(String header) {
            this.header = header;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theVectorIsGenuine(Vector vector) {
        SignedRequest request = request(vector, "/foo?param=value&pet=dog");
        assertThat(CavageSignatures.verify(request, claim(vector), Algorithm.RSA_SHA256, KEY, THEN))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEFAULT")
    void theVectorIsWrongForAnotherAddress(Vector vector) {
        SignedRequest request = request(vector, "/foo?param=value&pet=cat");
        assertThat(CavageSignatures.verify(request, claim(vector), Algorithm.RSA_SHA256, KEY, THEN))
                .isFalse();
    }

    @Test
    void theWholeCheckPassesTheOneThatCoversEverything() {
        SignedRequest request = request(Vector.ALL_HEADERS, "/foo?param=value&pet=dog");
        assertThat(Signatures.verify(request, claim(Vector.ALL_HEADERS), KEY, THEN))
                .isEqualTo(new Verdict.Genuine());
    }

    @Test
    void theBasicOneCoversTooLittleForAPost() {
        SignedRequest request = request(Vector.BASIC, "/foo?param=value&pet=dog");
        assertThat(Signatures.verify(request, claim(Vector.BASIC), KEY, THEN))
                .isEqualTo(new Verdict.Flawed(Flaw.DIGEST_NOT_COVERED));
    }

    @Test
    void theDefaultOneDoesNotCoverTheAddress() {
        SignedRequest request = request(Vector.DEFAULT, "/foo?param=value&pet=dog");
        assertThat(claim(Vector.DEFAULT).covered()).containsExactly("date");
        assertThat(Signatures.verify(request, claim(Vector.DEFAULT), KEY, THEN))
                .isEqualTo(new Verdict.Flawed(Flaw.TARGET_NOT_COVERED));
    }

    private static SignedRequest request(Vector vector, String target) {
        return new SignedRequest(
                "POST", target, HEADERS.with("Signature", vector.header), "{\"hello\": \"world\"}".getBytes(UTF_8));
    }

    private static ByCavage claim(Vector vector) {
        return (ByCavage) ((Reading.Read) CavageSignatures.read(vector.header)).claim();
    }

    /// Not by [PublicKeys]: the draft's key has only 1024 bits.
    private static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
