package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// "Downvote this if you want to federate": what an admin counted by hand is told by the page, members apart from
/// outsiders.
@TestInstance(Lifecycle.PER_CLASS)
class PollPeerTest {

    private static final int EACH = 10;
    private static final String QUESTION = "Downvote this if you want to federate";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant =
            ScriptedPeer.open(Dialect.MASTODON, "giant.localhost", 0, InstantSource.system());
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk visitor = alpha.visitor();

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
    }

    @Test
    void votesOfMembersAreToldApartFromAllOthers() throws Exception {
        OurServer.founds(ana, "agora", "Agora");
        String post = alpha.post(ana, "agora", QUESTION, "");
        FormWalk ben = alpha.member("ben");
        assertThat(OurServer.thread(ben, QUESTION).text()).doesNotContain("Tell members apart");
        String path = post.replace(alpha.address(""), "");
        assertThat(ben.open(path + "/poll").status()).isEqualTo(403);

        Page form = OurServer.thread(ana, QUESTION).follow("Tell members apart");
        assertThat(form.form("Tell them apart").send().status()).isEqualTo(422);
        Page opened = form.form("Tell them apart")
                .choose("Whose votes are those of members", "All members")
                .send();

        assertThat(opened.text())
                .contains(
                        "From now on the votes of members are told apart",
                        "Told once at least ten members and ten others");
        for (int n = 0; n < EACH; n++) {
            OurServer.thread(alpha.member("member" + n), QUESTION)
                    .form(n < 8 ? "Vote down" : "Vote up")
                    .send();
            ScriptedActor guest = giant.person("guest" + n);
            giant.send(guest, guest.like(new Iri(post)), new Iri(alpha.address("/inbox")));
        }
        eventually(() -> visitor.open(path).text().contains("Members 2 8 Everybody else 10 0"));
        assertThat(ana.open(path + "/poll")
                        .form("Tell them apart")
                        .choose("Whose votes are those of members", "All members")
                        .send()
                        .text())
                .contains("already");
    }
}
