package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.folkmoot.testing.PinnedClock;
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
import tools.jackson.databind.JsonNode;

/// An admin asks the members by forms; they vote in secret, and everybody can check the count.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsultationStoryPeerTest {

    private static final String QUESTION = "On what terms should we meet Threads?";
    private static final String APART = "Stay apart, watch";
    private static final String EQUALS = "Meet as equals";

    private final PinnedClock clock = new PinnedClock();
    private final OurServer alpha = new OurServer("alpha", clock);
    private final FormWalk admin = alpha.admin();
    private final FormWalk visitor = alpha.visitor();
    private final DescribedApi api = new DescribedApi(alpha.plain());
    private final List<FormWalk> members = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private FormWalk late = visitor;
    private String page = "";

    @BeforeAll
    void membersJoin() {
        IntStream.rangeClosed(1, 10).forEach(n -> members.add(alpha.member("member" + n)));
    }

    @AfterAll
    void stop() {
        alpha.close();
    }

    private String time(Duration fromNow) {
        return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC)
                .toString();
    }

    private void becomes(String words) throws Exception {
        eventually(() -> visitor.open(page).text().contains(words));
    }

    private Page votes(FormWalk member, String option) {
        return member.open(page).form("Cast my ballot").check(option).send();
    }

    private static String receipt(Page cast) {
        return cast.in("#receipt", "Receipt")
                .element()
                .select("code")
                .eachText()
                .getFirst();
    }

    @Test
    @Order(1)
    void whatIsMissingFromAQuestionIsSaidAndNothingTypedIsLost() {
        assertThat(visitor.open("/consultations").text()).contains("The members were not asked anything yet");
        Page refused = admin.open("/consultations")
                .follow("Ask the members")
                .form("Keep as a draft")
                .fill("Question", QUESTION)
                .fill("Options", APART)
                .fill("Voting opens (UTC)", time(Duration.ofHours(-1)))
                .fill("Voting closes (UTC)", "whenever")
                .send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("give at least two options", "This is no time in the future");
        assertThat(refused.source()).contains(QUESTION, APART);
        assertThat(members.getFirst().open("/consultations/new").status()).isEqualTo(403);
        assertThat(visitor.open("/consultations/new").address()).startsWith("/log-in");
    }

    @Test
    @Order(2)
    void aDraftIsForAdminsAlone() {
        Form form = admin.open("/consultations/new")
                .form("Keep as a draft")
                .fill("Question", QUESTION)
                .fill("What it is about (may stay empty)", "They have **many** users.")
                .fill("For (may stay empty)", "Friends are there.")
                .fill("Against (may stay empty)", "So are advertisements.")
                .fill("Options", APART + "\nMeet, votes not counted\n" + EQUALS)
                .fill("Voting opens (UTC)", time(Duration.ofHours(2)))
                .fill("Voting closes (UTC)", time(Duration.ofHours(4)))
                .check("The result decides by itself");
        Page draft = form.send();
        page = draft.address().replaceFirst("[?].*", "");

        assertThat(draft.text())
                .contains(
                        QUESTION,
                        "A draft: only admins see it",
                        "Every member may vote who is not banned",
                        "11 people would be on the list",
                        "25 % of the list take part");
        assertThat(visitor.open(page).status()).isEqualTo(404);
        api.refused(404, page);
        assertThat(members.getFirst().open(page).status()).isEqualTo(404);
        assertThat(members.getFirst().open("/consultations").text()).doesNotContain(QUESTION);
        assertThat(admin.open(page)
                        .follow("Edit")
                        .form("Keep as a draft")
                        .send()
                        .text())
                .contains(APART, "Friends are there.");
    }

    @Test
    @Order(3)
    void itIsAnnouncedAndWhoMayVoteIsFixed() {
        assertThat(admin.open(page).form("Announce").send().text())
                .contains("It is announced", "11 people are on the list", "fixed on 1 Mar 2026");
        late = alpha.member("late");

        assertThat(visitor.open("/consultations").text()).contains(QUESTION, "announced");
        assertThat(visitor.open(page).text()).contains("Members on the list may vote", APART, "many users");
        assertThat(members.getFirst().open(page).text()).contains("you can vote once voting is open");
        assertThat(members.getFirst().open(page).offers("Cast my ballot")).isFalse();
        assertThat(late.open(page).text()).contains("You may not vote: you were not on the list");
        assertThat(admin.open(page + "/edit").text()).contains("nothing of it can be changed");
    }

    @Test
    @Order(4)
    void peopleFromElsewhereAreHeardApart() {
        OurServer.founds(admin, "agora", "Agora");
        Page post = admin.open(page)
                .form("Hear people from elsewhere")
                .fill("Community", "agora")
                .send();

        assertThat(post.text()).contains(QUESTION, "they alone decide", APART, "Meet, votes not counted", EQUALS);
        assertThat(visitor.open(page).text())
                .contains("People from elsewhere, shown apart, weight 0", "Nobody from elsewhere said anything yet");
        assertThat(admin.open(page)
                        .form("Open a thread for members")
                        .fill("Community", "agora")
                        .send()
                        .text())
                .contains("Other servers see what is written there");
        late.open(post.address())
                .in("article.comment, li.comment, .comment", EQUALS)
                .form("Vote up")
                .send();
        assertThat(visitor.open(page)
                        .in("#voices", "Members who are not on the list")
                        .text())
                .contains("1 · 100 %");
    }

    @Test
    @Order(5)
    void membersVoteAndGetAReceiptThatIsShownOnce() throws Exception {
        clock.advance(Duration.ofHours(2));
        becomes("open");
        eventually(() -> members.getFirst().open(page).offers("Cast my ballot"));

        assertThat(members.getFirst()
                        .open("/")
                        .follow("You are asked to decide something.")
                        .text())
                .contains("To decide", QUESTION, "Vote until 1 March 2026, 16:00 UTC.");
        eventually(() -> members.getFirst().open("/inbox").text().contains("Voting is open"));
        assertThat(members.getFirst().open("/inbox").follow(QUESTION).address()).endsWith(page);
        assertThat(late.open("/inbox").text()).doesNotContain(QUESTION);
        assertThat(late.open("/").text()).doesNotContain("You are asked to decide");
        assertThat(late.open("/to-decide").text()).contains("You are asked nothing at the moment");
        assertThat(visitor.open("/to-decide").address()).startsWith("/log-in");
        assertThat(members.getFirst().open(page).form("Cast my ballot").send().text())
                .contains("Choose one of these");
        for (int n = 0; n < 10; n++) {
            Page cast = votes(members.get(n), n < 7 ? APART : EQUALS);
            assertThat(cast.text()).contains("Your ballot is cast", QUESTION, "You can replace it until");
            receipts.add(receipt(cast));
        }

        assertThat(members.getFirst().open("/").text()).doesNotContain("You are asked to decide");
        assertThat(members.getFirst().open("/to-decide").text())
                .contains(QUESTION, "You took part. You can replace your ballot until");
        eventually(() -> members.getFirst().open("/inbox").text().contains("A ballot was cast in your name"));
        assertThat(members.getFirst().open("/inbox").text()).doesNotContain(receipts.getFirst(), APART);
        assertThat(receipts).doesNotHaveDuplicates().allMatch(receipt -> receipt.matches("[0-9a-f]{32}"));
        assertThat(members.getFirst().open(page).text())
                .doesNotContain(receipts.getFirst())
                .contains("You can still replace your ballot", "10 of 11 took part so far (91 %)");
        assertThat(late.open(page).offers("Cast my ballot")).isFalse();
        assertThat(visitor.open(page + "/receipts.json").status()).isEqualTo(404);
        api.refused(404, page + "/receipts");
        JsonNode open = api.get(page);
        assertThat(open.path("result").isNull()).isTrue();
        assertThat(open.path("did").asInt()).isEqualTo(10);
        assertThat(open.path("could").asInt()).isEqualTo(11);
        assertThat(open.path("voices").get(2).path("members").asInt()).isEqualTo(1);
        assertThat(open.toString()).doesNotContain(receipts.getFirst(), "member1");
    }

    @Test
    @Order(6)
    void aBallotIsReplaced() {
        String replaced = receipts.getLast();
        Page cast = members.getLast()
                .open(page)
                .form("Cast my ballot")
                .check(APART)
                .fill("Your words", "blue door")
                .send();
        receipts.set(9, receipt(cast));

        assertThat(cast.text()).contains("blue door");
        assertThat(receipts).doesNotContain(replaced);
        assertThat(members.getLast().open(page).text())
                .doesNotContain("blue door")
                .contains("10 of 11 took part so far");
    }

    @Test
    @Order(7)
    void theCountDecidesAndEverybodyCanCheckIt() throws Exception {
        clock.advance(Duration.ofHours(2));
        becomes(APART + " passes");

        assertThat(visitor.open(page).text())
                .contains(
                        "8 · 80 %",
                        "0 · 0 %",
                        "2 · 20 %",
                        "8 of 10 valid ballots are behind it, and 6 were needed",
                        "10 of 11 who could vote did (91 %; 25 % needed)",
                        APART + " is decided, by the result itself",
                        "Check the count yourself: 10 receipts");
        String published = visitor.open(page + "/receipts.json").source();
        assertThat(published).startsWith("{\"method\":\"choice\",\"options\":[\"" + APART);
        for (int n = 0; n < 10; n++) {
            assertThat(published)
                    .contains(
                            "{\"receipt\":\"" + receipts.get(n) + "\",\"choice\":[" + (n < 7 || n == 9 ? 1 : 3) + "]}");
        }
        JsonNode result = api.get(page).path("result");
        assertThat(result.path("verdict").asString()).isEqualTo("passed");
        assertThat(result.path("support").toString()).isEqualTo("[8,0,2]");
        JsonNode counted = api.get(result.path("receipts").asString()).path("receipts");
        assertThat(counted.findValuesAsString("receipt")).containsExactlyInAnyOrderElementsOf(receipts);
        assertThat(api.get("/consultations").path("items").get(0).path("stage").asString())
                .isEqualTo("decided");
        assertThat(visitor.open("/consultations").text()).contains("decided");
        eventually(
                () -> members.getFirst().open("/inbox").text().contains("The members were asked, and it is decided"));
    }

    @Test
    @Order(8)
    void whatIsGivenUpSaysWhy() throws Exception {
        Page draft = admin.open("/consultations/new")
                .form("Keep as a draft")
                .fill("Question", "Shall we move?")
                .fill("Options", "Yes\nNo")
                .choose(
                        "On a ballot",
                        "Options in the order in which one wants them; those left out come last. They are"
                                + " counted by which one beats which (Schulze).")
                .fill("Voting opens (UTC)", time(Duration.ofHours(2)))
                .fill("Voting closes (UTC)", time(Duration.ofHours(4)))
                .send();
        page = draft.address().replaceFirst("[?].*", "");
        admin.open(page).form("Announce").send();
        clock.advance(Duration.ofHours(2));
        eventually(() -> members.getFirst().open(page).offers("Cast my ballot"));
        Form ballot = members.getFirst().open(page).form("Cast my ballot");
        assertThat(ballot.fill("Place of Yes", "1")
                        .fill("Place of No", "1")
                        .send()
                        .text())
                .contains("Two options have the same place");
        assertThat(members.getFirst()
                        .open(page)
                        .form("Cast my ballot")
                        .fill("Place of No", "1")
                        .send()
                        .text())
                .contains("Your ballot is cast");

        Page given = admin.open(page)
                .form("Give it up")
                .fill("Reason", "The question was wrong.")
                .send();

        assertThat(given.text()).contains("The question was wrong. Its ballots were destroyed unopened");
        JsonNode over = api.get(page);
        assertThat(over.path("consultation").path("stage").asString()).isEqualTo("void");
        assertThat(over.path("ended").path("because").asString()).isEqualTo("The question was wrong.");
        assertThat(visitor.open(page).text()).contains("Given up on", "One of 12 had taken part");
        assertThat(alpha.one("select count(*) from envelope")).isEqualTo("0");
    }

    @Test
    @Order(9)
    void everyStepOfBothStandsInTheLogAndTheTablesAgree() throws Exception {
        clock.advance(Duration.ofMinutes(1));
        for (String kind : new String[] {"announced", "counted", "decided", "given_up"}) {
            eventually(() -> visitor.open("/decisions/log.json").source().contains("consultation_" + kind));
        }
        eventually(
                () -> alpha.check(alpha.address("/decisions/log.json")).faults().isEmpty());
        String log = visitor.open("/decisions/log.json").source();
        assertThat(log)
                .contains("The question was wrong.", APART, "public_key_hash")
                .doesNotContain(receipts.getFirst());
        alpha.run("update counted_ballot set choice = '{2}' where receipt = '" + receipts.getFirst() + "'");
        assertThat(alpha.check(alpha.address("/decisions/log.json")).faults())
                .singleElement()
                .asString()
                .contains("the tables do not say what was written down (consultation 1)");
    }
}
