package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.time.InstantSource;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.Heard;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.testing.walk.FormWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// A comment in a community that nobody elsewhere follows names somebody of another server, who is told of it there.
@TestInstance(Lifecycle.PER_CLASS)
class MentionsPeerTest {

    private static final String TITLE = "Leeks in winter";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer third = ScriptedPeer.open(Dialect.LEMMY, "third.localhost", 0, InstantSource.system());
    private final ScriptedActor cleo = third.person("cleo");
    private final FormWalk ana = alpha.member("ana");

    @BeforeAll
    void cleoIsKnownHere() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        alpha.post(ana, "garden", TITLE, "They stand in the snow.");
        String handle = cleo.handle().replaceFirst("^@", "");
        eventually(() -> ana.open("/search")
                .form("Search")
                .fill("Words to find", "@" + handle)
                .send()
                .text()
                .contains("cleo"));
    }

    @AfterAll
    void stop() {
        alpha.close();
        third.close();
    }

    @Test
    void theirServerIsToldOfTheCommentAndOfWhatBecomesOfIt() throws Exception {
        String handle = "@" + cleo.handle().replaceFirst("^@", "");
        OurServer.thread(ana, TITLE)
                .form("Comment")
                .fill("Write a comment", "Ask " + handle + ", and not @nobody@third.localhost.")
                .send();

        Heard create = third.await(heard -> said(heard).contains("\"Create\""), Duration.ofSeconds(60));

        assertThat(create.genuine()).as(create.flaw()).isTrue();
        assertThat(said(create))
                .contains("\"Mention\"", "\"href\":\"" + cleo.id().value() + "\"")
                .doesNotContain("\"name\":\"@nobody");
        OurServer.thread(ana, TITLE)
                .in("li.comment", handle)
                .follow("Delete")
                .form("Delete")
                .send();
        third.await(heard -> said(heard).contains("\"Delete\""), Duration.ofSeconds(60));
    }

    private static String said(Heard heard) {
        var activity = heard.activity();
        return activity == null ? "" : new String(Json.write(activity), UTF_8);
    }
}
