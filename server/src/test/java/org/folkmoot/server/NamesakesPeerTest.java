package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.Test;

/// Somebody of another server calls themselves like a moderator of ours, in other letters that look the same.
class NamesakesPeerTest {

    @Test
    void whoCallsThemselvesLikeAModeratorOfOursIsShownByTheirHandle() throws Exception {
        try (OurServer alpha = new OurServer();
                ScriptedPeer home = ScriptedPeer.open(Dialect.LEMMY, "home.localhost", 0, InstantSource.system())) {
            FormWalk marina = alpha.member("marina");
            OurServer.founds(marina, "orchard", "Orchard");
            Iri orchard = new Iri(alpha.address("/c/orchard"));
            ScriptedActor sly = called(home, "sly", "M\u0430rina");
            ScriptedActor mary = called(home, "mary", "Mary");
            writes(alpha, home, sly, orchard, "By the one");
            writes(alpha, home, mary, orchard, "By the other");

            eventually(() -> !alpha.visitor().open("/?order=new").text().contains("M\u0430rina"));
            assertThat(alpha.visitor().open("/?order=new").text())
                    .contains("@" + sly.handle())
                    .contains("Mary @" + home.host());
            assertThat(alpha.visitor().open("/u/" + sly.handle()).text()).doesNotContain("M\u0430rina");
            assertThat(alpha.one("select display_name from person where name = 'sly'"))
                    .isEqualTo("M\u0430rina");
        }
    }

    private static ScriptedActor called(ScriptedPeer home, String name, String displayName) {
        ScriptedActor person = home.person(name);
        home.publish(person.document().with("name", Json.text(displayName)));
        return person;
    }

    private static void writes(OurServer alpha, ScriptedPeer home, ScriptedActor by, Iri community, String title)
            throws Exception {
        home.send(by, by.create(by.page(community, title, "<p>Ripe.</p>")), new Iri(alpha.address("/inbox")));
        OurServer.seen(alpha.visitor(), title);
    }
}
