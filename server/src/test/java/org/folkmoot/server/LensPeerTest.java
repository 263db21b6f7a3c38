package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// Whoever looks through a lens sees every score through it: in lists, in searches, and after they voted.
@TestInstance(Lifecycle.PER_CLASS)
class LensPeerTest {

    private static final String TITLE = "Leeks in winter";
    private static final int VOTERS = 3;
    private static final String MEMBERS = "lens=members";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.THREADS, "giant.localhost", 0, InstantSource.system());
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk ben = alpha.member("ben");
    private final FormWalk visitor = alpha.visitor();
    private String post = "";

    @BeforeAll
    void aPostIsVotedUpFromElsewhere() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        String address = alpha.post(ana, "garden", TITLE, "They stand in the snow.");
        post = address.substring(address.indexOf("/post/"));
        ana.open(post)
                .form("Comment")
                .fill("Write a comment", "They do not mind.")
                .send();
        for (int voter = 1; voter <= VOTERS; voter++) {
            ScriptedActor person = giant.person("person" + voter);
            giant.send(person, person.like(new Iri(address)), new Iri(alpha.address("/inbox")));
        }
        eventually(() -> ben.open(post).text().contains("4 of 4 votes counted"));
        eventually(() -> visitor.open("/search?q=leeks").text().contains(TITLE));
    }

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
    }

    private Form vote(Page page) {
        return page.in("article", TITLE).form("Vote up");
    }

    @Test
    void aVoteIsAnsweredWithTheScoreUnderTheLens() {
        Page through = ben.open(post + "?" + MEMBERS);
        assertThat(through.text()).contains("1 of 4 votes counted");

        Page after = vote(through).send();
        assertThat(after.address()).contains(MEMBERS);
        assertThat(after.text()).contains("2 of 5 votes counted");

        String piece = vote(after).sendAsScript().source();
        assertThat(piece).contains("1 of 4 votes counted", "name=\"lens\" value=\"members\"");
        assertThat(piece.split(MEMBERS, -1))
                .as("the way back names the lens once")
                .hasSize(2);
        assertThat(vote(ben.open(post)).sendAsScript().source())
                .contains("5 of 5 votes counted")
                .doesNotContain(MEMBERS);
        vote(ben.open(post)).send();
    }

    @Test
    void listsOfCommentsAndSearchesAreSeenThroughIt() {
        for (String page : new String[] {"/comments", "/u/ana?show=comments", "/search?q=leeks"}) {
            Page plain = visitor.open(page);
            assertThat(plain.text()).contains("Votes: ");
            Page through = visitor.open(page + (page.contains("?") ? "&" : "?") + MEMBERS);
            assertThat(through.text()).as(page).contains("Only votes of this site’s own members count here");
            assertThat(through.source()).as(page).contains(MEMBERS);
        }
        assertThat(visitor.open("/search?q=leeks").in("li", TITLE).text()).contains("4 of 4 votes counted");
        assertThat(visitor.open("/search?q=leeks&" + MEMBERS).in("li", TITLE).text())
                .contains("1 of 4 votes counted");
        assertThat(visitor.open("/search?q=nothing-of-the-kind").text()).doesNotContain("Votes: ");
    }
}
