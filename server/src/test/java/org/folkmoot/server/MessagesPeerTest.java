package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// Two people of two servers write to each other, by forms alone.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessagesPeerTest {

    private final OurServer alpha = new OurServer();
    private final OurServer beta = new OurServer("beta");
    private final String anaForBen = "ana@" + alpha.host();
    private final String benForAna = "ben@" + beta.host();
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk ben = beta.member("ben");

    @AfterAll
    void stop() {
        alpha.close();
        beta.close();
    }

    private static Page writes(FormWalk person, String other, String words) {
        return person.open("/messages/" + other)
                .form("Send")
                .fill("Your message", words)
                .send();
    }

    private static void seen(FormWalk person, String other, String words) throws Exception {
        eventually(() -> {
            Page page = person.open("/messages/" + other);
            return page.status() == 200 && page.text().contains(words);
        });
    }

    private static void gone(FormWalk person, String other, String words) throws Exception {
        eventually(() -> !person.open("/messages/" + other).text().contains(words));
    }

    @Test
    @Order(1)
    void aMessageArrivesAndIsCountedUntilItIsSeen() throws Exception {
        ana.open("/search")
                .form("Search")
                .fill("Words to find", "@" + benForAna)
                .send();
        Page form = ana.open("/u/" + benForAna).follow("Send a message");
        assertThat(form.text()).contains("not encrypted", "beta.localhost");
        Page sent = form.form("Send").fill("Your message", "Meet at *six*?").send();
        assertThat(sent.text()).contains("Sent.", "Meet at six?");

        eventually(() -> ben.open("/messages").text().contains("Meet at"));
        assertThat(ben.open("/").text()).contains("Inbox 1");
        Page read = ben.open("/messages/" + anaForBen);
        assertThat(read.text()).contains("Meet at six?", "new");
        assertThat(ben.open("/").text()).doesNotContain("Inbox 1");
    }

    @Test
    @Order(2)
    void anAnswerComesBack() throws Exception {
        writes(ben, anaForBen, "At seven, please.");

        seen(ana, benForAna, "At seven, please.");
    }

    @Test
    @Order(3)
    void anEditIsSeenByTheOther() throws Exception {
        ana.open("/messages/" + benForAna)
                .in("li.letter", "Meet at six?")
                .follow("Edit")
                .form("Save")
                .fill("Message", "Meet at seven, then.")
                .send();

        seen(ben, anaForBen, "Meet at seven, then.");
        assertThat(ben.open("/messages/" + anaForBen).text()).contains("edited").doesNotContain("Meet at six?");
    }

    @Test
    @Order(4)
    void whatIsTakenBackIsGoneUntilItIsRestored() throws Exception {
        ana.open("/messages/" + benForAna)
                .in("li.letter", "Meet at seven, then.")
                .form("Delete")
                .send();
        gone(ben, anaForBen, "Meet at seven, then.");
        assertThat(ben.open("/messages/" + anaForBen).text()).contains("This message was taken back.");

        ana.open("/messages/" + benForAna)
                .in("li.letter", "Meet at seven, then.")
                .form("Restore")
                .send();
        seen(ben, anaForBen, "Meet at seven, then.");
    }

    @Test
    @Order(5)
    void nobodyElseFindsIt() {
        FormWalk admin = alpha.admin();
        for (String page : new String[] {
            "/",
            "/messages",
            "/messages/" + benForAna,
            "/inbox?show=all",
            "/modlog",
            "/search?q=seven",
            "/feeds/all.atom"
        }) {
            assertThat(admin.open(page).text()).as(page).doesNotContain("seven, then");
        }
        assertThat(admin.open("/message/1/edit").status()).isEqualTo(404);
        assertThat(admin.open("/message/1/report").status()).isEqualTo(404);
    }

    @Test
    @Order(6)
    void whatTheOtherWroteCanBeReportedToTheAdminsOfOnesOwnServer() {
        ben.open("/messages/" + anaForBen)
                .in("li.letter", "Meet at seven, then.")
                .follow("Report")
                .form("Report")
                .fill("Reason", "Too pushy")
                .send();

        FormWalk admin = beta.admin();
        Page reports = admin.open("/reports/messages");
        assertThat(reports.text()).contains("Too pushy", "Meet at seven, then.").doesNotContain("At seven, please.");
        assertThat(reports.in("ol.rows > li", "Too pushy")
                        .form("Nothing to do")
                        .send()
                        .text())
                .contains("No private message is reported.");
        assertThat(ana.open("/reports/messages").text()).contains("Only admins");
    }

    @Test
    @Order(7)
    void aMessageThatIsTooLongComesBackWithAllThatWasTyped() {
        String tooLong = "x".repeat(10_001);
        Page refused = writes(ana, benForAna, tooLong);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.source()).contains(tooLong);
    }

    @Test
    @Order(8)
    void aBlockStopsWhatTheOtherWrites() throws Exception {
        ben.open("/u/" + anaForBen)
                .form("Block: you no longer see what this person writes, and they are not told")
                .send();
        writes(ana, benForAna, "Are you there?");
        writes(ana, benForAna, "This one ends it.");

        String dropped = "select count(*) from received where outcome like '%takes no messages from them%'";
        beta.becomes(dropped, "2");
        assertThat(ben.open("/messages").text()).doesNotContain("Are you there?", "ana");
        assertThat(ben.open("/messages/" + anaForBen).text()).contains("You block this person");

        ben.open("/messages/" + anaForBen).form("Unblock").send();
        writes(ana, benForAna, "Friends again?");
        seen(ben, anaForBen, "Friends again?");
        assertThat(ben.open("/messages/" + anaForBen).text()).doesNotContain("Are you there?");
    }
}
