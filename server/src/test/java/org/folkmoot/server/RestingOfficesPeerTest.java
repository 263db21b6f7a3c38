package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.Test;

/// Somebody buys the name of a server that was silent for months, and speaks for the moderator who lived there.
class RestingOfficesPeerTest {

    private int made;

    @Test
    void whoBuysTheNameOfADeadServerDoesNotModerateHere() throws Exception {
        try (OurServer alpha = new OurServer();
                ScriptedPeer home = ScriptedPeer.open(Dialect.LEMMY, "home.localhost", 0, InstantSource.system())) {
            ScriptedActor ben = home.person("ben");
            FormWalk ana = alpha.member("ana");
            OurServer.founds(ana, "orchard", "Orchard");
            Iri orchard = new Iri(alpha.address("/c/orchard"));
            String post = alpha.post(alpha.member("cyrus"), "orchard", "Quinces", "Ripe.");
            fate(alpha, home, ben, ben.follow(orchard));
            fate(alpha, home, home.application(), home.application().follow(orchard));
            appoint(ana, ben);
            assertThat(fate(alpha, home, ben, removal(ben, post, orchard))).isEqualTo("applied");
            alpha.becomes("select count(*) from instance where heard_at is not null and id <> 1", "1");

            threeMonthsPass(alpha);

            assertThat(fate(alpha, home, ben, removal(ben, post, orchard))).isNotEqualTo("applied");
            assertThat(moderators(ana)).contains("This office rests: nothing was heard of");

            home.publish(withKeyOf(home.application(), home.person("buyer")));
            alpha.one("with asked as (update peer_software set asked_at = asked_at - interval '2 days' returning 1)"
                    + " select count(*) from asked");
            eventually(() -> moderators(ana).contains("it is another server under the old name"));
            assertThat(fate(alpha, home, ben, removal(ben, post, orchard))).isNotEqualTo("applied");

            ana.open("/c/orchard/moderators")
                    .form("Confirm " + ben.handle() + " as moderator")
                    .send();
            assertThat(moderators(ana)).doesNotContain("This office rests");
            assertThat(fate(alpha, home, ben, restored(ben, post, orchard))).isEqualTo("applied");
        }
    }

    private static void appoint(FormWalk ana, ScriptedActor ben) {
        ana.open("/c/orchard/moderators")
                .form("Appoint a moderator")
                .fill("Name of the person", ben.handle())
                .send();
    }

    private static String moderators(FormWalk person) {
        return person.open("/c/orchard/moderators").text();
    }

    private static void threeMonthsPass(OurServer alpha) throws Exception {
        alpha.one("""
                with office as (update community_role set appointed_at = appointed_at - interval '100 days'),
                actor as (update remote_actor set fetched_at = fetched_at - interval '100 days'),
                server as (update instance set heard_at = heard_at - interval '100 days' where id <> 1),
                ours as (update instance set returned_at = returned_at - interval '100 days' where id = 1)
                select 1
                """);
    }

    private static JsonObject withKeyOf(ScriptedActor site, ScriptedActor other) {
        if (!(other.document().find("publicKey") instanceof JsonObject key)) {
            throw new AssertionError("An actor has a key");
        }
        String id = site.id().value();
        return site.document()
                .with("publicKey", key.with("id", Json.text(site.keyId())).with("owner", Json.text(id)));
    }

    private JsonObject removal(ScriptedActor by, String post, Iri community) {
        return ActivityWriter.delete(id(by), by.id().value(), community.value(), post, "Not about orchards");
    }

    private JsonObject restored(ScriptedActor by, String post, Iri community) {
        return ActivityWriter.undo(id(by), removal(by, post, community));
    }

    private String id(ScriptedActor by) {
        return by.id().value() + "/activities/" + ++made;
    }

    private static String fate(OurServer alpha, ScriptedPeer from, ScriptedActor by, JsonObject activity)
            throws Exception {
        assertThat(from.send(by, activity, new Iri(alpha.address("/inbox"))).status())
                .isEqualTo(202);
        String fate = "select outcome from received where settled_at is not null and activity_id = '"
                + activity.text("id") + "'";
        eventually(() -> !alpha.one(fate).isEmpty());
        return alpha.one(fate);
    }
}
