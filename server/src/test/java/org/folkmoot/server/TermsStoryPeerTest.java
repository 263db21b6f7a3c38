package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.testing.walk.Form;
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

/// An admin answers a large server with terms, looks, takes them back and gives others; everybody can follow it on
/// public pages.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TermsStoryPeerTest {

    private static final String TITLE = "Leeks in winter";
    private static final int VOTERS = 6;
    private static final String KEEP = "Keep, do not count";

    private final OurServer alpha = new OurServer();
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.THREADS, "giant.localhost", 0, InstantSource.system());
    private final String giantHost = giant.host();
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk admin = alpha.admin();
    private final FormWalk visitor = alpha.visitor();

    @BeforeAll
    void aPostIsVotedUpFromElsewhere() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        Iri post = new Iri(alpha.post(ana, "garden", TITLE, "They stand in the snow."));
        for (int voter = 1; voter <= VOTERS; voter++) {
            ScriptedActor person = giant.person("person" + voter);
            assertThat(giant.send(person, person.like(post), new Iri(alpha.address("/inbox")))
                            .status())
                    .isEqualTo(202);
        }
        counted("Score 7", "7 of 7 votes counted");
    }

    @AfterAll
    void stop() {
        alpha.close();
        giant.close();
    }

    /// What the opened score says to a visitor.
    private String opened() {
        return OurServer.thread(visitor, TITLE).in("details.counted", "Score").text();
    }

    private void counted(String... words) throws Exception {
        eventually(() -> {
            String said = opened();
            for (String word : words) {
                if (!said.contains(word)) {
                    return false;
                }
            }
            return true;
        });
    }

    private Form form() {
        return admin.open("/peers/" + giantHost).follow("Change terms").form("Put in force");
    }

    private Form look() {
        return admin.open("/peers/" + giantHost + "/terms").form("See what would change");
    }

    @Test
    @Order(1)
    void beforeAnythingIsDecidedThePagesSaySo() {
        assertThat(visitor.open("/decisions").text()).contains("Nothing was decided yet");
        assertThat(visitor.open("/peers").text())
                .contains("Everything as it comes", "No server has terms of its own", giantHost);
        assertThat(visitor.open("/peers")
                        .form("Show")
                        .fill("Server", "https://New.Example/u/x")
                        .send()
                        .text())
                .contains("This site has never had to do with new.example", "what is standard holds");
        assertThat(visitor.open("/peers?server=no+server").status()).isEqualTo(422);
        assertThat(visitor.open("/peers/no%20server").status()).isEqualTo(404);
        assertThat(OurServer.thread(visitor, TITLE).follow(giantHost).text())
                .contains("What holds", "Their votes up count in full.", "Nothing was decided about this server.")
                .doesNotContain("Change terms", "This site has never had to do");
    }

    @Test
    @Order(2)
    void onlyAdminsAreGivenTheForms() {
        assertThat(ana.open("/peers/" + giantHost).text()).doesNotContain("Change terms");
        for (String page : new String[] {"/peers/" + giantHost + "/terms", "/peers/standard/terms"}) {
            assertThat(ana.open(page).status()).isEqualTo(403);
            assertThat(visitor.open(page).address()).startsWith("/log-in");
        }
    }

    @Test
    @Order(3)
    void lookingChangesNothing() {
        Page looked = look().choose("Votes up", KEEP).choose("Votes down", KEEP).send();
        assertThat(looked.in("#looked", "What would change").text())
                .contains("Votes up: count → keep, do not count", "Votes down: count → keep, do not count");
        assertThat(looked.form("Put in force").chosen("Votes up")).isEqualTo(KEEP);
        assertThat(visitor.open("/decisions").text()).contains("Nothing was decided yet");
        assertThat(opened()).contains("7 of 7 votes counted");

        Page kept = looked.form("Keep and link").send();
        assertThat(kept.address()).startsWith("/what-if/1");
        assertThat(kept.text())
                .contains("Kept. This page stays as it is", "by admin", "Votes up: count → keep, do not count")
                .contains("Only admins see this: so few people vote there");
        assertThat(looked.form("Keep and link").send().address()).startsWith("/what-if/1");
        assertThat(visitor.open("/what-if/1").status()).isEqualTo(404);
        assertThat(ana.open("/what-if").text()).contains("Nothing was kept yet.");
        assertThat(admin.open("/what-if").text()).contains("What if 1", "for admins");
        assertThat(admin.open("/peers/" + giantHost).text()).contains("Kept comparisons", "What if 1");
        assertThat(visitor.open("/peers/" + giantHost).text()).doesNotContain("Kept comparisons");
        assertThat(visitor.open("/decisions").text()).contains("Nothing was decided yet");

        Page standard = admin.open("/peers/standard/terms?preset=quiet")
                .form("See what would change")
                .send()
                .form("Keep and link")
                .send();
        assertThat(standard.address()).startsWith("/what-if/2");
    }

    @Test
    @Order(4)
    void votesThatAreKeptAndNotCountedLeaveTheScoreWithTheirReason() throws Exception {
        Page decided = form().choose("Votes up", KEEP)
                .choose("Votes down", KEEP)
                .fill("Name (may stay empty)", "The giant")
                .fill("Reason", "Their votes decide what we see <b>here</b>.")
                .send();
        assertThat(decided.address()).startsWith("/decisions/1");
        assertThat(decided.text()).contains("Decision 1", "The giant", "in force", "by admin");

        counted("Score 1", "1 of 7 votes counted", "The giant", "6 not counted by decision 1", "0 of 6");
        assertThat(OurServer.thread(visitor, TITLE).follow("decision 1").text())
                .contains("Their votes decide what we see <b>here</b>.")
                .doesNotContain("Take it back");
        assertThat(visitor.open("/decisions").text())
                .contains("Decision 1", "Votes up: count → keep, do not count", "in force");
        assertThat(visitor.open("/peers").text())
                .contains("The giant", "In force by decision 1", "are kept with where they came from");
        assertThat(ana.open("/decisions/1").offers("Take it back")).isFalse();
    }

    @Test
    @Order(5)
    void takingItBackGivesTheScoreBack() throws Exception {
        Page wordless = admin.open("/decisions/1").form("Take it back").send();
        assertThat(wordless.status()).isEqualTo(422);
        assertThat(wordless.text()).contains("Say why, in a few words.");

        Page back = wordless.form("Take it back").fill("Reason", "We looked.").send();
        assertThat(back.text()).contains("Decision 2", "Takes decision 1 back", "Votes up: keep, do not count → count");
        counted("Score 7", "7 of 7 votes counted");
        assertThat(visitor.open("/decisions/1").text()).contains("taken back by decision 2");
        assertThat(visitor.open("/peers").text()).contains("No server has terms of its own");
        assertThat(visitor.open("/peers/" + giantHost).text())
                .contains("No terms of its own", "Decision 1", "Decision 2");
        assertThat(admin.open("/decisions/1").offers("Take it back")).isFalse();
    }

    @Test
    @Order(6)
    void aThirdDecisionWeighsThem() throws Exception {
        form().choose("Votes up", "At a weight")
                .fill("Votes up: percent", "50")
                .fill("Reason", "Half.")
                .send();
        counted("Score 4", "4 of 7 votes counted", "3 not counted by decision 3");
        String log = visitor.open("/decisions").text();
        assertThat(log).containsSubsequence("Decision 3", "Votes up: count → at 50 %", "Decision 2", "Decision 1");
        assertThat(visitor.open("/decisions?before=3").text())
                .contains("Decision 2")
                .doesNotContain("Decision 3");
        assertThat(visitor.open("/decisions?server=" + giantHost).text())
                .contains("Decision 3", "Decision 2", "Decision 1");
    }

    @Test
    @Order(7)
    void programsReadTheSameLog() {
        String json = visitor.open("/decisions.json").source();
        assertThat(json)
                .contains("\"number\":3", "\"cause\":\"taken_back\"", "\"undoes\":1", "\"in_force\":true")
                .contains("\"votes_up\":500", "\"author\":\"admin\"", "\"next\":null");
        assertThat(visitor.open("/decisions.json?before=2").source())
                .contains("\"number\":1")
                .doesNotContain("\"number\":2", "\"number\":3");
        assertThat(visitor.open("/decisions.atom").source())
                .contains("<id>" + alpha.address("/decisions/3") + "</id>", "Votes up: count → at 50 %");
    }

    @Test
    @Order(8)
    void ofTwoAdminsAtOnceTheSecondKeepsWhatTheyTyped() {
        Form first = form().fill("Reason", "First.").choose("Votes down", KEEP);
        Form second = form().fill("Reason", "Second, with more words.").choose("Votes down", "At a weight");
        second.fill("Votes down: percent", "12.5");
        first.send();

        Page late = second.send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("Somebody else changed these terms by decision 4");
        Form again = late.form("Put in force");
        assertThat(again.value("Reason")).isEqualTo("Second, with more words.");
        assertThat(again.value("Votes down: percent")).isEqualTo("12.5");
        assertThat(again.chosen("Votes down")).isEqualTo("At a weight");
        assertThat(again.send().text()).contains("Decision 5", "Votes down: keep, do not count → at 12.5 %");
    }

    @Test
    @Order(9)
    void whatMakesNoSenseIsRefusedBesideItsField() {
        for (String percent : new String[] {"101", "-1", "abc", "", "1.23"}) {
            Page refused = form().choose("Votes up", "At a weight")
                    .fill("Votes up: percent", percent)
                    .fill("Reason", "Why not.")
                    .send();
            assertThat(refused.status()).as(percent).isEqualTo(422);
            Form again = refused.form("Put in force");
            assertThat(again.saidOf("Votes up: percent")).contains("Write a number of percent");
            assertThat(again.value("Votes up: percent")).isEqualTo(percent);
            assertThat(again.value("Reason")).isEqualTo("Why not.");
        }
        assertThat(form().choose("Votes up", KEEP)
                        .choose("Votes down", KEEP)
                        .fill("Limit: percent of a score (may stay empty)", "30")
                        .fill("Reason", "x")
                        .send()
                        .form("Put in force")
                        .saidOf("Limit: percent of a score (may stay empty)"))
                .contains("There is nothing to limit");
        for (String day : new String[] {"2020-01-01", "soon"}) {
            Form again = form().fill("Ends on (may stay empty)", day)
                    .fill("Reason", "x")
                    .send()
                    .form("Put in force");
            assertThat(again.saidOf("Ends on (may stay empty)")).contains("no time in the future");
            assertThat(again.value("Ends on (may stay empty)")).isEqualTo(day);
        }
        assertThat(form().fill("First day", "2026-02-01")
                        .fill("Last day", "2026-01-01")
                        .fill("Reason", "x")
                        .send()
                        .form("Put in force")
                        .saidOf("First day"))
                .contains("the first not after the last");
        assertThat(form().choose("Votes up", KEEP).send().form("Put in force").saidOf("Reason"))
                .contains("Say why, in a few words.");
        assertThat(form().fill("Reason", "Nothing new.").send().text()).contains("It is so already.");
    }

    @Test
    @Order(10)
    void serversThatCannotBeMeantAreRefused() {
        assertThat(domains("not a domain!")).contains("is not the name of a server");
        assertThat(domains("  ")).contains("Say which servers you mean");
        assertThat(domains(alpha.address("").replace("http://", ""))).contains("terms for this server itself");
        assertThat(domains("other.example, " + giantHost)).contains("has terms for one of these already");
        assertThat(visitor.open("/decisions").text()).contains("Decision 5").doesNotContain("Decision 6");
    }

    private String domains(String typed) {
        Form refused = admin.open("/peers/other.example/terms")
                .form("Put in force")
                .choose("Votes up", KEEP)
                .fill("Servers", typed)
                .fill("Reason", "x")
                .send()
                .form("Put in force");
        assertThat(refused.value("Servers").strip()).isEqualTo(typed.strip());
        return refused.saidOf("Servers");
    }

    @Test
    @Order(11)
    void aServerWithinAGroupCanGetTermsOfItsOwn() {
        admin.open("/peers/kin.example/terms")
                .form("Put in force")
                .fill("Servers", "kin.example, cousins.example")
                .fill("Reason", "They belong together.")
                .send();
        Page within = admin.open("/peers/people.kin.example");
        assertThat(within.text()).contains("people.kin.example belongs to kin.example");
        assertThat(admin.open("/peers/cousins.example").text()).doesNotContain("belongs to");

        within.follow("Give people.kin.example terms of its own")
                .form("Put in force")
                .fill("Reason", "They are different.")
                .send();
        assertThat(visitor.open("/peers/people.kin.example").text()).contains("Servers: people.kin.example,");
        assertThat(visitor.open("/peers/kin.example").text())
                .contains("Servers: cousins.example and kin.example,", "Decision 6")
                .doesNotContain("Decision 7");
    }

    @Test
    @Order(12)
    void termsOfAServerEndByAForm() {
        Page looked = admin.open("/peers/people.kin.example").follow("End these terms");
        assertThat(looked.in("#looked", "What would change").text())
                .contains("For people.kin.example: the terms of kin.example hold");
        assertThat(ana.open(looked.address()).status()).isEqualTo(403);
        assertThat(visitor.open(looked.address()).address()).startsWith("/log-in");
        assertThat(looked.form("Keep and link").send().text())
                .contains("Kept. This page stays as it is", "These servers are no group any more");
        looked.form("End these terms").fill("Reason", "One group is enough.").send();

        Form twice = admin.open("/peers/kin.example").follow("End these terms").form("End these terms");
        Form late = admin.open("/peers/cousins.example/end").form("End these terms");
        Page wordless = twice.send();
        assertThat(wordless.status()).isEqualTo(422);
        assertThat(wordless.text()).contains("Say why, in a few words.");
        Page ended =
                wordless.form("End these terms").fill("Reason", "They part.").send();
        assertThat(ended.text())
                .contains("Ended.", "These servers are no group any more", "They part.", "by admin")
                .contains("Servers: cousins.example and kin.example → none");

        Page again = late.fill("Reason", "They part.").send();
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.text()).contains("It is so already.");
        assertThat(visitor.open("/peers/cousins.example").text())
                .contains("No terms of its own", "What was decided", "They part.");
        assertThat(admin.open("/peers/cousins.example/end").address()).startsWith("/peers/cousins.example");
        assertThat(visitor.open("/decisions.json").source()).contains("\"domains\":[]");

        Page back = ended.form("Take it back").fill("Reason", "They do not.").send();
        assertThat(back.text()).contains("Servers: none → cousins.example and kin.example");
        assertThat(visitor.open("/peers/kin.example").text()).contains("Servers: cousins.example and kin.example,");
    }

    @Test
    @Order(13)
    void termsAreAnnouncedForALaterDayAndWithdrawn() {
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        Page wrong = form().choose("Votes up", "Count")
                .fill("Starts on (may stay empty)", "2020-01-01")
                .fill("Reason", "In three days.")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        Form again = wrong.form("Put in force");
        assertThat(again.saidOf("Starts on (may stay empty)")).contains("no time in the future");
        assertThat(again.value("Reason")).isEqualTo("In three days.");

        Page announced = again.fill("Starts on (may stay empty)", day).send();
        assertThat(announced.address()).startsWith("/announced/1");
        assertThat(announced.text())
                .contains("Announced. It stands in the log of decisions", "does not hold yet", "In three days.");
        assertThat(visitor.open("/decisions").text()).contains("To come", "Announced 1", "In three days.");
        assertThat(visitor.open("/peers/" + giantHost).text()).contains("other terms are announced");
        assertThat(visitor.open("/decisions.json").source()).contains("\"starts_at\":\"" + day + "T00:00:00Z\"");
        assertThat(visitor.open("/announced/1").offers("Withdraw it")).isFalse();
        assertThat(form().choose("Votes up", KEEP)
                        .fill("Reason", "At once.")
                        .send()
                        .text())
                .contains("A change of these terms is announced already.");

        Page wordless = announced.form("Withdraw it").send();
        assertThat(wordless.status()).isEqualTo(422);
        Form late = wordless.form("Withdraw it").fill("Reason", "Too hasty.");
        assertThat(late.send().text()).contains("Withdrawn. What held goes on.", "never held", "Too hasty.");
        assertThat(late.send().text()).contains("It is too late");
        assertThat(visitor.open("/decisions").text()).doesNotContain("To come");
    }

    @Test
    @Order(14)
    void whatIsStandardIsDecidedInTheSameWay() throws Exception {
        Page decided = admin.open("/peers/standard/terms")
                .follow("Quiet votes")
                .form("Put in force")
                .fill("Reason", "Strangers first show who they are.")
                .send();
        assertThat(decided.text()).contains("every other server", "Votes up: count → keep, do not count");
        assertThat(visitor.open("/peers").text()).contains("Their votes up are kept with where they came from");
        assertThat(visitor.open("/peers/never.example").text())
                .contains("Their votes up are kept with where they came from");
    }
}
