package org.folkmoot.activitypub.federation.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.InMemoryPeerKeys;
import org.folkmoot.activitypub.federation.InMemorySeenActivities;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.Network;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.federation.finding.KeyRing;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Accepted;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.AlreadySeen;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.BadSignature;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Malformed;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.NoKey;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.NotTheSigner;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Refused;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.TryLater;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome.Unsupported;
import org.folkmoot.activitypub.federation.signatures.Flaw;
import org.folkmoot.activitypub.federation.signatures.PublicKeys;
import org.folkmoot.activitypub.federation.signatures.Scheme;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.vocab.Iri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxPipelineTest {

    private static final String ADA = "https://other.example/u/ada";
    private static final String LIKE = like("https://other.example/activities/like/1", ADA);
    private static final String DELETE_OF_HERSELF =
            "{'type':'Delete','id':'https://other.example/u/ada#delete','actor':'%1$s','object':'%1$s'}".formatted(ADA);

    private final TestClock clock = new TestClock();
    private final Network network = new Network();
    private final InMemoryPeerKeys keys = new InMemoryPeerKeys(100);
    private final InMemorySeenActivities seen = new InMemorySeenActivities(1000, clock);
    private final List<String> admissions = new ArrayList<>();
    private final Map<String, Admission.Answer> policy = new HashMap<>();
    private final InboxPipeline pipeline = pipeline();

    InboxPipelineTest() {
        publish(ADA, ADA + "#main-key", Keys.RSA);
    }

    @ParameterizedTest
    @EnumSource
    void whatItsActorSignedIsAccepted(Scheme scheme) {
        Received received = accepted(signed(LIKE, ADA + "#main-key", Keys.RSA, scheme));
        assertThat(received.activityId()).isEqualTo(new Iri("https://other.example/activities/like/1"));
        assertThat(received.actor()).isEqualTo(new Iri(ADA));
        assertThat(received.peer()).isEqualTo("other.example");
        assertThat(received.at()).isEqualTo(TestClock.NOON);
        assertThat(new String(received.body(), UTF_8)).isEqualTo(json(LIKE));
    }

    @Test
    void theKeyIsFetchedOnceAndKept() {
        accepted(signed(LIKE));
        accepted(signed(like("https://other.example/activities/like/2", ADA)));
        assertThat(network.asked()).containsExactly("GET " + ADA);
        assertThat(keys.owner(new Iri(ADA))).isNotNull();
    }

    @Test
    void anActorMayBeWrittenAsAnObjectOrAList() {
        accepted(signed(LIKE.replace("'" + ADA + "'", "{'id':'" + ADA + "','type':'Person'}")));
        accepted(signed(LIKE.replace("'" + ADA + "'", "['" + ADA + "']")));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeAnythingElse() {
        SignedRequest request = new SignedRequest("POST", "/inbox", Headers.none(), new byte[(1 << 20) + 1]);
        InboxOutcome outcome = pipeline.receive(request);
        assertThat(outcome).isEqualTo(new Refused(new InboxOutcome.TooLarge(1 << 20)));
        assertThat(outcome.reply().status()).isEqualTo(413);
        assertThat(admissions).isEmpty();
    }

    @Test
    void aHostThatIsBarredCostsNoFetchAndNoCryptography() {
        policy.put("other.example", new Admission.Barred("blocked by the admins"));
        InboxOutcome outcome = pipeline.receive(signed(LIKE, ADA + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE));
        assertThat(outcome).isEqualTo(new Refused(new InboxOutcome.Barred("other.example", "blocked by the admins")));
        assertThat(outcome.reply().status()).isEqualTo(403);
        assertThat(network.asked()).isEmpty();
        assertThat(new String(outcome.reply().body(), UTF_8)).doesNotContain("admins");
    }

    @Test
    void theHostIsAskedAboutBeforeTheBodyIsRead() {
        policy.put("other.example", new Admission.Barred("blocked"));
        assertThat(pipeline.receive(signed("no JSON")))
                .isEqualTo(new Refused(new InboxOutcome.Barred("other.example", "blocked")));
    }

    @Test
    void aHostThatAsksTooMuchIsToldWhenToComeAgain() {
        policy.put("other.example", new Admission.NotNow(Duration.ofSeconds(90)));
        InboxOutcome outcome = pipeline.receive(signed(LIKE));
        assertThat(outcome).isEqualTo(new TryLater(Duration.ofSeconds(90)));
        assertThat(outcome.reply().status()).isEqualTo(503);
        assertThat(outcome.reply().headers().first("Retry-After")).isEqualTo("90");
    }

    @Test
    void whatAnnouncesABarredHostIsRefusedToo() {
        policy.put("bad.example", new Admission.Barred("blocked"));
        String announce = announce(
                "https://other.example/announce/1", like("https://bad.example/like/1", "https://bad.example/u/eve"));
        assertThat(pipeline.receive(signed(announce)))
                .isEqualTo(new Refused(new InboxOutcome.Barred("bad.example", "blocked")));
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void nobodyIsAskedAboutOurselves() {
        policy.put("forum.example", new Admission.Barred("that would be silly"));
        accepted(signed(LIKE));
    }

    @ParameterizedTest
    @EnumSource
    void oneChangedByteIsRefused(Scheme scheme) {
        SignedRequest request = signed(LIKE, ADA + "#main-key", Keys.RSA, scheme);
        byte[] changed = json(LIKE.replace("like/1", "like/2")).getBytes(UTF_8);
        InboxOutcome outcome = pipeline.receive(new SignedRequest("POST", "/inbox", request.headers(), changed));
        assertThat(outcome).isEqualTo(new Refused(new BadSignature(Flaw.DIGEST_WRONG)));
        assertThat(network.asked()).as("the digest comes before the key").isEmpty();
    }

    @Test
    void whoIsNotAuthorizedHearsHowToSign() {
        Reply reply = pipeline.receive(new SignedRequest("POST", "/inbox", Headers.none(), new byte[0]))
                .reply();
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.headers().first("Accept-Signature"))
                .isEqualTo("sig1=(\"@method\" \"@target-uri\" \"content-digest\");created;keyid");
        assertThat(new String(reply.body(), UTF_8)).isEqualTo("The request is not signed.");
    }

    @Test
    void anOldRequestIsRefusedUnlessTheActivityIsKnown() {
        SignedRequest request = signed(LIKE);
        clock.advance(Duration.ofHours(2));
        assertThat(pipeline.receive(request)).isEqualTo(new Refused(new BadSignature(Flaw.TOO_OLD)));
        seen.remember(List.of("https://other.example/activities/like/1"));
        assertThat(pipeline.receive(request)).isEqualTo(new AlreadySeen());
    }

    @Test
    void aRequestFromTheFutureIsRefused() {
        SignedRequest request = signed(LIKE);
        clock.advance(Duration.ofHours(-2));
        assertThat(pipeline.receive(request)).isEqualTo(new Refused(new BadSignature(Flaw.TOO_NEW)));
    }

    @Test
    void aKeyThatWasChangedIsFetchedAnewAndServes() {
        accepted(signed(LIKE));
        publish(ADA, ADA + "#main-key", Keys.OTHER_RSA);
        clock.advance(KeyRing.USUAL_PAUSE);
        accepted(signed(like("https://other.example/like/2", ADA), ADA + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE));
        assertThat(network.asked()).containsExactly("GET " + ADA, "GET " + ADA);
    }

    @Test
    void aKeyIsFetchedAnewOnceInFiveMinutesHoweverManySignaturesAreWrong() {
        accepted(signed(LIKE));
        network.forget();
        clock.advance(KeyRing.USUAL_PAUSE);
        for (int i = 0; i < 5; i++) {
            assertThat(pipeline.receive(signed(LIKE, ADA + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE)))
                    .isEqualTo(new Refused(new BadSignature(Flaw.WRONG)));
        }
        assertThat(network.asked()).hasSize(1);
        clock.advance(KeyRing.USUAL_PAUSE);
        pipeline.receive(signed(LIKE, ADA + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE));
        assertThat(network.asked()).hasSize(2);
    }

    @Test
    void aKeyThatIsNotThereIsAskedForOnceInFiveMinutes() {
        network.answering(ADA, 404);
        for (int i = 0; i < 3; i++) {
            assertThat(pipeline.receive(signed(LIKE))).isEqualTo(new Refused(new NoKey("it is not there")));
        }
        // twice: a server that dislikes signatures of one kind may say 404, so the other kind is tried
        assertThat(network.asked()).hasSize(2);
    }

    @Test
    void aServerThatCannotBeAskedForItsKeyIsAskedToComeAgain() {
        network.cut("other.example");
        assertThat(pipeline.receive(signed(LIKE))).isEqualTo(new TryLater(Duration.ofSeconds(30)));
        network.heal("other.example");
        clock.advance(Duration.ofSeconds(30));
        accepted(signed(LIKE));
    }

    @Test
    void theDeletionOfSomebodyUnknownIsDroppedWithoutAFetch() {
        InboxOutcome outcome =
                pipeline.receive(signed(DELETE_OF_HERSELF, ADA + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE));
        assertThat(outcome).isEqualTo(new Unsupported("Delete"));
        assertThat(outcome.reply().status()).isEqualTo(202);
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void theDeletionOfSomebodyKnownNeedsTheirSignature() {
        accepted(signed(LIKE));
        assertThat(pipeline.receive(signed(DELETE_OF_HERSELF, ADA + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new BadSignature(Flaw.WRONG)));
        accepted(signed(DELETE_OF_HERSELF));
    }

    @Test
    void theDeletionOfSomebodyWhoseKeyIsGoneIsConfirmedByTheirServer() {
        accepted(signed(LIKE));
        network.answering(ADA, 410).answering(ADA + "/second-key", 410);
        accepted(signed(DELETE_OF_HERSELF, ADA + "/second-key", Keys.RSA, Scheme.CAVAGE));
        assertThat(pipeline.receive(
                        signed(LIKE.replace("like/1", "like/9"), ADA + "/second-key", Keys.RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NoKey("its owner is gone")));
    }

    /// Whatever else a server deleted (a post of anybody) proves nothing about somebody who is
    /// still there.
    @Test
    void nobodyIsDeletedBecauseSomethingElseOnTheirServerIsGone() {
        accepted(signed(LIKE));
        network.answering("https://other.example/post/1", 410);
        assertThat(pipeline.receive(
                        signed(DELETE_OF_HERSELF, "https://other.example/post/1", Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NoKey("its owner is gone")));
    }

    @Test
    void whoseNewKeyCannotBeFetchedNowIsAskedToComeAgain() {
        accepted(signed(LIKE));
        network.cut("other.example");
        clock.advance(KeyRing.USUAL_PAUSE);
        InboxOutcome outcome = pipeline.receive(
                signed(like("https://other.example/like/2", ADA), ADA + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE));
        assertThat(outcome).isEqualTo(new TryLater(Duration.ofSeconds(30)));
        assertThat(outcome.reply().status()).isEqualTo(503);
    }

    /// Mastodon CVE-2023-42451: one server under several spellings of its name. Whom a name bars,
    /// no spelling lets in.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example./u/ada#main-key",
                "https://other.example:/u/ada#main-key",
                "https://other.example:0443/u/ada#main-key",
                "https://oth%65r.example/u/ada#main-key",
                "https://other\u3002example/u/ada#main-key",
                "https://eve@other.example/u/ada#main-key"
            })
    void cve202342451AServerHasOneNameOnly(String keyId) {
        policy.put("other.example", new Admission.Barred("blocked"));
        assertThat(pipeline.receive(signed(LIKE, keyId, Keys.RSA, Scheme.CAVAGE)))
                .isInstanceOf(Refused.class);
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void typesThatMeanNothingHereAreTakenAndDropped() {
        assertThat(pipeline.receive(signed(LIKE.replace("'Like'", "'View'")))).isEqualTo(new Unsupported("View"));
        assertThat(network.asked()).isEmpty();
    }

    /// Fedify CVE-2025-54888: processed before the owner of the key was compared with the actor.
    @Test
    void cve202554888TheOwnerOfTheKeyIsTheActor() {
        publish("https://other.example/u/eve", "https://other.example/u/eve#main-key", Keys.OTHER_RSA);
        assertThat(pipeline.receive(
                        signed(LIKE, "https://other.example/u/eve#main-key", Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NotTheSigner()));
    }

    /// Misskey GHSA-3f39-6537-3cgc and GHSA-2vxv-pv3m-3wvj: somebody else's name in the activity.
    @Test
    void ghsa3f3965373cgcNobodySpeaksForAnotherServer() {
        publish("https://evil.example/u/eve", "https://evil.example/u/eve#main-key", Keys.OTHER_RSA);
        assertThat(pipeline.receive(signed(LIKE, "https://evil.example/u/eve#main-key", Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NotTheSigner()));
        assertThat(network.asked()).isEmpty();
    }

    /// Mastodon CVE-2024-23832: a key that an actor elsewhere is said to own.
    @Test
    void cve202423832AKeyCannotNameAnOwnerOnAnotherHost() {
        String key = "https://evil.example/key";
        network.document(key, """
                {'id':'%s','type':'Key','owner':'%s','publicKeyPem':'%s'}
                """.formatted(key, ADA, pem(Keys.OTHER_RSA)));
        assertThat(pipeline.receive(signed(LIKE, key, Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NotTheSigner()));
    }

    @Test
    void theIdOfTheActivityIsOnTheHostOfItsActor() {
        assertThat(pipeline.receive(signed(like("https://victim.example/like/1", ADA))))
                .isEqualTo(new Refused(new InboxOutcome.ForeignId()));
    }

    /// Mastodon GHSA-rwcw-vq68-g34p: hosts are compared whole, not by their endings.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil-other.example/like/1",
                "https://sub.other.example/like/1",
                "https://other.example.evil.test/like/1",
                "https://other.example:8443/like/1",
                "https://other.example@evil.test/like/1"
            })
    void ghsaRwcwvq68g34pHostsAreComparedWhole(String id) {
        assertThat(pipeline.receive(signed(like(id, ADA)))).isEqualTo(new Refused(new InboxOutcome.ForeignId()));
    }

    @Test
    void nothingFromOutsideIsOurs() {
        String us = "https://forum.example/u/bob";
        publish(us, us + "#main-key", Keys.OTHER_RSA);
        assertThat(pipeline.receive(signed(
                        like("https://forum.example/like/1", us), us + "#main-key", Keys.OTHER_RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new InboxOutcome.Ours()));
    }

    @Test
    void theSameActivityIsKeptOnceInSevenDays() {
        assertThat(kept(signed(LIKE))).isTrue();
        assertThat(kept(signed(LIKE))).isFalse();
        clock.advance(Duration.ofDays(6));
        assertThat(kept(signed(LIKE))).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(kept(signed(LIKE))).isTrue();
    }

    @Test
    void whatWasTakenBackBeforeItCameDoesNotComeAnyMore() {
        seen.remember(accepted(signed(undo(LIKE))).takesBack());
        assertThat(kept(signed(LIKE))).isFalse();
    }

    /// Whether it is news to whoever keeps it.
    private boolean kept(SignedRequest request) {
        return seen.remember(accepted(request).marks());
    }

    @Test
    void whatIsKnownCanBeTakenBack() {
        seen.remember(accepted(signed(LIKE)).marks());
        accepted(signed(undo(LIKE)));
    }

    @Test
    void nobodyTakesBackWhatIsAnothers() {
        assertThat(accepted(signed(undo(like("https://victim.example/like/1", ADA))))
                        .takesBack())
                .isEmpty();
        assertThat(accepted(signed(undo(like("https://other.example/like/1", "https://other.example/u/eve"))))
                        .takesBack())
                .isEmpty();
    }

    @Test
    void whatAGroupTakesBackItTakesBackForItself() {
        String inner = like("https://third.example/like/1", "https://third.example/u/cy");
        String undo = "{'type':'Undo','id':'https://third.example/undo/1','actor':'https://third.example/u/cy',"
                + "'object':" + inner + "}";
        assertThat(accepted(signed(announce("https://other.example/announce/1", undo)))
                        .takesBack())
                .containsExactly(ADA + " https://third.example/like/1");
    }

    private static String undo(String activity) {
        return "{'type':'Undo','id':'https://other.example/undo/1','actor':'" + ADA + "','object':" + activity + "}";
    }

    @Test
    void whatWasAcceptedButNotKeptMayComeAgain() {
        accepted(signed(LIKE));
        accepted(signed(LIKE));
    }

    @Test
    void theSameActivityAnnouncedAgainUnderAnotherIdIsNotKeptAgain() {
        String inner = like("https://third.example/like/1", "https://third.example/u/cy");
        assertThat(kept(signed(announce("https://other.example/announce/1", inner))))
                .isTrue();
        assertThat(kept(signed(announce("https://other.example/announce/2", inner))))
                .isFalse();
    }

    @Test
    void anActivityFromItsAuthorIsNewsAfterItsAnnouncement() {
        String inner = like("https://third.example/like/1", "https://third.example/u/cy");
        seen.remember(accepted(signed(announce("https://other.example/announce/1", inner)))
                .marks());
        publish("https://third.example/u/cy", "https://third.example/u/cy#main-key", Keys.OTHER_RSA);
        accepted(signed(inner, "https://third.example/u/cy#main-key", Keys.OTHER_RSA, Scheme.CAVAGE));
    }

    @Test
    void anObjectThatIsBoostedTwiceIsReceivedTwice() {
        String boost = "{'type':'Announce','id':'https://other.example/announce/%d','actor':'" + ADA
                + "','object':'https://third.example/post/1'}";
        seen.remember(accepted(signed(boost.formatted(1))).marks());
        accepted(signed(boost.formatted(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "[]",
                "'text'",
                "{}",
                "{'type':'Like','actor':'https://other.example/u/ada'}",
                "{'type':'Like','id':'https://other.example/like/1'}",
                "{'type':'Like','id':'not an address','actor':'https://other.example/u/ada'}",
                "{'type':'Like','id':'https://other.example/like/1','actor':['https://other.example/u/ada','https://other.example/u/eve']}"
            })
    void whatCannotBeReadIsMalformed(String body) {
        InboxOutcome outcome = pipeline.receive(signed(body));
        assertThat(outcome).isInstanceOf(Malformed.class);
        assertThat(outcome.reply().status()).isEqualTo(400);
    }

    @Test
    void theSenderOfSomethingMalformedHearsWhere() {
        Reply reply = pipeline.receive(signed("{'type':'Like'}")).reply();
        assertThat(new String(reply.body(), UTF_8)).isEqualTo("`id` should be an address.");
    }

    /// A key as GoToSocial serves it: the address of the key gives a part of the actor, whose own address is
    /// another.
    @Test
    void aKeyWithAnAddressOfItsOwnIsFollowedToItsOwner() {
        String key = ADA + "/main-key";
        String actor =
                "{'id':'%s','type':'Person','inbox':'%s/inbox','publicKey':{'id':'%s','owner':'%s','publicKeyPem':'%s'}}"
                        .formatted(ADA, ADA, key, ADA, pem(Keys.RSA));
        network.document(key, actor.replace("'inbox':'" + ADA + "/inbox',", "")).document(ADA, actor);
        accepted(signed(LIKE, key, Keys.RSA, Scheme.CAVAGE));
        assertThat(network.asked()).containsExactly("GET " + key, "GET " + ADA);
    }

    @Test
    void aKeyThatTheActorDoesNotListIsNotTheirs() {
        assertThat(pipeline.receive(signed(LIKE, ADA + "#another-key", Keys.RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NoKey("no actor there lists it")));
    }

    @Test
    void aKeyOfTooFewBitsIsNotUsed() {
        KeyPair small = Keys.make("RSA", 1024);
        publish(ADA, ADA + "#main-key", small);
        assertThat(pipeline.receive(signed(LIKE, ADA + "#main-key", small, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NoKey("it has 1024 bits, and 2048 to 8192 are taken")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct:ada@other.example", "ada", "data:text/plain,key", "file:///etc/passwd"})
    void aKeyIdThatIsNoAddressIsNotFetched(String keyId) {
        assertThat(pipeline.receive(signed(LIKE, keyId, Keys.RSA, Scheme.CAVAGE)))
                .isEqualTo(new Refused(new NoKey("its id is no address")));
        assertThat(network.asked()).isEmpty();
    }

    @Test
    void nothingEverAnswers410() {
        List<InboxOutcome> outcomes = new ArrayList<>(List.of(
                new AlreadySeen(),
                new Unsupported("View"),
                new Malformed("", "JSON"),
                new TryLater(Duration.ZERO),
                new Refused(new InboxOutcome.TooLarge(1)),
                new Refused(new NoKey("its owner is gone")),
                new Refused(new InboxOutcome.Barred("h", "w")),
                new Refused(new NotTheSigner()),
                new Refused(new InboxOutcome.ForeignId()),
                new Refused(new InboxOutcome.Ours())));
        for (Flaw flaw : Flaw.values()) {
            outcomes.add(new Refused(new BadSignature(flaw)));
        }
        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.reply().status()).isNotIn(404, 410, 418));
    }

    private InboxPipeline pipeline() {
        Iri instance = new Iri("https://forum.example/");
        InMemoryOwnKeys own = new InMemoryOwnKeys()
                .add(instance, new SigningKey("https://forum.example/#main-key", Keys.RSA.getPrivate()));
        SignedExchange exchange = new SignedExchange(network, clock);
        Fetch fetch = new Fetch(new Getting(network, exchange, Admission.open(), own, instance), clock);
        Admission admission = (host, way) -> {
            admissions.add(host + " " + way);
            return policy.getOrDefault(host, new Admission.Admitted());
        };
        return new InboxPipeline(
                InboxPipeline.Settings.usual("https://forum.example"),
                admission,
                new KeyRing(keys, fetch, clock, KeyRing.USUAL_PAUSE),
                keys,
                seen,
                clock);
    }

    private void publish(String actor, String keyId, KeyPair key) {
        network.document(actor, """
                {'id':'%s','type':'Person','preferredUsername':'ada','inbox':'%s/inbox',
                 'publicKey':{'id':'%s','owner':'%s','publicKeyPem':'%s'}}
                """.formatted(actor, actor, keyId, actor, pem(key)));
    }

    private static String pem(KeyPair key) {
        return PublicKeys.toPem(key.getPublic()).replace("\n", "\\n");
    }

    private Received accepted(SignedRequest request) {
        InboxOutcome outcome = pipeline.receive(request);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).received();
    }

    private SignedRequest signed(String body) {
        return signed(body, ADA + "#main-key", Keys.RSA, Scheme.CAVAGE);
    }

    private SignedRequest signed(String body, String keyId, KeyPair key, Scheme scheme) {
        OutboundRequest post = OutboundRequest.post(
                new Iri("https://forum.example/inbox"),
                Headers.of("Content-Type", "application/activity+json"),
                json(body).getBytes(UTF_8));
        OutboundRequest sent = Signatures.sign(
                post, new SigningKey(keyId, Objects.requireNonNull(key.getPrivate())), scheme, clock.instant());
        return new SignedRequest("POST", sent.target(), sent.headers(), sent.body());
    }

    private static String like(String id, String actor) {
        return "{'type':'Like','id':'%s','actor':'%s','object':'https://forum.example/post/1'}".formatted(id, actor);
    }

    private static String announce(String id, String inner) {
        return "{'type':'Announce','id':'%s','actor':'%s','object':%s}".formatted(id, ADA, inner);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
