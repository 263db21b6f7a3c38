package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.OurServer.goneFrom;
import static org.folkmoot.server.OurServer.searches;
import static org.folkmoot.server.OurServer.seen;
import static org.folkmoot.server.OurServer.seenIn;
import static org.folkmoot.server.OurServer.subscribes;
import static org.folkmoot.server.OurServer.thread;
import static org.folkmoot.server.Soon.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

/// What each axis of terms does between two servers: alpha decides about beta, by its form, and both
/// are looked at.
///
/// What does not arrive is shown by what was said after it on the same way, and did.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DealingsPeerTest {

    private static final String LEEKS = "Leeks in winter";
    private static final String ACTIVITY = "application/activity+json";

    private final OurServer alpha = new OurServer();
    private final OurServer beta = new OurServer("beta");
    private final FormWalk admin = alpha.admin();
    private final FormWalk ana = alpha.member("ana");
    private final FormWalk ben = beta.member("ben");
    private final FormWalk cyrus = beta.member("cyrus");

    @BeforeAll
    void aConversationGoesBothWays() throws Exception {
        OurServer.founds(ana, "garden", "Gardening");
        OurServer.founds(ben, "kitchen", "Cooking");
        subscribes(ana, "kitchen@" + beta.host());
        subscribes(ben, "garden@" + alpha.host());
        posts(ben, "kitchen", "Soup");
        posts(ana, "garden", LEEKS);
        seen(ana, "Soup");
        seen(ben, LEEKS);
    }

    @AfterAll
    void stop() {
        alpha.close();
        beta.close();
    }

    private static Page posts(FormWalk person, String community, String title) {
        return person.open("/submit?community=" + community)
                .form("Publish")
                .fill("Title", title)
                .send();
    }

    private static void comments(FormWalk person, String title, String words) {
        thread(person, title).form("Comment").fill("Write a comment", words).send();
    }

    private static Page writes(FormWalk person, String other, String words) {
        return person.open("/messages/" + other)
                .form("Send")
                .fill("Your message", words)
                .send();
    }

    private static String letters(FormWalk person) {
        return person.open("/messages").text();
    }

    /// Everything open but what is chosen then.
    private Form terms() {
        return admin.open("/peers/" + beta.host() + "/terms?preset=open")
                .form("Put in force")
                .fill("Reason", "To see what it does.");
    }

    private void decided(Form terms) {
        assertThat(terms.send().text()).contains("in force");
        admin.open("/");
    }

    @Test
    @Order(1)
    void whatIsWrittenThereIsNotTakenAndWhatStandsIsChanged() throws Exception {
        decided(terms().choose("Posts, comments", "Refuse"));
        posts(ben, "kitchen", "Stew");
        comments(ben, LEEKS, "We cook them with cream.");
        ben.open("/c/kitchen")
                .follow("Soup")
                .follow("Edit")
                .form("Save")
                .fill("Title", "Soup with salt")
                .send();
        seen(ana, "Soup with salt");
        assertThat(ana.open("/?order=new").text()).doesNotContain("Stew");
        assertThat(thread(ana, LEEKS).text()).doesNotContain("We cook them with cream.");
        assertThat(searches(ana, "@cyrus@" + beta.host()).text())
                .contains("By the terms with its server, what is written there is not taken here.");
    }

    /// What was refused was never received.
    @Test
    @Order(2)
    void afterThatItIsTakenAgainFromThenOn() throws Exception {
        decided(terms());
        posts(ben, "kitchen", "Salad");
        comments(ben, LEEKS, "Or with butter.");
        seen(ana, "Salad");
        seenIn(ana, LEEKS, "Or with butter.");
        assertThat(ana.open("/?order=new").text()).doesNotContain("Stew");
        assertThat(thread(ana, LEEKS).text()).doesNotContain("We cook them with cream.");
    }

    @Test
    @Order(3)
    void whoSubscribesSeesWhatStaysOutOfAll() throws Exception {
        FormWalk visitor = alpha.visitor();
        decided(terms().choose("Who sees them", "Subscribers"));
        assertThat(visitor.open("/?order=new").text()).contains(LEEKS).doesNotContain("Salad");
        assertThat(ana.open("/subscribed?order=new").text()).contains("Salad");
        assertThat(visitor.open("/c/kitchen@" + beta.host()).text()).contains("Salad");
        assertThat(thread(ana, LEEKS).text()).contains("Or with butter.");

        decided(terms().choose("Who sees them", "Nobody"));
        assertThat(visitor.open("/c/kitchen@" + beta.host()).text()).doesNotContain("Salad");
        assertThat(thread(visitor, LEEKS).text())
                .doesNotContain("Or with butter.")
                .contains("This comment is not shown, by the terms with its server.");
        assertThat(ana.open("/subscribed?order=new").text()).contains("Salad");
        assertThat(ana.open("/c/kitchen@" + beta.host()).text()).contains("Salad");

        decided(terms().choose("Who sees them", "Nobody")
                .uncheck("Members may choose to see it, and whoever subscribes to the community does"));
        assertThat(ana.open("/subscribed?order=new").text()).doesNotContain("Salad");
        assertThat(ana.open("/c/kitchen@" + beta.host()).status()).isEqualTo(404);

        decided(terms());
        assertThat(visitor.open("/?order=new").text()).contains("Salad");
        assertThat(thread(visitor, LEEKS).text()).contains("Or with butter.");
    }

    @Test
    @Order(4)
    void nobodyNewSubscribesAndWhoDidStaysSubscribed() throws Exception {
        decided(terms().choose("Subscriptions", "Refuse"));
        subscribes(cyrus, "garden@" + alpha.host());
        eventually(() -> beta.one("select count(*) from subscription join person on person.id = person_id"
                        + " where person.name = 'cyrus'")
                .equals("0"));
        assertThat(alpha.one("select followers from community_follower_instance"))
                .isEqualTo("1");
        posts(ana, "garden", "Onions");
        seen(ben, "Onions");
    }

    @Test
    @Order(5)
    void reportsOfTheirPeopleReachNobody() throws Exception {
        decided(terms().choose("Reports", "Refuse"));
        thread(ben, LEEKS)
                .follow("Report")
                .form("Report")
                .fill("Reason", "Too wintry.")
                .send();
        comments(ben, LEEKS, "I reported it.");
        seenIn(ana, LEEKS, "I reported it.");
        assertThat(alpha.one("select count(*) from report")).isEqualTo("0");

        decided(terms());
        thread(ben, "Onions")
                .follow("Report")
                .form("Report")
                .fill("Reason", "They make me cry.")
                .send();
        eventually(() -> admin.open("/reports").text().contains("They make me cry."));
    }

    @Test
    @Order(6)
    void theirPeopleWriteToNobodyOrToWhomWroteFirst() throws Exception {
        String benForAna = "ben@" + beta.host();
        String anaForBen = "ana@" + alpha.host();
        searches(ben, "@" + anaForBen);
        decided(terms().choose("Private messages", "Nobody"));
        writes(ben, anaForBen, "Are you there?");
        comments(ben, LEEKS, "I wrote to you.");
        seenIn(ana, LEEKS, "I wrote to you.");
        assertThat(letters(ana)).doesNotContain("Are you there?");

        decided(terms().choose("Private messages", "Who wrote first"));
        writes(ben, anaForBen, "Or now?");
        comments(ben, LEEKS, "I wrote again.");
        seenIn(ana, LEEKS, "I wrote again.");
        assertThat(letters(ana)).doesNotContain("Or now?");

        writes(ana, benForAna, "What is it?");
        eventually(() -> letters(ben).contains("What is it?"));
        writes(ben, anaForBen, "The leeks.");
        eventually(() -> letters(ana).contains("The leeks."));
    }

    @Test
    @Order(7)
    void whoSubscribesHearsOfOurCommunitiesAndOfNothingElse() throws Exception {
        decided(terms().choose("What we send", "To subscribers only"));
        posts(ana, "garden", "Carrots");
        seen(ben, "Carrots");
        String nobody = "By the terms with its server, nothing is sent there, so nobody there would see it.";
        assertThat(posts(ana, "kitchen@" + beta.host(), "Carrot soup").text()).contains(nobody);
        assertThat(thread(ana, "Salad").text()).contains(nobody);
        assertThat(thread(ana, "Salad").offers("Comment")).isFalse();
        Page letter = ana.open("/messages/ben@" + beta.host());
        assertThat(letter.text()).contains(nobody);
    }

    @Test
    @Order(8)
    void nothingNewIsSentAndWhatIsGoneIsGoneThereToo() throws Exception {
        comments(ana, "Carrots", "They are orange.");
        seenIn(ben, "Carrots", "They are orange.");
        decided(terms().choose("What we send", "Nothing").choose("Subscriptions", "Refuse"));
        posts(ana, "garden", "Beets");
        thread(ana, "Carrots")
                .in("li.comment", "They are orange.")
                .follow("Delete")
                .form("Delete")
                .send();
        goneFrom(ben, "Carrots", "They are orange.");
        assertThat(ben.open("/?order=new").text()).doesNotContain("Beets");
    }

    @Test
    @Order(9)
    void whatStandsHereIsFetchedByNobodyOfTheirs() throws Exception {
        String beets = thread(ana, "Beets").address().replaceFirst("[?].*", "");
        decided(terms().choose("Who may fetch", "Nobody")
                .choose("What we send", "Nothing")
                .choose("Subscriptions", "Refuse"));
        assertThat(searches(cyrus, alpha.address(beets)).text()).doesNotContain("Beets");
        assertThat(fetched(beets, "Somebody/1.0")).isEqualTo(200);
        assertThat(fetched(beets, "Folkmoot/1.0; +" + beta.address(""))).isEqualTo(401);

        decided(terms().choose("Who may fetch", "Who signs"));
        assertThat(fetched(beets, "Folkmoot/1.0; +" + beta.address(""))).isEqualTo(401);
        eventually(() -> searches(cyrus, alpha.address(beets)).text().contains("Beets"));
    }

    private int fetched(String path, String agent) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(alpha.address(path).replace("alpha.localhost", "127.0.0.1")))
                    .header("Accept", ACTIVITY)
                    .header("User-Agent", agent)
                    .build();
            return client.send(request, BodyHandlers.ofString()).statusCode();
        }
    }
}
