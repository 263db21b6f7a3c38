package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.Test;

/// A member who left is still there for servers that ask who is speaking before they believe the farewell.
class FarewellPeerTest {

    @Test
    void whoLeftCanBeReadByOtherServersUntilTheFarewellWasTold() throws Exception {
        try (OurServer alpha = new OurServer();
                ScriptedPeer home = ScriptedPeer.open(Dialect.LEMMY, "home.localhost", 0, InstantSource.system())) {
            ScriptedActor ben = home.person("ben");
            FormWalk ana = alpha.member("ana");
            OurServer.founds(alpha.member("cyrus"), "orchard", "Orchard");
            Iri orchard = new Iri(alpha.address("/c/orchard"));
            home.send(ben, ben.follow(orchard), new Iri(alpha.address("/inbox")));
            alpha.becomes("select count(*) from subscription where state = 'ACCEPTED'", "2");
            alpha.post(ana, "orchard", "The last word", "Ripe.");

            ana.open("/settings/delete")
                    .form("Delete your account")
                    .fill("Your password, to be sure that it is you", "correct horse battery")
                    .send();

            home.await(
                    heard -> heard.type().equals("Delete")
                            && heard.text("object").endsWith("/u/ana"),
                    Duration.ofSeconds(20));
            Iri gone = new Iri(alpha.address("/u/ana"));
            Reply reply = home.get(ben, gone);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains("publicKeyPem");

            alpha.one("""
                    with past as (update person set deleted_at = deleted_at - interval '8 days' where name = 'ana' returning 1)
                    select count(*) from past
                    """);
            eventually(() -> home.get(ben, gone).status() == 410);
        }
    }
}
