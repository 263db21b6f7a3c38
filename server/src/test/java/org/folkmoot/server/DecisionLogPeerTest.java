package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// An admin decides, shows evidence, and enters what the other side replies; whoever kept a copy of the log finds out
/// whether
/// anything in it was changed since, even where all of it was made anew.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionLogPeerTest {

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.THREADS, "giant.localhost", 0, InstantSource.system());
    private final String giantHost = giant.host();
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk admin = alpha.admin();
    private final FormWalk visitor = alpha.visitor();

    private final Path copies;

    DecisionLogPeerTest() throws IOException {
        copies = Files.createTempDirectory("folkmoot-copies-");
    }

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
    }

    private String path(String said) {
        return said.replaceFirst("http://[^/]+", "").replaceFirst("[?].*", "");
    }

    private Path copy(String from, String name) throws Exception {
        return Files.writeString(copies.resolve(name), visitor.open(from).source());
    }

    private DecisionCheck.Report check(Path against) {
        return alpha.check(against.toString());
    }

    @Test
    @Order(1)
    void aDecisionIsWrittenIntoTheLogWithinSeconds() throws Exception {
        Page decided = admin.open("/peers/" + giantHost + "/terms")
                .form("Put in force")
                .fill("Reason", "Their votes drown ours")
                .send();
        assertThat(decided.status()).isEqualTo(200);
        eventually(() -> visitor.open("/decisions/log.json").source().contains("\"number\":1"));
        assertThat(visitor.open("/decisions").text()).contains("As a chain it has 1 entry");
    }

    @Test
    @Order(2)
    void adminsAttachEvidenceThatAnybodyCanLookAt() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        String post = path(alpha.post(ana, "garden", "Where are my leeks", "Drowned."));
        Page refused = admin.open("/decisions/1")
                .follow("Attach evidence")
                .form("Attach it")
                .fill("Link", "/post/4711")
                .fill("What it shows", "Nothing")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("There is no such thing here");
        Page attached = refused.form("Attach it")
                .fill("Link", alpha.address(post))
                .fill("What it shows", "What members say of it")
                .send();
        assertThat(attached.text()).contains("Attached. It stands in the log within seconds.");
        assertThat(visitor.open("/decisions/1").text()).contains("What members say of it", post, "attached by admin");
    }

    @Test
    @Order(3)
    void theOtherSideIsHeard() {
        Page refused = admin.open("/decisions/1")
                .follow("Enter a reply")
                .form("Attach it")
                .fill("Which server replies", "somebody.example")
                .fill("What they wrote (may stay empty)", "We are sorry.")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This decision is not about that server");
        Page entered = refused.form("Attach it")
                .fill("Which server replies", giantHost)
                .send();
        assertThat(entered.text()).contains(giantHost + " replies", "We are sorry.");
        assertThat(visitor.open("/decisions/1").text()).contains("We are sorry.", "entered by admin");
    }

    @Test
    @Order(4)
    void aReplyOnTheirOwnServerIsReadOnceAndCannotBeElsewhere() {
        assertThat(admin.open("/decisions/1/reply")
                        .form("Attach it")
                        .fill("Which server replies", giantHost)
                        .fill("Where the reply stands (may stay empty)", "https://elsewhere.example/reply")
                        .send()
                        .text())
                .contains("This decision is not about that server");
        String page = "http://" + giantHost + "/.well-known/nodeinfo";
        assertThat(admin.open("/decisions/1/reply")
                        .form("Attach it")
                        .fill("Which server replies", giantHost)
                        .fill("Where the reply stands (may stay empty)", page)
                        .send()
                        .text())
                .contains(page, "Fingerprint of what it showed then");
        assertThat(admin.open("/decisions/1/reply")
                        .form("Attach it")
                        .fill("Which server replies", giantHost)
                        .fill("Where the reply stands (may stay empty)", "http://" + giantHost + "/no-such-page")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Order(5)
    void nobodyElseAttachesAnything() {
        for (String page : List.of("/decisions/1/evidence", "/decisions/1/reply")) {
            assertThat(ana.open(page).status()).as(page).isEqualTo(403);
        }
        assertThat(admin.open("/decisions/4711/evidence").status()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void theLogItsFeedAndNodeInfoVouchForTheSameHead() throws Exception {
        eventually(() -> check(copy("/decisions/log.json", "log.json")).entries() == 4
                && check(copy("/nodeinfo/2.1", "nodeinfo.json")).faults().isEmpty());
        for (String from : List.of("/decisions/log.json", "/nodeinfo/2.1", "/decisions.atom")) {
            assertThat(check(copy(from, "copy")).faults()).as(from).isEmpty();
        }
        assertThat(alpha.check(alpha.address("/decisions/log.json")).faults()).isEmpty();
    }

    @Test
    @Order(7)
    void aCopyOfSomethingElseIsSaidToBeNone() throws Exception {
        assertThat(check(copy("/about", "about")).faults())
                .containsExactly("The copy says nothing of a log of decisions.");
        assertThat(check(copies.resolve("missing")).faults())
                .singleElement()
                .asString()
                .contains("cannot be read");
        Path forged = Files.writeString(
                copies.resolve("forged"),
                Files.readString(copies.resolve("log.json"))
                        .replaceFirst("\"hash\":\"[0-9a-f]{8}", "\"hash\":\"00000000"));
        assertThat(check(forged).faults()).anyMatch(fault -> fault.contains("not signed by this site"));
    }

    @Test
    @Order(8)
    void aLogThatIsMadeAnewFromItsFirstEntryOnIsFoundByACopy() throws Exception {
        for (String table : List.of("decision_text", "decision_entry", "terms_version")) {
            alpha.run("alter table " + table + " disable trigger user");
        }
        alpha.run("update terms_version set reason = 'They asked for it' where id = 1");
        alpha.run("delete from decision_text");
        alpha.run("delete from decision_entry");
        eventually(() -> check(copies.resolve("missing")).entries() == 4);
        Path anew = copy("/decisions/log.json", "anew.json");
        eventually(
                () -> check(copy("/decisions/log.json", "anew.json")).faults().isEmpty());
        assertThat(check(anew).faults()).isEmpty();
        for (String kept : List.of("log.json", "nodeinfo.json")) {
            assertThat(check(copies.resolve(kept)).faults())
                    .as(kept)
                    .isNotEmpty()
                    .allMatch(fault -> fault.contains("not the one that was published"));
        }
    }
}
