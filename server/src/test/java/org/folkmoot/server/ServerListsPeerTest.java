package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// An admin reads the list of another site, looks at what it would change, puts some of it in force and gives
/// it out again; all by plain forms.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerListsPeerTest {

    private static final String HEAD = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

    private final OurServer alpha = new OurServer();
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk admin = alpha.admin();
    private final FormWalk visitor = alpha.visitor();

    @AfterAll
    void stop() {
        alpha.close();
    }

    @Test
    @Order(1)
    void anybodyGetsTheListsAndTheyAreEmptyAtFirst() {
        assertThat(visitor.open("/peers").text()).contains("Lists for other programs", "as for Lemmy");
        assertThat(visitor.open("/peers/blocked.csv").source()).isEqualTo(HEAD);
        assertThat(visitor.open("/peers/blocked.txt").source()).isEmpty();
        assertThat(visitor.open("/peers").offers("Read a list")).isFalse();
    }

    @Test
    @Order(2)
    void onlyAdminsReadLists() {
        Form form = admin.open("/peers").follow("Read a list").form("Read it");
        assertThat(form.value("Name of the list")).isEmpty();
        for (String page : List.of("/peers/import", "/peers/drafts")) {
            assertThat(ana.open(page).status()).as(page).isEqualTo(403);
            assertThat(visitor.open(page).address()).as(page).startsWith("/log-in");
        }
        for (String page : List.of("/peers/import", "/peers/drafts", "/peers/drafts/discard")) {
            assertThat(ana.open("/communities/new")
                            .form("Found a community")
                            .sendTo(page)
                            .status())
                    .as(page)
                    .isEqualTo(403);
        }
        assertThat(ana.open("/communities/new")
                        .form("Found a community")
                        .sendFilesTo("/peers/import")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @Order(3)
    void whatMakesNoSenseIsToldAndNothingIsLost() {
        Page refused = admin.open("/peers/import")
                .form("Read it")
                .fill("Name of the list", "")
                .fill("Or paste it (may stay empty)", "no server\nnor here")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing in this list names a server.");
        assertThat(refused.form("Read it").value("Or paste it (may stay empty)").strip())
                .isEqualTo("no server\nnor here");
    }

    @Test
    @Order(4)
    void aFileBecomesDrafts() {
        String host = alpha.address("").replace("http://", "");
        Page read = admin.open("/peers/import")
                .form("Read it")
                .fill("Name of the list", "The list of beta")
                .attach(
                        "File (may stay empty)",
                        "\ufeff" + HEAD.replace("\n", "\r\n")
                                + "spam.example,suspend,true,true,\"Spam, \"\"and\"\"\r\n<b>more</b>\",false\r\n"
                                + "Loud.EXAMPLE,silence,false,false,,false\r\n"
                                + "*.bücher.example,silence,false,true,Books,false\r\n"
                                + "quiet.example,noop,false,false,,false\r\n"
                                + "total nonsense\r\n"
                                + "\"never ends,suspend\r\n"
                                + "spam.example,suspend\r\n"
                                + host + ",suspend\r\n"
                                + "decided.example,suspend\r\n")
                .send();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.in("#imported", "It names").text())
                .contains("It names 5 servers.", "Nothing is in force yet.", "About 4 nothing was decided here.")
                .contains("One is this server itself", "One is named once more", "“noop”")
                .contains("2 lines make no sense", "Line 7: total nonsense", "Line 8: \"never ends,suspend");
        assertThat(visitor.open("/decisions").text()).contains("Nothing was decided yet");
        assertThat(visitor.open("/peers/blocked.csv").source()).isEqualTo(HEAD);
    }

    @Test
    @Order(5)
    void draftsStandBesideWhatHoldsAndOurOwnDecisionsAreNotTicked() {
        admin.open("/peers/decided.example/terms?preset=limited")
                .form("Put in force")
                .fill("Reason", "We looked at them ourselves.")
                .send();
        Page drafts = admin.open("/peers/drafts");
        assertThat(drafts.text())
                .contains("Spam, \"and\" <b>more</b>", "The list of beta 5 drafts")
                .contains("Something else was decided here: decision 1", "This is this server itself");
        Form form = drafts.form("See what would come of it");
        for (String ticked : List.of("spam.example", "loud.example", "xn--bcher-kva.example")) {
            assertThat(form.isChecked(ticked)).as(ticked).isTrue();
        }
        assertThat(form.isChecked("decided.example")).isFalse();
        assertThat(form.isChecked(alpha.address("").replace("http://", ""))).isFalse();
    }

    @Test
    @Order(6)
    void whatIsTickedIsLookedAtAndThenPutInForce() {
        String host = alpha.address("").replace("http://", "");
        Page looked = admin.open("/peers/drafts")
                .form("See what would come of it")
                .uncheck("loud.example")
                .check("decided.example")
                .check(host)
                .send();
        assertThat(looked.text())
                .contains("3 servers would get terms", "Nothing is in force yet.", "None of our members subscribes")
                .contains("decided otherwise here", "One stays a draft", "terms for this server itself");
        assertThat(visitor.open("/decisions").text()).doesNotContain("Decision 2");

        Page done = looked.form("Put in force").send();
        assertThat(done.text()).contains("In force. Each stands in the log of decisions", "loud.example");
        assertThat(done.text()).doesNotContain("spam.example");
        assertThat(visitor.open("/decisions").text())
                .containsSubsequence("Decision 4", "Decision 3", "Decision 2")
                .contains("imported from The list of beta: Spam, \"and\" <b>more</b>")
                .contains("imported from The list of beta: Books");
        assertThat(visitor.open("/peers/sub.spam.example").text()).contains("belongs to spam.example");
    }

    @Test
    @Order(7)
    void theListsGiveThemBack() {
        assertThat(visitor.open("/peers/blocked.csv").source())
                .isEqualTo(
                        HEAD
                                + "decided.example,suspend,false,true,imported from The list of beta (decision 2),false\n"
                                + "spam.example,suspend,false,true,"
                                + "\"imported from The list of beta: Spam, \"\"and\"\" <b>more</b> (decision 3)\",false\n"
                                + "xn--bcher-kva.example,silence,false,true,imported from The list of beta: Books (decision 4),false\n");
        assertThat(visitor.open("/peers/blocked.txt").source()).isEqualTo("decided.example\nspam.example\n");

        Page again = admin.open("/peers/import")
                .form("Read it")
                .fill("Name of the list", "Our own")
                .attach(
                        "File (may stay empty)",
                        visitor.open("/peers/blocked.csv").source())
                .send();
        assertThat(again.text()).contains("It names 3 servers.", "3 stand under these terms already.");
        assertThat(admin.open("/peers/drafts?source=Our+own").text()).contains("This holds already. decision 2");
    }

    @Test
    @Order(8)
    void aListIsDiscardedAtOnce() {
        Page left = admin.open("/peers/drafts?source=Our+own")
                .form("Discard all of Our own")
                .send();
        assertThat(left.text()).contains("Discarded. What holds is not touched by it.", "loud.example");
        assertThat(left.text()).doesNotContain("Our own");
        assertThat(visitor.open("/peers/blocked.txt").source()).contains("spam.example");
    }

    @Test
    @Order(9)
    void aDraftIsOpenedInTheFormAndDoneWithWhenThatIsPutInForce() {
        Page form = admin.open("/peers/drafts").follow("Change before putting it in force");
        assertThat(form.address()).startsWith("/peers/loud.example/terms");
        assertThat(form.form("Put in force").value("Reason").strip()).isEqualTo("imported from The list of beta");
        assertThat(form.form("Put in force").chosen("Who sees them")).isEqualTo("Subscribers");
        Page decided = form.form("Put in force")
                .choose("Private messages", "Nobody")
                .fill("Reason", "Loud, as beta says.")
                .send();
        assertThat(decided.text()).contains("Decision 5", "Loud, as beta says.");
        assertThat(admin.open("/peers/drafts").text()).doesNotContain("loud.example");
        assertThat(visitor.open("/peers/blocked.csv").source())
                .contains("loud.example,silence,false,false,\"Loud, as beta says. (decision 5)\",false\n");
    }

    @Test
    @Order(10)
    void whatIsTickedIsDiscarded() {
        Form form = admin.open("/peers/drafts").form("Discard those ticked");
        assertThat(form.send().status()).as("nothing is ticked").isEqualTo(422);
        String host = alpha.address("").replace("http://", "");
        assertThat(admin.open("/peers/drafts")
                        .form("Discard those ticked")
                        .check(host)
                        .send()
                        .text())
                .contains("There are no drafts.");
    }

    @Test
    @Order(11)
    void fiftyThousandLinesWithNonsenseAreRead() {
        String list = IntStream.rangeClosed(1, 50_000)
                .mapToObj(n -> n % 7 == 0
                        ? "\"\u0000no sense \ud83d\ude00 " + n + "\r\n"
                        : "server" + n + ".example,suspend,false,false,\"Spam, as somebody wrote: no. " + n
                                + "\",false\r\n")
                .collect(Collectors.joining());
        Page read = admin.open("/peers/import")
                .form("Read it")
                .fill("Name of the list", "A very long list")
                .attach("File (may stay empty)", list)
                .send();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains("It names 42,858 servers.", "7,142 lines make no sense");

        Page drafts = read.follow("Look at the drafts");
        assertThat(drafts.text()).contains("42,858 drafts", "server1.example");
        assertThat(drafts.follow("More drafts").status()).isEqualTo(200);
        Page done = drafts.form("See what would come of it")
                .send()
                .form("Put in force")
                .send();
        assertThat(done.text()).contains("42,658 drafts");
        assertThat(visitor.open("/peers/blocked.txt").source().lines()).hasSize(202);
        assertThat(visitor.open("/peers").follow("More with terms of their own").status())
                .isEqualTo(200);
    }
}
