package org.folkmoot.activitypub.federation.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.folkmoot.activitypub.federation.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeysTest {

    @Test
    void whatWasWrittenIsReadAgain() throws Exception {
        assertThat(PublicKeys.fromPem(PublicKeys.toPem(Keys.RSA.getPublic()))).isEqualTo(Keys.RSA.getPublic());
        assertThat(PublicKeys.fromPem(PublicKeys.toPem(Keys.ED25519.getPublic())))
                .isEqualTo(Keys.ED25519.getPublic());
        String multibase = PublicKeys.toMultibase((EdECPublicKey) Keys.ED25519.getPublic());
        assertThat(multibase).startsWith("z6Mk");
        assertThat(PublicKeys.fromMultibase(multibase)).isEqualTo(Keys.ED25519.getPublic());
    }

    /// The key and its two forms are those of RFC 9421, appendix B.1.1.
    @Test
    void theOlderFormOfRsaIsRead() throws Exception {
        String pem = """
                -----BEGIN RSA PUBLIC KEY-----
                MIIBCgKCAQEAhAKYdtoeoy8zcAcR874L8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrw
                WEBnez6d0UDKDwGbc6nxfEXAy5mbhgajzrw3MOEt8uA5txSKobBpKDeBLOsdJKFq
                MGmXCQvEG7YemcxDTRPxAleIAgYYRjTSd/QBwVW9OwNFhekro3RtlinV0a75jfZg
                kne/YiktSvLG34lw2zqXBDTC5NHROUqGTlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0P
                uKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dSFFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQ
                PSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ10wIDAQAB
                -----END RSA PUBLIC KEY-----
                """;
        RSAPublicKey key = (RSAPublicKey) PublicKeys.fromPem(pem);
        assertThat(key.getModulus().bitLength()).isEqualTo(2048);
        assertThat(key.getPublicExponent()).isEqualTo(BigInteger.valueOf(65537));
        assertThat(key.getModulus().toString(16)).startsWith("840298");
    }

    @Test
    void aKeyOfFewerBitsIsNotTaken() {
        String pem = PublicKeys.toPem(Keys.make("RSA", 1024).getPublic());
        assertThatThrownBy(() -> PublicKeys.fromPem(pem))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("1024");
    }

    /// Its modulus is no product of primes, which nobody who verifies can tell.
    @Test
    void aKeyOfMoreBitsIsNotTaken() throws Exception {
        String pem =
                PublicKeys.toPem(rsa(BigInteger.ONE.shiftLeft(8192).add(BigInteger.ONE), BigInteger.valueOf(65537)));
        assertThatThrownBy(() -> PublicKeys.fromPem(pem))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("8193");
        String most =
                PublicKeys.toPem(rsa(BigInteger.ONE.shiftLeft(8191).add(BigInteger.ONE), BigInteger.valueOf(65537)));
        assertThat(PublicKeys.fromPem(most)).isNotNull();
    }

    @Test
    void anExponentThatCostsTooMuchIsNotTaken() throws Exception {
        BigInteger modulus = ((RSAPublicKey) Keys.RSA.getPublic()).getModulus();
        for (BigInteger exponent :
                new BigInteger[] {BigInteger.ONE.shiftLeft(40).add(BigInteger.ONE), BigInteger.valueOf(65536)}) {
            String pem = PublicKeys.toPem(rsa(modulus, exponent));
            assertThatThrownBy(() -> PublicKeys.fromPem(pem)).isInstanceOf(UnusableKey.class);
        }
        assertThat(PublicKeys.fromPem(PublicKeys.toPem(rsa(modulus, BigInteger.valueOf(3)))))
                .isNotNull();
    }

    @Test
    void aPemOfAnySizeIsNotLookedAt() {
        String pem = "-----BEGIN PUBLIC KEY-----\n" + "A".repeat(PublicKeys.LONGEST_PEM) + "\n-----END PUBLIC KEY-----";
        assertThatThrownBy(() -> PublicKeys.fromPem(pem))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("letters");
    }

    @Test
    void anotherKindOfKeyIsNotTaken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        String pem = PublicKeys.toPem(generator.generateKeyPair().getPublic());
        assertThatThrownBy(() -> PublicKeys.fromPem(pem)).isInstanceOf(UnusableKey.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\n!!!\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
                "-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----"
            })
    void whatIsNoKeyIsRefusedWithAReason(String pem) {
        assertThatThrownBy(() -> PublicKeys.fromPem(pem))
                .isInstanceOf(UnusableKey.class)
                .message()
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m6Mk", "z", "z0OIl", "z6Mk", "z1111111111111111111111111111111111"})
    void whatIsNoMultikeyIsRefused(String text) {
        assertThatThrownBy(() -> PublicKeys.fromMultibase(text)).isInstanceOf(UnusableKey.class);
    }

    @Test
    void linesMayEndInAnyWay() throws Exception {
        String pem = PublicKeys.toPem(Keys.RSA.getPublic());
        assertThat(PublicKeys.fromPem(pem.replace("\n", "\r\n"))).isEqualTo(Keys.RSA.getPublic());
        String oneLine = "-----BEGIN PUBLIC KEY-----"
                + Base64.getEncoder().encodeToString(Keys.RSA.getPublic().getEncoded()) + "-----END PUBLIC KEY-----";
        assertThat(PublicKeys.fromPem(oneLine)).isEqualTo(Keys.RSA.getPublic());
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }
}
