package org.folkmoot.activitypub.federation.signatures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.vocab.Iri;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Expectations NOON = new Expectations("https://forum.example", NOW, Expectations.USUAL_WINDOW);
    private static final SigningKey ADA = new SigningKey("https://other.example/u/ada#main-key", Keys.RSA.getPrivate());
    private static final SigningKey ED =
            new SigningKey("https://other.example/u/ed#ed25519", Keys.ED25519.getPrivate());
    private static final byte[] BODY = "{\"type\":\"Like\"}".getBytes(UTF_8);

    @ParameterizedTest
    @EnumSource
    void whatWeSignIsGenuine(Scheme scheme) {
        assertThat(verdict(received(post(scheme, ADA)), Keys.RSA)).isEqualTo(new Verdict.Genuine());
    }

    @ParameterizedTest
    @EnumSource
    void whatWeSignWithEd25519IsGenuine(Scheme scheme) {
        assertThat(verdict(received(post(scheme, ED)), Keys.ED25519)).isEqualTo(new Verdict.Genuine());
    }

    @ParameterizedTest
    @EnumSource
    void aSignedGetIsGenuine(Scheme scheme) {
        OutboundRequest get = OutboundRequest.get(
                new Iri("https://forum.example/c/main?page=2"), Headers.of("Accept", "application/activity+json"));
        assertThat(verdict(received(Signatures.sign(get, ADA, scheme, NOW)), Keys.RSA))
                .isEqualTo(new Verdict.Genuine());
    }

    @Test
    void aPostIsSignedAsEverybodyUnderstands() {
        Headers headers = post(Scheme.CAVAGE, ADA).headers();
        assertThat(headers.first("Signature"))
                .startsWith("keyId=\"https://other.example/u/ada#main-key\",algorithm=\"rsa-sha256\","
                        + "headers=\"(request-target) host date digest content-type\",signature=\"");
        assertThat(headers.first("Digest")).startsWith("SHA-256=");
        assertThat(headers.first("Date")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
        assertThat(headers.first("Host")).isEqualTo("forum.example");
    }

    @Test
    void aGetCarriesTheDigestOfNothingForLemmy() {
        OutboundRequest get = Signatures.sign(
                OutboundRequest.get(new Iri("https://forum.example/c/main"), Headers.none()), ADA, Scheme.CAVAGE, NOW);
        assertThat(get.headers().first("Digest")).isEqualTo("SHA-256=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(get.headers().first("Signature")).contains("headers=\"(request-target) host date digest\"");
    }

    @Test
    void aMessageSignatureCoversWhatMastodonDemands() {
        Headers headers = post(Scheme.RFC_9421, ADA).headers();
        assertThat(headers.first("Signature-Input"))
                .isEqualTo("sig1=(\"@method\" \"@target-uri\" \"content-digest\");created=1772366400"
                        + ";keyid=\"https://other.example/u/ada#main-key\";alg=\"rsa-v1_5-sha256\"");
        assertThat(headers.first("Content-Digest")).startsWith("sha-256=:");
        assertThat(headers.first("Digest")).isNull();
    }

    @Test
    void signingAgainLeavesOneSignature() {
        OutboundRequest twice = Signatures.sign(post(Scheme.CAVAGE, ADA), ADA, Scheme.CAVAGE, NOW.plusSeconds(60));
        assertThat(twice.headers().all("Signature")).hasSize(1);
        assertThat(verdict(received(twice), Keys.RSA)).isEqualTo(new Verdict.Genuine());
    }

    @ParameterizedTest
    @EnumSource
    void oneChangedByteOfTheBodyIsFound(Scheme scheme) {
        SignedRequest request = received(post(scheme, ADA));
        byte[] changed = request.body().clone();
        changed[3] ^= 1;
        assertThat(flaw(new SignedRequest("POST", request.target(), request.headers(), changed)))
                .isEqualTo(Flaw.DIGEST_WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void aDigestThatFitsAChangedBodyDoesNotHelp(Scheme scheme) {
        SignedRequest request = received(post(scheme, ADA));
        byte[] other = "{\"type\":\"Delete\"}".getBytes(UTF_8);
        Headers headers = request.headers()
                .with("Digest", Digests.digest(other))
                .with("Content-Digest", Digests.contentDigest(other));
        assertThat(flaw(new SignedRequest("POST", request.target(), headers, other)))
                .isEqualTo(Flaw.WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureForAnotherMethodIsWrong(Scheme scheme) {
        SignedRequest request = received(post(scheme, ADA));
        assertThat(flaw(new SignedRequest("PUT", request.target(), request.headers(), request.body())))
                .isEqualTo(Flaw.WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureForAnotherPathIsWrong(Scheme scheme) {
        SignedRequest request = received(post(scheme, ADA));
        assertThat(flaw(new SignedRequest("POST", "/u/bob/inbox", request.headers(), request.body())))
                .isEqualTo(Flaw.WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatWasSignedForAnotherServerCannotBePlayedToUs(Scheme scheme) {
        OutboundRequest elsewhere = Signatures.sign(
                OutboundRequest.post(
                        new Iri("https://victim.example/inbox"),
                        Headers.of("Content-Type", "application/activity+json"),
                        BODY),
                ADA,
                scheme,
                NOW);
        SignedRequest replayed = received(elsewhere);
        assertThat(replayed.headers().first("Host")).isEqualTo("victim.example");
        assertThat(flaw(replayed)).isEqualTo(Flaw.WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureByAnotherKeyIsWrong(Scheme scheme) {
        assertThat(verdict(received(post(scheme, ADA)), Keys.OTHER_RSA)).isEqualTo(new Verdict.Flawed(Flaw.WRONG));
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureMayBeAnHourOldAndNotMore(Scheme scheme) {
        SignedRequest request = received(post(scheme, ADA));
        assertThat(Signatures.verify(request, claim(request), Keys.RSA.getPublic(), at(Duration.ofHours(1))))
                .isEqualTo(new Verdict.Genuine());
        assertThat(Signatures.verify(request, claim(request), Keys.RSA.getPublic(), at(Duration.ofSeconds(3601))))
                .isEqualTo(new Verdict.Flawed(Flaw.TOO_OLD));
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureMayBeAnHourEarlyAndNotMore(Scheme scheme) {
        SignedRequest request = received(post(scheme, ADA));
        assertThat(Signatures.verify(request, claim(request), Keys.RSA.getPublic(), at(Duration.ofHours(-1))))
                .isEqualTo(new Verdict.Genuine());
        assertThat(Signatures.verify(request, claim(request), Keys.RSA.getPublic(), at(Duration.ofSeconds(-3601))))
                .isEqualTo(new Verdict.Flawed(Flaw.TOO_NEW));
    }

    @Test
    void aMessageSignatureThatExpiredLongAgoIsTooOld() {
        SignedRequest request = message(
                "(\"@method\" \"@target-uri\" \"content-digest\");created=%d;expires=%d;keyid=\"k\"",
                NOW.getEpochSecond() - 3500, NOW.getEpochSecond() - 3601);
        assertThat(flaw(request)).isEqualTo(Flaw.TOO_OLD);
    }

    @Test
    void aDigestThatIsNotCoveredDoesNotCount() {
        SignedRequest request = cavage("rsa-sha256", "(request-target) host date", headers -> headers);
        assertThat(flaw(request)).isEqualTo(Flaw.DIGEST_NOT_COVERED);
    }

    @Test
    void aContentDigestThatIsNotCoveredDoesNotCount() {
        assertThat(flaw(message("(\"@method\" \"@target-uri\");created=%d;keyid=\"k\"", NOW.getEpochSecond())))
                .isEqualTo(Flaw.DIGEST_NOT_COVERED);
    }

    @Test
    void aMessageSignatureWithoutATimeIsRefused() {
        assertThat(flaw(message("(\"@method\" \"@target-uri\" \"content-digest\");keyid=\"k\"")))
                .isEqualTo(Flaw.TIME_NOT_COVERED);
    }

    @Test
    void aMessageSignatureThatCoversOnlyThePathIsRefused() {
        assertThat(flaw(message(
                        "(\"@method\" \"@path\" \"content-digest\");created=%d;keyid=\"k\"", NOW.getEpochSecond())))
                .isEqualTo(Flaw.TARGET_NOT_COVERED);
    }

    @Test
    void whatFedifyCoversIsEnough() {
        SignedRequest request = message(
                "(\"@method\" \"@target-uri\" \"@authority\" \"host\" \"date\" \"content-digest\");created=%d;keyid=\"k\""
                        + ";alg=\"rsa-v1_5-sha256\"",
                NOW.getEpochSecond());
        assertThat(flaw(request)).isNull();
    }

    @Test
    void componentsThatWeCannotRebuildAreRefused() {
        assertThat(reading(message("(\"@method\" \"@target-uri\";req \"content-digest\");created=1;keyid=\"k\"")))
                .isEqualTo(new Reading.Failed(Flaw.COMPONENT_UNKNOWN));
        assertThat(flaw(message(
                        "(\"@method\" \"@target-uri\" \"content-digest\" \"@status\");created=%d;keyid=\"k\"",
                        NOW.getEpochSecond())))
                .isEqualTo(Flaw.COMPONENT_UNKNOWN);
    }

    @Test
    void twoMessageSignaturesAreOneTooMany() {
        Headers headers = Headers.of(
                "Signature-Input", "a=(\"@method\");created=1;keyid=\"k\", b=(\"@method\");created=1;keyid=\"k\"",
                "Signature", "a=:AAAA:, b=:AAAA:");
        assertThat(Signatures.read(headers)).isEqualTo(new Reading.Failed(Flaw.SEVERAL));
    }

    @Test
    void twoCavageSignaturesAreOneTooMany() {
        Headers headers = post(Scheme.CAVAGE, ADA).headers();
        assertThat(Signatures.read(headers.and("Signature", Objects.requireNonNull(headers.first("Signature")))))
                .isEqualTo(new Reading.Failed(Flaw.SEVERAL));
    }

    @Test
    void aParameterThatIsGivenTwiceMakesItUnreadable() {
        assertThat(Signatures.read(Headers.of("Signature", "keyId=\"a\",keyId=\"b\",signature=\"AAAA\"")))
                .isEqualTo(new Reading.Failed(Flaw.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "keyId=\"a\"",
                "keyId=\"\",signature=\"AAAA\"",
                "keyId=\"a\",signature=\"!\"",
                "keyId=\"a\",signature=\"AAAA\" and more",
                "keyId=\"a\",created=99999999999999999999,signature=\"AAAA\""
            })
    void whatIsNoSignatureIsUnreadable(String header) {
        assertThat(Signatures.read(Headers.of("Signature", header))).isEqualTo(new Reading.Failed(Flaw.UNREADABLE));
    }

    @Test
    void aHeaderOfAnyLengthIsReadInNoTime() {
        String long1 = "keyId=\"" + "a".repeat(9000) + "\",signature=\"AAAA\"";
        assertThat(Signatures.read(Headers.of("Signature", long1))).isEqualTo(new Reading.Failed(Flaw.UNREADABLE));
        String long2 = "sig1=(" + "\"a\" ".repeat(3000) + ");created=1;keyid=\"k\"";
        assertThat(Signatures.read(Headers.of("Signature-Input", long2, "Signature", "sig1=:AAAA:")))
                .isEqualTo(new Reading.Failed(Flaw.UNREADABLE));
    }

    @Test
    void aRequestWithoutASignatureSaysSo() {
        assertThat(Signatures.read(Headers.none())).isEqualTo(new Reading.Failed(Flaw.MISSING));
    }

    @Test
    void hs2019MeansSha256WithAnRsaKey() {
        assertThat(verdict(cavage("hs2019", FULL, headers -> headers), Keys.RSA))
                .isEqualTo(new Verdict.Genuine());
    }

    @Test
    void aMissingAlgorithmIsLeftToTheKey() {
        assertThat(verdict(cavage(null, FULL, headers -> headers), Keys.RSA)).isEqualTo(new Verdict.Genuine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "hmac-sha256", "HMAC-SHA512", "rsa-sha1", "ecdsa-sha256", ""})
    void otherAlgorithmsAreNotAccepted(String name) {
        assertThat(flaw(cavage(name, FULL, headers -> headers))).isEqualTo(Flaw.ALGORITHM_UNKNOWN);
    }

    @Test
    void anRsaKeyIsNeverUsedAsAnotherKind() {
        assertThat(flaw(cavage("ed25519", FULL, headers -> headers))).isEqualTo(Flaw.ALGORITHM_OF_ANOTHER_KEY);
        assertThat(verdict(cavage("rsa-sha256", FULL, headers -> headers), Keys.ED25519))
                .isEqualTo(new Verdict.Flawed(Flaw.ALGORITHM_OF_ANOTHER_KEY));
    }

    @Test
    void theAddressMayBeSignedWithoutItsQuery() {
        assertThat(flaw(get("/c/main/outbox", "/c/main/outbox?page=2"))).isNull();
    }

    @Test
    void theAddressMayBeSignedWithoutItsQuestionMark() {
        assertThat(flaw(get("/c/main/outboxpage=2", "/c/main/outbox?page=2"))).isNull();
    }

    @Test
    void aQueryThatWasSignedMustBeTheOneThatIsAsked() {
        assertThat(flaw(get("/c/main/outbox?page=2", "/c/main/outbox?page=3"))).isEqualTo(Flaw.WRONG);
        assertThat(flaw(get("/c/main/outbox?page=2", "/c/main/outbox"))).isEqualTo(Flaw.WRONG);
    }

    @Test
    void theAddressItselfMustBeCovered() {
        assertThat(flaw(cavage("rsa-sha256", "host date digest", headers -> headers)))
                .isEqualTo(Flaw.TARGET_NOT_COVERED);
    }

    @Test
    void theHostMustBeCovered() {
        assertThat(flaw(cavage("rsa-sha256", "(request-target) date digest", headers -> headers)))
                .isEqualTo(Flaw.HOST_NOT_COVERED);
    }

    @Test
    void aTimeMustBeCovered() {
        assertThat(flaw(cavage("rsa-sha256", "(request-target) host digest", headers -> headers)))
                .isEqualTo(Flaw.TIME_NOT_COVERED);
    }

    @Test
    void aDateThatIsNoDateIsRefused() {
        assertThat(flaw(cavage("rsa-sha256", FULL, headers -> headers.with("Date", "yesterday"))))
                .isEqualTo(Flaw.TIME_UNREADABLE);
    }

    @Test
    void aCoveredHeaderMustBeThere() {
        assertThat(flaw(cavage("rsa-sha256", FULL + " x-missing", headers -> headers)))
                .isEqualTo(Flaw.COVERED_HEADER_MISSING);
    }

    @Test
    void createdMayStandInForTheDate() {
        SignedRequest request = cavage("hs2019", "(request-target) (created) host digest", headers -> headers);
        assertThat(verdict(request, Keys.RSA)).isEqualTo(new Verdict.Genuine());
    }

    @Test
    void theNameOfTheDigestMayHaveAnyCase() {
        String lower = Digests.digest(BODY).replace("SHA-256", "sha-256");
        assertThat(flaw(cavage("rsa-sha256", FULL, headers -> headers.with("Digest", lower))))
                .isNull();
    }

    @Test
    void twoDigestsMustBothBeRight() {
        String right = "SHA-512=" + Base64.getEncoder().encodeToString(sha512(BODY)) + "," + Digests.digest(BODY);
        assertThat(flaw(cavage("rsa-sha256", FULL, headers -> headers.with("Digest", right))))
                .isNull();
        String wrong = "SHA-512=AAAA," + Digests.digest(BODY);
        assertThat(flaw(cavage("rsa-sha256", FULL, headers -> headers.with("Digest", wrong))))
                .isEqualTo(Flaw.DIGEST_WRONG);
    }

    @Test
    void oneDigestTwiceIsUnreadable() {
        String twice = Digests.digest(BODY) + "," + Digests.digest(BODY);
        assertThat(flaw(cavage("rsa-sha256", FULL, headers -> headers.with("Digest", twice))))
                .isEqualTo(Flaw.DIGEST_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5=AAAA", "SHA-256", "SHA-256=not base64", "sha-1=AAAA"})
    void aDigestThatProvesNothingIsRefused(String digest) {
        assertThat(flaw(cavage("rsa-sha256", FULL, headers -> headers.with("Digest", digest))))
                .isEqualTo(Flaw.DIGEST_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/u/ada/main-key",
                "https://other.example/u/ada#main-key",
                "https://other.example/?author=1#main-key",
                "https://other.example/u/ada?get_actor=1",
                "acct:ada@other.example"
            })
    void keyIdsOfEveryFormAreRead(String keyId) {
        for (Scheme scheme : Scheme.values()) {
            SignedRequest request = received(post(scheme, new SigningKey(keyId, Keys.RSA.getPrivate())));
            assertThat(claim(request).keyId()).isEqualTo(keyId);
            assertThat(verdict(request, Keys.RSA)).isEqualTo(new Verdict.Genuine());
        }
    }

    private static final String FULL = "(request-target) host date digest";

    /// A request to our inbox, signed by hand as some other software would.
    private static SignedRequest cavage(@Nullable String algorithm, String covered, UnaryOperator<Headers> change) {
        Headers headers = change.apply(Headers.of(
                "Host", "forum.example", "Date", "Sun, 01 Mar 2026 12:00:00 GMT", "Digest", Digests.digest(BODY)));
        return signed(algorithm, covered, new SignedRequest("POST", "/inbox", headers, BODY), "/inbox");
    }

    private static SignedRequest get(String signedTarget, String target) {
        Headers headers = Headers.of("Host", "forum.example", "Date", "Sun, 01 Mar 2026 12:00:00 GMT");
        return signed(
                "rsa-sha256",
                "(request-target) host date",
                new SignedRequest("GET", target, headers, new byte[0]),
                signedTarget);
    }

    private static SignedRequest signed(
            @Nullable String algorithm, String covered, SignedRequest request, String target) {
        StringBuilder base = new StringBuilder();
        for (String name : List.of(covered.split(" "))) {
            String value = switch (name) {
                case "(request-target)" -> request.method().toLowerCase(Locale.ROOT) + " " + target;
                case "(created)" -> Long.toString(NOW.getEpochSecond());
                default -> request.headers().joined(name);
            };
            base.append(base.isEmpty() ? "" : "\n").append(name).append(": ").append(value);
        }
        String signature = Base64.getEncoder()
                .encodeToString(Algorithm.RSA_SHA256.sign(
                        Keys.RSA.getPrivate(), base.toString().getBytes(UTF_8)));
        String header = "keyId=\"k\"," + (algorithm == null ? "" : "algorithm=\"" + algorithm + "\",") + "created="
                + NOW.getEpochSecond() + ",headers=\"" + covered + "\",signature=\"" + signature + "\"";
        return new SignedRequest(
                request.method(), request.target(), request.headers().with("Signature", header), request.body());
    }

    /// @param params as they are signed, each `%d` standing for one of the numbers
    private static SignedRequest message(String params, long... numbers) {
        String written = params;
        for (long number : numbers) {
            written = written.replaceFirst("%d", Long.toString(number));
        }
        Headers unsigned = Headers.of(
                "Host",
                "forum.example",
                "Date",
                "Sun, 01 Mar 2026 12:00:00 GMT",
                "Content-Digest",
                Digests.contentDigest(BODY),
                "Signature-Input",
                "sig1=" + written);
        SignedRequest draft = new SignedRequest("POST", "/inbox", unsigned.with("Signature", "sig1=:AAAA:"), BODY);
        if (!(Signatures.read(draft.headers()) instanceof Reading.Read(Claim.ByMessage claim))) {
            return draft;
        }
        byte[] signature = Algorithm.RSA_SHA256.sign(
                Keys.RSA.getPrivate(),
                MessageSignatures.base(draft, claim, NOON).getBytes(UTF_8));
        String header = "sig1=:" + Base64.getEncoder().encodeToString(signature) + ":";
        return new SignedRequest("POST", "/inbox", unsigned.with("Signature", header), BODY);
    }

    private static OutboundRequest post(Scheme scheme, SigningKey key) {
        return Signatures.sign(
                OutboundRequest.post(
                        new Iri("https://forum.example/inbox"),
                        Headers.of("Content-Type", "application/activity+json"),
                        BODY),
                key,
                scheme,
                NOW);
    }

    private static SignedRequest received(OutboundRequest sent) {
        return new SignedRequest(sent.method(), sent.target(), sent.headers(), sent.body());
    }

    private static Reading reading(SignedRequest request) {
        return Signatures.read(request.headers());
    }

    private static Claim claim(SignedRequest request) {
        return ((Reading.Read) reading(request)).claim();
    }

    private static Verdict verdict(SignedRequest request, KeyPair key) {
        PublicKey half = key.getPublic();
        return Signatures.verify(request, claim(request), half, NOON);
    }

    private static @Nullable Flaw flaw(SignedRequest request) {
        return verdict(request, Keys.RSA) instanceof Verdict.Flawed(Flaw flaw) ? flaw : null;
    }

    private static Expectations at(Duration later) {
        return new Expectations("https://forum.example", NOW.plus(later), Expectations.USUAL_WINDOW);
    }

    private static byte[] sha512(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
