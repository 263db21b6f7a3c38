package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// A giant's twenty posts and its many votes, of which it signs one in fifty itself and a relay passes on the
/// rest, all through the inbox: an admin looks, keeps the votes without counting them, and gives everything
/// back.
///
/// With `-Dstory.votes=100000` (`./dev story`) it is as large as the one that this forum was made for; the gate
/// tells it with fewer.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GiantStoryPeerTest {

    private static final int VOTES = Integer.getInteger("story.votes", 200);
    private static final int POSTS = 20;
    private static final int SIGNED_IN = 50;
    private static final int SENDERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(20L * VOTES);
    private static final List<String> OURS =
            List.of("The night train is back", "What grew in your garden", "Skip scan with pictures");

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.THREADS, "giant.localhost", 0, InstantSource.system());
    private final ScriptedPeer relay = ScriptedPeer.open(Dialect.LEMMY, "relay.localhost", 0, InstantSource.system());
    private final ScriptedActor lifestyle = relay.group("lifestyle");
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk admin = alpha.admin();
    private final FormWalk visitor = alpha.visitor();
    private final List<Iri> posts = new ArrayList<>();
    private String before = "";

    @BeforeAll
    void everythingComesThroughTheInbox() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        OurServer.subscribes(ana, "lifestyle@" + relay.host());
        alpha.becomes("select count(*) from subscription where state = 'PENDING'", "0");
        for (String title : OURS) {
            alpha.post(ana, "garden", title, "");
        }
        ScriptedActor star = giant.person("star");
        for (int n = 0; n < POSTS; n++) {
            JsonObject page = star.page(lifestyle.id(), "Celebrity " + n, "<p>Look.</p>");
            giant.publish(page);
            posts.add(new Iri(String.valueOf(page.text("id"))));
            relay.send(lifestyle, lifestyle.announce(star.create(page)), inbox());
        }
        eventually(() -> alpha.one("select count(*) from post").equals(String.valueOf(POSTS + OURS.size())));
        votes();
    }

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
        relay.close();
    }

    private Iri inbox() {
        return new Iri(alpha.address("/inbox"));
    }

    private void votes() throws Exception {
        int voters = VOTES / POSTS;
        int signers = Math.max(1, voters / SIGNED_IN);
        List<Callable<Void>> work = new ArrayList<>();
        for (int n = 0; n < signers; n++) {
            ScriptedActor fan = giant.person("fan" + n);
            posts.forEach(post -> work.add(() -> sent(giant, fan, fan.like(post))));
        }
        ScriptedActor pattern = giant.person("pattern");
        for (int n = signers; n < voters; n++) {
            Iri fan = new Iri(giant.origin() + "/u/fan" + n);
            for (Iri post : posts) {
                work.add(() -> sent(
                        relay,
                        lifestyle,
                        lifestyle.announce(pattern.like(post).with("actor", Json.text(fan.value())))));
            }
        }
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (Future<Void> done : senders.invokeAll(work)) {
                done.get();
            }
        }
        soon(() -> received() == (long) POSTS * (VOTES / POSTS));
    }

    /// Votes on their posts, but for those of the author, whose posts they are.
    private long received() throws Exception {
        return Long.parseLong(alpha.one("select count(*) from vote join post on post.id = post_id "
                + "where origin_id <> 1 and person_id <> author_id"));
    }

    /// Whoever is asked to wait comes again.
    private Void sent(ScriptedPeer peer, ScriptedActor by, JsonObject activity) throws Exception {
        int status = peer.send(by, activity, inbox()).status();
        while (status == 503) {
            Thread.sleep(200);
            status = peer.send(by, activity, inbox()).status();
        }
        assertThat(status).isEqualTo(202);
        return null;
    }

    private interface Holds {
        boolean now() throws Exception;
    }

    private static void soon(Holds holds) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!holds.now() && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(holds.now()).isTrue();
    }

    /// What a visitor sees first, with every score.
    private String front() {
        return visitor.open("/?order=top-day").in("main", "Celebrity").text();
    }

    private boolean oursOnTop() {
        String text = visitor.open("/?order=top-day").text();
        int first = text.indexOf("Celebrity");
        return OURS.stream().allMatch(title -> text.contains(title) && text.indexOf(title) < first);
    }

    @Test
    @Order(1)
    void theirVotesFillTheFrontPage() throws Exception {
        eventually(() -> {
            String text = visitor.open("/?order=top-day").text();
            return text.contains("Celebrity") && OURS.stream().noneMatch(text::contains);
        });
        int signers = Math.max(1, VOTES / POSTS / SIGNED_IN);
        assertThat(visitor.open("/?order=top-day")
                        .follow("Celebrity 7")
                        .in("details.counted", "Score")
                        .text())
                .contains("passed on by " + relay.host());
        assertThat(alpha.one("select count(*) from vote where proof = 'SIGNED' and origin_id <> 1"))
                .isEqualTo(String.valueOf(signers * POSTS));
        before = front();
    }

    @Test
    @Order(2)
    void theAdminSeesBeforehandWhatKeepingThemDoes() {
        Page looked = admin.open("/peers/" + giant.host() + "/terms?preset=quiet")
                .form("See what would change")
                .send();
        assertThat(looked.in("#looked", "What would change").text()).contains("→ 0 %");
        assertThat(front()).isEqualTo(before);
    }

    @Test
    @Order(3)
    void keptAndNotCountedTheyMoveNothing() throws Exception {
        admin.open("/peers/" + giant.host() + "/terms?preset=quiet")
                .form("Put in force")
                .fill("Reason", "They are more than all of us.")
                .send();
        eventually(this::oursOnTop);
        assertThat(OurServer.thread(visitor, "Celebrity 7")
                        .in("details.counted", "Score")
                        .text())
                .contains("not counted by decision 1");
        assertThat(received()).isEqualTo((long) POSTS * (VOTES / POSTS));
    }

    @Test
    @Order(4)
    void takingItBackGivesEveryScoreAndPlaceBack() throws Exception {
        admin.open("/decisions/1")
                .form("Take it back")
                .fill("Reason", "We looked.")
                .send();
        eventually(() -> front().equals(before));
    }
}
