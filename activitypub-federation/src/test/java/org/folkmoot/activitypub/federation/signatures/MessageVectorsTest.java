package org.folkmoot.activitypub.federation.signatures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.signatures.Claim.ByMessage;
import org.junit.jupiter.api.Test;

/// The test cases of RFC 9421, appendix B.2. RSA-PSS and ECDSA are checked here by the JDK, over the base
/// that the library builds: as algorithms of requests they are not accepted.
class MessageVectorsTest {

    private static final Expectations THEN =
            new Expectations("https://example.com", Instant.ofEpochSecond(1618884473), Expectations.USUAL_WINDOW);

    private static final String RSA_PSS_KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2"
            + "+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+"
            + "oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq"
            + "gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W"
            + "Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4"
            + "aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI2wIDAQAB";
    private static final String ECC_KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
            + "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==";
    private static final String ED25519_KEY = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";

    private static final Headers HEADERS = Headers.of(
            "Host",
            "example.com",
            "Date",
            "Tue, 20 Apr 2021 02:07:55 GMT",
            "Content-Type",
            "application/json",
            "Content-Digest",
            "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
            "Content-Length",
            "18");

    @Test
    void b21MinimalSignatureUsingRsaPssSha512() throws Exception {
        SignedRequest request = request(
                "sig-b21=();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
                "sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7z"
                        + "FZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKh"
                        + "O4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gC"
                        + "w1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==:");
        assertThat(rsaPss(request)).isTrue();
    }

    @Test
    void b22SelectiveCoveredComponentsUsingRsaPssSha512() throws Exception {
        SignedRequest request = request(
                "sig-b22=(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\");created=1618884473"
                        + ";keyid=\"test-key-rsa-pss\";tag=\"header-example\"",
                "sig-b22=:LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8U"
                        + "CMkSowOB4+ECxCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8N"
                        + "V7+4UKkjqpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs"
                        + "0tFTQosMTAoxk//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==:");
        assertThat(rsaPss(request)).isTrue();
    }

    @Test
    void b23FullCoverageUsingRsaPssSha512() throws Exception {
        SignedRequest request = request(
                "sig-b23=(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\" "
                        + "\"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"",
                "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2vo"
                        + "Tp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzN"
                        + "BXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBro"
                        + "hr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:");
        assertThat(rsaPss(request)).isTrue();
    }

    /// Of an answer: its base is the RFC's own, since the library signs and checks requests alone.
    @Test
    void b24SigningAResponseUsingEcdsaP256Sha256() throws Exception {
        String base = "\"@status\": 200\n\"content-type\": application/json\n\"content-digest\": "
                + "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:\n"
                + "\"content-length\": 23\n\"@signature-params\": (\"@status\" \"content-type\" \"content-digest\" "
                + "\"content-length\");created=1618884473;keyid=\"test-key-ecc-p256\"";
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key("EC", ECC_KEY));
        verifier.update(base.getBytes(UTF_8));
        assertThat(
                        verifier.verify(
                                Base64.getDecoder()
                                        .decode(
                                                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==")))
                .isTrue();
    }

    @Test
    void b25SigningARequestUsingHmacSha256IsNotAccepted() throws Exception {
        SignedRequest request = request(
                "sig-b25=(\"date\" \"@authority\" \"content-type\" \"@method\" \"@path\" \"@query\" \"content-digest\")"
                        + ";created=1618884473;keyid=\"test-shared-secret\";alg=\"hmac-sha256\"",
                "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:");
        assertThat(Signatures.verify(request, claim(request), key("Ed25519", ED25519_KEY), THEN))
                .isEqualTo(new Verdict.Flawed(Flaw.ALGORITHM_UNKNOWN));
    }

    @Test
    void b26SigningARequestUsingEd25519() throws Exception {
        SignedRequest request = request(
                "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
                        + ";created=1618884473;keyid=\"test-key-ed25519\"",
                "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
        assertThat(MessageSignatures.verify(
                        request, claim(request), Algorithm.ED25519, key("Ed25519", ED25519_KEY), THEN))
                .isTrue();
    }

    @Test
    void b26DoesNotCoverEnoughForUs() throws Exception {
        SignedRequest request = request(
                "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
                        + ";created=1618884473;keyid=\"test-key-ed25519\"",
                "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
        assertThat(Signatures.verify(request, claim(request), key("Ed25519", ED25519_KEY), THEN))
                .isEqualTo(new Verdict.Flawed(Flaw.TARGET_NOT_COVERED));
    }

    private static boolean rsaPss(SignedRequest request) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
        verifier.initVerify(key("RSA", RSA_PSS_KEY));
        verifier.update(MessageSignatures.base(request, claim(request), THEN).getBytes(UTF_8));
        return verifier.verify(claim(request).signature());
    }

    private static SignedRequest request(String input, String signature) {
        return new SignedRequest(
                "POST",
                "/foo?param=Value&Pet=dog",
                HEADERS.with("Signature-Input", input).with("Signature", signature),
                "{\"hello\": \"world\"}".getBytes(UTF_8));
    }

    private static ByMessage claim(SignedRequest request) {
        return (ByMessage) ((Reading.Read) MessageSignatures.read(request.headers())).claim();
    }

    private static PublicKey key(String kind, String base64) throws GeneralSecurityException {
        return KeyFactory.getInstance(kind)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
