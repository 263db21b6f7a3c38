package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// A server passes on votes that another server's people never cast: some are read back from there and denied,
/// and the terms with the one that passes them on discount the rest, without touching what the other sends
/// itself.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadBackPeerTest {

    private static final String TITLE = "Ten celebrities and their kitchens";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer relay = ScriptedPeer.open(Dialect.LEMMY, "relay.localhost", 0, InstantSource.system());
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.LEMMY, "giant.localhost", 0, InstantSource.system());
    private final ScriptedActor lifestyle = relay.group("lifestyle");
    private final ScriptedActor rex = relay.person("rex");
    private final JsonObject page = rex.page(lifestyle.id(), TITLE, "<p>Look.</p>");
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk admin = alpha.admin();
    private final List<ScriptedActor> fans = new ArrayList<>();

    @BeforeAll
    void anaFollowsACommunityOfTheRelay() throws Exception {
        OurServer.subscribes(ana, "lifestyle@" + relay.host());
        alpha.becomes("select count(*) from subscription where state = 'PENDING'", "0");
        relay.publish(page);
        relay.send(lifestyle, lifestyle.announce(rex.create(page)), inbox());
        OurServer.seen(ana, TITLE);
        for (int n = 0; n < 8; n++) {
            fans.add(giant.person("fan" + n));
        }
    }

    @AfterAll
    void stop() {
        alpha.close();
        relay.close();
        giant.close();
    }

    private Iri inbox() {
        return new Iri(alpha.address("/inbox"));
    }

    private Iri post() {
        return new Iri(String.valueOf(page.text("id")));
    }

    private String standing(ScriptedPeer peer) {
        return admin.open("/peers/" + peer.host()).text();
    }

    private void proofs(String expected) throws Exception {
        alpha.becomes("""
                select string_agg(proof || ' ' || count, ', ' order by proof)
                from (select proof, count(*) from vote join instance on instance.id = origin_id
                      where domain like 'giant%' group by proof) as proofs
                """, expected);
    }

    @Test
    @Order(1)
    void whatWasCastIsConfirmedByTheVotersOwnServer() throws Exception {
        for (ScriptedActor fan : fans.subList(0, 2)) {
            JsonObject like = fan.like(post());
            giant.publish(like);
            relay.send(lifestyle, lifestyle.announce(like), inbox());
        }
        proofs("FETCHED 2");
        eventually(() -> standing(relay).contains("about 2: 2 were confirmed, none was denied"));
    }

    @Test
    @Order(2)
    void whatWasNeverCastIsDeniedAndCountsNowhere() throws Exception {
        for (ScriptedActor fan : fans.subList(2, 7)) {
            relay.send(lifestyle, lifestyle.announce(fan.like(post())), inbox());
        }
        proofs("FETCHED 2, REFUTED 5");
        eventually(() -> standing(relay).contains("about 7: 2 were confirmed, 5 were denied"));
        eventually(() -> OurServer.thread(ana, TITLE)
                .in("details.counted", "Score")
                .text()
                .contains("3 of 3 votes counted"));
    }

    /// The relay's votes count as nothing from then on; those that the giant sends itself are none of
    /// its business.
    @Test
    @Order(3)
    void theDelivererIsDiscountedAndNotItsVictim() throws Exception {
        JsonObject own = fans.get(7).like(post());
        giant.publish(own);
        giant.send(fans.get(7), own, inbox());
        proofs("FETCHED 2, REFUTED 5, SIGNED 1");
        // nobody asks the origin about what it signed: what it denied stays denied though it is passed on again
        relay.send(lifestyle, lifestyle.announce(fans.get(3).dislike(post())), inbox());
        admin.open("/peers/" + relay.host() + "/terms?preset=open")
                .form("Put in force")
                .choose("Votes they pass on for others", "Keep, do not count")
                .fill("Reason", "Five of seven were never cast.")
                .send();
        eventually(() -> OurServer.thread(ana, TITLE)
                .in("details.counted", "Score")
                .text()
                .contains("4 of 4 votes counted"));
        assertThat(alpha.fate(String.valueOf(fans.get(3).id().value()))).contains("better proven");
    }
}
