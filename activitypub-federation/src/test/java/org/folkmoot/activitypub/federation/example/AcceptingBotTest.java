package org.folkmoot.activitypub.federation.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Keys;
import org.folkmoot.activitypub.federation.Network;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.SigningKey;
import org.folkmoot.activitypub.federation.TestClock;
import org.folkmoot.activitypub.federation.signatures.PublicKeys;
import org.folkmoot.activitypub.federation.signatures.Scheme;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.junit.jupiter.api.Test;

/// The bot of the module's README works, and is what the README shows.
class AcceptingBotTest {

    private static final String FAN = "https://fans.example/u/fan";

    private final TestClock clock = new TestClock();
    private final Network network = new Network();

    @Test
    void whoFollowsItIsAccepted() {
        network.document(FAN, """
                {'id':'%s','type':'Person','inbox':'%s/inbox','publicKey':{'id':'%s#main-key','owner':'%s','publicKeyPem':'%s'}}
                """.formatted(
                FAN, FAN, FAN, FAN, PublicKeys.toPem(Keys.OTHER_RSA.getPublic()).replace("\n", "\\n")));
        network.answering(FAN + "/inbox", 202);
        try (AcceptingBot bot = bot()) {
            String follow = "{'type':'Follow','id':'%s/follow/1','actor':'%s','object':'https://bot.example/bot'}"
                    .formatted(FAN, FAN);
            assertThat(bot.answer(signed(follow)).status()).isEqualTo(202);
            assertThat(bot.answer(signed(follow)).status()).isEqualTo(202);
            assertThat(bot.deliver()).isEqualTo(1);
            assertThat(network.asked()).containsExactly("GET " + FAN, "POST " + FAN + "/inbox");
            JsonObject accept = Json.readObject(network.requests().getLast().body());
            assertThat(Parts.type(accept)).isEqualTo("Accept");
            assertThat(Parts.id(Objects.requireNonNull(Parts.object(accept, "object"))))
                    .isEqualTo(new Iri(FAN + "/follow/1"));
        }
    }

    @Test
    void itCanBeFoundAndRead() {
        try (AcceptingBot bot = bot()) {
            assertThat(text(bot.answer(get("/.well-known/webfinger?resource=acct:bot@bot.example"))))
                    .contains("acct:bot@bot.example", "https://bot.example/bot");
            Reply actor = bot.answer(get("/bot"));
            assertThat(actor.headers().first("Content-Type")).isEqualTo("application/activity+json");
            assertThat(text(actor)).contains("BEGIN PUBLIC KEY");
            assertThat(bot.answer(get("/inbox")).status()).isEqualTo(401);
        }
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        String source = Files.readString(
                Path.of("src/test/java/org/folkmoot/activitypub/federation/example/AcceptingBot.java"));
        String shown = source.substring(source.indexOf("/// A bot"));
        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + shown + "```");
    }

    private AcceptingBot bot() {
        return new AcceptingBot("https://bot.example", Keys.RSA, network, clock, () -> 0L);
    }

    private SignedRequest signed(String body) {
        OutboundRequest post = Signatures.sign(
                OutboundRequest.post(
                        new Iri("https://bot.example/inbox"),
                        Headers.none(),
                        body.replace('\'', '"').getBytes(UTF_8)),
                new SigningKey(FAN + "#main-key", Keys.OTHER_RSA.getPrivate()),
                Scheme.CAVAGE,
                clock.instant());
        return new SignedRequest("POST", post.target(), post.headers(), post.body());
    }

    private static SignedRequest get(String target) {
        return new SignedRequest("GET", target, Headers.none(), new byte[0]);
    }

    private static String text(Reply reply) {
        return new String(reply.body(), UTF_8);
    }
}
