package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.time.Duration;
import java.util.function.Supplier;
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

/// Second thoughts, quarrels and those who settle them, through plain forms: each step is asserted on what the other
/// sees. Ana founded the community, Ben and Carl write in it, Sunaurus runs the site.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DutiesWalkPeerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String NEW_PASSWORD = "staple of another kind";
    private static final String POST = "What grew in your garden?";
    private static final String QUINCES = "Forty kilos of quinces.";

    private final RunningServer server = new RunningServer();
    private final FormWalk admin = server.browser();
    private final FormWalk ana = server.browser();
    private final FormWalk ben = server.browser();
    private final FormWalk carl = server.browser();
    private final FormWalk visitor = server.browser();
    private String thread = "";

    @BeforeAll
    void fourPeopleAndACommunityWithAThread() {
        admin.open(server.setUpPage())
                .form("Start the site")
                .fill("Name of the site", "Garden")
                .fill("Name", "sunaurus")
                .fill("Password", PASSWORD)
                .send();
        signUp(ana, "ana");
        signUp(ben, "ben");
        signUp(carl, "carl");
        ana.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
        thread = writes(ben, "garden", POST, "Tell us *everything*.");
        ana.open(thread).form("Comment").fill("Write a comment", QUINCES).send();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static void signUp(FormWalk person, String name) {
        Page front = person.open("/sign-up")
                .form("Sign up")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .send();
        assertThat(front.text()).contains("Log out");
    }

    private static Page logIn(FormWalk person, String name, String password) {
        return person.open("/log-in")
                .form("Log in")
                .fill("Name", name)
                .fill("Password", password)
                .send();
    }

    /// Writes a post and answers where it is.
    private static String writes(FormWalk person, String community, String title, String text) {
        Page post = person.open("/submit?community=" + community)
                .form("Publish")
                .fill("Title", title)
                .fill("Text (may stay empty)", text)
                .send();
        assertThat(post.status()).isEqualTo(200);
        return post.address().replaceFirst("[?].*", "");
    }

    /// Opens a page again until it has these words: news travel a moment.
    private static Page awaited(Supplier<Page> page, String words) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Page opened = page.get();
        while (!opened.text().contains(words) && System.nanoTime() < end) {
            pause();
            opened = page.get();
        }
        assertThat(opened.text()).contains(words);
        return opened;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void assertGone(Supplier<Page> page, String words) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        Page opened = page.get();
        while (opened.text().contains(words) && System.nanoTime() < end) {
            pause();
            opened = page.get();
        }
        assertThat(opened.text()).doesNotContain(words);
    }

    private static Page newest(FormWalk person) {
        return person.open("/?order=new");
    }

    @Test
    @Order(1)
    void anAnswerWaitsInTheInboxOfWhomItAnswers() {
        Page answered = ben.open(thread)
                .follow("Reply to ana")
                .form("Reply")
                .fill("Write a reply", "Jelly, or cheese?")
                .send();
        assertThat(answered.text()).contains("Jelly, or cheese?");

        Page inbox = awaited(() -> ana.open("/inbox"), "Jelly, or cheese?");
        assertThat(inbox.text()).contains("Reply to you");
        Page read = inbox.in("li", "Jelly, or cheese?").form("Mark as read").send();
        assertThat(read.text()).doesNotContain("Jelly, or cheese?");
        assertThat(ana.open("/inbox?show=all").text()).contains("Jelly, or cheese?");
    }

    @Test
    @Order(2)
    void whoIsMentionedIsTold() {
        ana.open(thread)
                .form("Comment")
                .fill("Write a comment", "Ask @carl about cheese.")
                .send();

        Page inbox = awaited(() -> carl.open("/inbox"), "about cheese");
        assertThat(inbox.text()).contains("You are mentioned");
        assertThat(inbox.form("Mark all as read").send().text()).doesNotContain("about cheese");
    }

    @Test
    @Order(3)
    void whatIsEditedReadsAnewForOthers() {
        ana.open(thread)
                .in("li.comment", QUINCES)
                .follow("Edit")
                .form("Save")
                .fill("Comment", "Fifty kilos of quinces.")
                .send();
        assertThat(ben.open(thread).text()).contains("Fifty kilos of quinces.", "edited");

        ben.open(thread)
                .in("article", POST)
                .follow("Edit")
                .form("Save")
                .fill("Text (may stay empty)", "Tell us more.")
                .send();
        assertThat(visitor.open(thread).text()).contains("Tell us more.").doesNotContain("Tell us everything");
    }

    @Test
    @Order(4)
    void whatItsAuthorDeletesIsGoneForOthersUntilItIsRestored() {
        ben.open(thread)
                .in("li.comment", "Jelly, or cheese?")
                .follow("Delete")
                .form("Delete")
                .send();
        assertThat(carl.open(thread).text()).doesNotContain("Jelly, or cheese?");
        ben.open(thread).in("li.comment", "Jelly, or cheese?").form("Restore").send();
        assertThat(carl.open(thread).text()).contains("Jelly, or cheese?");

        ben.open(thread).in("article", POST).follow("Delete").form("Delete").send();
        assertThat(visitor.open(thread).text())
                .contains("The author deleted this post.", "Fifty kilos")
                .doesNotContain("Tell us more.");
        assertGone(() -> newest(visitor), POST);
        ben.open(thread).in("article", POST).form("Restore").send();
        awaited(() -> newest(visitor), POST);
        assertThat(visitor.open(thread).text()).contains("Tell us more.");
    }

    @Test
    @Order(5)
    void aReportReachesTheModeratorAndNobodyElse() {
        Page wordless = carl.open(thread)
                .in("article", POST)
                .follow("Report")
                .form("Report")
                .send();
        assertThat(wordless.status()).isEqualTo(422);
        wordless.form("Report").fill("Reason", "Off topic, I think").send();

        assertThat(ben.open("/reports").status()).isEqualTo(403);
        Page reports = ana.open("/reports");
        assertThat(reports.text()).contains("Off topic, I think");
        reports.in("li", "Off topic, I think").form("Nothing to do").send();
        assertThat(admin.open("/reports").text()).doesNotContain("Off topic, I think");
        assertThat(admin.open("/reports?show=all").text()).contains("Off topic, I think", "dealt with by");
    }

    @Test
    @Order(5)
    void aRemovalFromTheReportsDealsWithThemForEveryModerator() {
        String advertisement = writes(carl, "garden", "Buy cheap quinces", "At my shop.");
        report(ben, advertisement, "An advertisement");
        report(admin, advertisement, "This is spam");
        assertThat(ana.open("/reports").text()).contains("An advertisement", "This is spam");

        ana.open("/reports")
                .in("li", "An advertisement")
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "No shops here")
                .send();
        assertThat(ana.open("/reports").text()).contains("Nothing is reported.");
        assertThat(admin.open("/reports").text()).contains("Nothing is reported.");
        assertThat(admin.open("/reports?show=all").in("li", "This is spam").text())
                .contains("removed", "dealt with by ana");
    }

    private static void report(FormWalk person, String thread, String reason) {
        person.open(thread + "/report").form("Report").fill("Reason", reason).send();
    }

    @Test
    @Order(5)
    void theFormsOfOthersAreNotOpen() {
        String comment = visitor.open(thread)
                .document()
                .select("li.comment")
                .getFirst()
                .id()
                .replace("comment-", "/comment/");
        for (String form :
                new String[] {thread + "/edit", thread + "/delete", comment + "/edit", comment + "/delete"}) {
            Page refused = carl.open(form);
            assertThat(refused.status()).as(form).isEqualTo(403);
            assertThat(refused.text()).as(form).contains("Only the author can do this.");
        }
        assertThat(ben.open(thread + "/edit").status()).isEqualTo(200);
        assertThat(ana.open(comment + "/delete").status()).isEqualTo(200);
    }

    @Test
    @Order(6)
    void aRemovedPostIsReadByItsAuthorAndModeratorsAloneUntilItIsPutBack() {
        Page wordless = ana.open(thread)
                .in("article", POST)
                .follow("Remove")
                .form("Remove")
                .send();
        assertThat(wordless.status()).isEqualTo(422);
        wordless.form("Remove").fill("Reason", "Not about gardens").send();

        assertThat(visitor.open(thread).text())
                .contains("A moderator removed this post.", "Fifty kilos")
                .doesNotContain("Tell us more.");
        assertGone(() -> newest(visitor), POST);
        assertThat(ben.open(thread).text()).contains("Tell us more.", "A moderator removed this post.");
        assertThat(visitor.open("/modlog").text())
                .contains("Not about gardens", "a post that is gone")
                .doesNotContain(POST);
        assertThat(ben.open("/modlog").text()).contains("Not about gardens", POST);
        assertThat(visitor.open("/modlog?community=garden").text()).contains("Not about gardens");

        ana.open(thread).in("article", POST).follow("Put back").form("Put back").send();
        awaited(() -> newest(visitor), POST);
        assertThat(visitor.open(thread).text()).contains("Tell us more.");
    }

    @Test
    @Order(7)
    void aRemovedCommentKeepsItsPlaceWithoutItsWords() {
        ana.open(thread)
                .in("li.comment", "Jelly, or cheese?")
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "Hungry")
                .send();
        assertThat(carl.open(thread).text())
                .contains("A moderator removed this comment.")
                .doesNotContain("Jelly, or cheese?");
        assertThat(visitor.open("/modlog").text()).contains("Hungry").doesNotContain("Jelly, or cheese?");
        ana.open(thread)
                .in("li.comment", "Jelly, or cheese?")
                .follow("Put back")
                .form("Put back")
                .send();
        assertThat(carl.open(thread).text()).contains("Jelly, or cheese?");
    }

    @Test
    @Order(8)
    void inALockedThreadOthersFindNoForm() {
        ana.open(thread).in("article", POST).follow("Lock").form("Lock").send();
        Page locked = ben.open(thread);
        assertThat(locked.text()).contains("This thread is locked.");
        assertThat(locked.offers("Comment")).isFalse();
        ana.open(thread).in("article", POST).form("Unlock").send();
        assertThat(ben.open(thread).offers("Comment")).isTrue();
    }

    @Test
    @Order(9)
    void aPinnedPostAndWordsInOfficeAreMarkedForOthers() throws Exception {
        writes(ben, "garden", "A younger post", "");
        ana.open(thread).form("Pin in the community").send();
        Supplier<String> first = () -> carl.open("/c/garden?order=new")
                .document()
                .select("ol.posts > li")
                .getFirst()
                .text();
        eventually(() -> first.get().contains(POST)); // the order follows the ledger, the mark does not
        assertThat(first.get()).contains("pinned");

        ana.open(thread)
                .in("li.comment", "Ask @carl")
                .form("Speak as moderator")
                .send();
        assertThat(ben.open(thread).in("li.comment", "Ask @carl").text()).contains("speaks as moderator");
        ana.open(thread).in("li.comment", "Ask @carl").form("Speak as yourself").send();
        assertThat(ben.open(thread).text()).doesNotContain("speaks as moderator");
        assertThat(visitor.open("/modlog").text()).contains("spoke as moderator");
        assertThat(ben.open(thread).offers("Pin in the community")).isFalse();
    }

    @Test
    @Order(10)
    void whoIsBannedFromACommunityReadsAndCannotWrite() {
        Page ban = ana.open(thread).in("article", POST).follow("Ban from the community");
        Page wordless = ban.form("Ban").fill("For how long", "7 days").send();
        assertThat(wordless.status()).isEqualTo(422);
        assertThat(wordless.form("Ban").value("For how long")).isEqualTo("7");
        wordless.form("Ban").fill("Reason", "Too much cheese").send();

        Page read = ben.open(thread);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.offers("Comment")).isFalse();
        assertThat(read.text()).contains("You are banned from this community", "The ban ends by itself");
        Page refused = ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "Cheese again")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("You are banned from this community");
        assertThat(visitor.open("/modlog").text()).contains("Too much cheese", "until");

        ana.open(thread)
                .in("article", POST)
                .follow("Ban from the community")
                .follow("Lift the ban")
                .form("Lift the ban")
                .send();
        assertThat(ben.open(thread).offers("Comment")).isTrue();
    }

    @Test
    @Order(11)
    void whoIsBannedFromTheSiteIsSeenToBe() {
        admin.open("/u/carl")
                .follow("Ban from the site")
                .form("Ban")
                .fill("For how long", "for good")
                .fill("Reason", "A misunderstanding")
                .send();
        assertThat(visitor.open("/u/carl").text()).contains("banned from the site for good");
        assertThat(carl.open(thread).offers("Comment")).isFalse();
        admin.open("/u/carl").follow("Lift the ban").form("Lift the ban").send();
        assertThat(visitor.open("/u/carl").text()).doesNotContain("banned from the site");
        assertThat(ana.open("/u/carl/ban").status()).isEqualTo(403);
    }

    @Test
    @Order(12)
    void aModeratorIsAppointedAndDismissed() {
        Page unknown = ana.open("/c/garden/moderators")
                .form("Appoint a moderator")
                .fill("Name of the person", "nobody")
                .send();
        assertThat(unknown.status()).isEqualTo(422);
        unknown.form("Appoint a moderator").fill("Name of the person", "carl").send();
        assertThat(visitor.open("/c/garden/moderators").text()).contains("carl");
        assertThat(carl.open(thread).text()).contains("Moderate");
        assertThat(visitor.open("/modlog").text()).contains("as moderator");

        ana.open("/c/garden/moderators")
                .follow("Dismiss carl as moderator")
                .form("Dismiss")
                .send();
        assertThat(visitor.open("/c/garden/moderators").text()).doesNotContain("carl");
        assertThat(carl.open(thread).text()).doesNotContain("Moderate");
    }

    @Test
    @Order(13)
    void aRemovedCommunityLeavesEveryList() {
        admin.open("/c/garden")
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "A look behind the hedge")
                .send();
        assertThat(visitor.open("/communities").text()).doesNotContain("Gardening");
        assertGone(() -> newest(visitor), POST);
        assertThat(visitor.open(thread).status()).isEqualTo(404);
        assertThat(ben.open("/c/garden/remove").status()).isEqualTo(403);
        admin.open("/c/garden").follow("Put back").form("Put back").send();
        assertThat(visitor.open("/communities").text()).contains("Gardening");
        awaited(() -> newest(visitor), POST);
    }

    @Test
    @Order(14)
    void whomOneBlocksOneDoesNotReadAndOthersDo() {
        carl.open("/u/ben")
                .form("Block: you no longer see what this person writes, and they are not told")
                .send();
        assertThat(newest(carl).text()).doesNotContain(POST);
        assertThat(carl.open(thread).text()).doesNotContain("Jelly, or cheese?");
        assertThat(newest(visitor).text()).contains(POST);
        assertThat(ben.open("/u/carl").status()).isEqualTo(200);

        carl.open("/settings").form("Unblock ben").send();
        assertThat(newest(carl).text()).contains(POST);
    }

    @Test
    @Order(15)
    void whatIsOnlyForMembersDoesNotExistForAVisitor() {
        ana.open("/communities/new")
                .form("Found a community")
                .fill("Name", "shed")
                .fill("Title", "Behind the shed")
                .check("Only for this site")
                .send();
        String secret = writes(ana, "shed", "Where the good apples are", "Under the third tree.");
        awaited(() -> ben.open("/search?q=apples"), "Where the good apples are");

        assertThat(visitor.open("/search?q=apples").text()).doesNotContain("Where the good apples are");
        assertThat(visitor.open("/search?q=shed&kind=communities").text()).doesNotContain("Behind the shed");
        assertThat(newest(visitor).text()).doesNotContain("Where the good apples are");
        assertThat(visitor.open("/u/ana").text()).doesNotContain("Where the good apples are");
        assertThat(visitor.open("/feeds/u/ana.atom").source()).doesNotContain("apples");
        assertThat(visitor.open("/feeds/all.atom").source()).contains(POST).doesNotContain("apples");
        for (String hidden :
                new String[] {secret, "/c/shed", "/c/shed/moderators", "/modlog?community=shed", "/feeds/c/shed.atom"
                }) {
            assertThat(visitor.open(hidden).status()).as(hidden).isEqualTo(404);
        }
        assertThat(ben.open(secret).text()).contains("Under the third tree.");
    }

    @Test
    @Order(16)
    void aSearchFindsWordsPlacesAndPeople() {
        awaited(() -> visitor.open("/search?q=quinces&kind=comments"), "Fifty kilos of quinces.");
        assertThat(visitor.open("/search?q=garden").text()).contains(POST);
        assertThat(visitor.open("/search?q=garde&kind=communities").text()).contains("Gardening");
        assertThat(visitor.open("/search?q=carl&kind=people").text()).contains("carl");
        assertThat(visitor.open("/comments").text()).contains("Fifty kilos of quinces.");
        assertThat(visitor.open("/search?q=%00%22%27(&kind=people").status()).isEqualTo(200);
    }

    @Test
    @Order(17)
    void aProfileIsReadByOthersAndAThemeByNobodyElse() {
        ben.open("/settings")
                .in("form", "Show posts that are not safe for work")
                .form("Save")
                .fill("Display name (may stay empty)", "Ben the Gardener")
                .fill("About you (may stay empty)", "I grow *things*.")
                .send();
        assertThat(visitor.open("/u/ben").text()).contains("Ben the Gardener", "I grow things.");

        ben.open("/settings")
                .in("form", "Language of the pages")
                .form("Save")
                .check("Dark")
                .send();
        assertThat(newest(ben).source()).contains("data-theme=\"dark\"");
        assertThat(newest(visitor).source()).doesNotContain("data-theme=\"dark\"");
        assertThat(visitor.open("/u/ben").text()).contains("Ben the Gardener", "I grow things.");
    }

    @Test
    @Order(18)
    void aNewPasswordEndsEveryOtherSession() {
        FormWalk bensPhone = server.browser();
        assertThat(logIn(bensPhone, "ben", PASSWORD).text()).contains("Log out");
        Page wrong = ben.open("/settings")
                .form("Set the password")
                .fill("Current password", "not this one, no")
                .fill("New password", NEW_PASSWORD)
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        Page changed = wrong.form("Set the password")
                .fill("Current password", PASSWORD)
                .fill("New password", NEW_PASSWORD)
                .send();
        assertThat(changed.text()).contains("Your password is changed.", "Log out");
        assertThat(newest(bensPhone).text()).doesNotContain("Log out");
        assertThat(logIn(bensPhone, "ben", PASSWORD).status()).isEqualTo(422);
    }

    @Test
    @Order(19)
    void aLinkSetsALostPasswordOnce() {
        String link = server.passwordLink("sunaurus");
        FormWalk elsewhere = server.browser();
        Page set = elsewhere
                .open(link)
                .form("Set the password")
                .fill("New password", NEW_PASSWORD)
                .send();
        assertThat(set.text()).contains("Log out", "sunaurus");
        assertThat(admin.open("/admin").text()).doesNotContain("How the server is");
        assertThat(visitor.open(link).status()).isEqualTo(404);
        assertThat(logIn(admin, "sunaurus", NEW_PASSWORD).text()).contains("Log out");
    }

    @Test
    @Order(20)
    void whoAppliesWaitsUntilAnAdminLetsThemIn() {
        Page saved = admin.open("/admin")
                .form("Save")
                .check("Everybody whose application an admin accepts")
                .fill("Question for applicants (may stay empty)", "What do you grow?")
                .send();
        assertThat(saved.text()).contains("Saved.", "How the server is", "PostgreSQL");
        assertThat(ben.open("/admin").status()).isEqualTo(403);

        FormWalk dora = server.browser();
        FormWalk emil = server.browser();
        assertThat(applies(dora, "dora", "Beans.").text()).contains("Your application is with the admins.");
        assertThat(applies(emil, "emil", "Nothing.").text()).contains("Your application is with the admins.");
        assertThat(logIn(dora, "dora", PASSWORD).text()).contains("Your application is with the admins.");
        assertThat(visitor.open("/u/dora").status()).isEqualTo(404);

        Page applications = admin.open("/applications");
        assertThat(applications.text()).contains("Beans.", "Nothing.");
        applications.form("Accept dora").send();
        admin.open("/applications").in("li", "Nothing.").form("Decline").send();
        assertThat(admin.open("/applications").text()).doesNotContain("Beans.", "Nothing.");
        assertThat(logIn(dora, "dora", PASSWORD).text()).contains("Log out");
        assertThat(logIn(emil, "emil", PASSWORD).text()).contains("The admins declined your application.");
        assertThat(visitor.open("/u/dora").status()).isEqualTo(200);
        awaited(() -> visitor.open("/search?q=dora&kind=people"), "@dora");
        assertThat(visitor.open("/search?q=emil&kind=people").text()).doesNotContain("@emil");
    }

    private static Page applies(FormWalk person, String name, String answer) {
        Page form = person.open("/sign-up");
        assertThat(form.text()).contains("What do you grow?");
        return form.form("Apply")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .fill("What do you grow?", answer)
                .send();
    }

    @Test
    @Order(21)
    void anAccountThatGoesWithItsWordsLeavesTheWordsOfOthers() {
        Page before = ben.open("/settings/delete");
        assertThat(before.text()).contains("2 posts");
        before.form("Delete your account")
                .check(
                        "They are deleted as well Their texts are gone. Other people’s replies stay, under an empty place. "
                                + "Private messages that you sent go too, also for those to whom you wrote; other servers are "
                                + "asked to delete theirs.")
                .fill("Your password, to be sure that it is you", NEW_PASSWORD)
                .send();

        assertThat(newest(ben).text()).doesNotContain("Log out");
        assertThat(logIn(ben, "ben", NEW_PASSWORD).status()).isEqualTo(422);
        assertThat(visitor.open("/u/ben").text())
                .contains("deleted by its owner")
                .doesNotContain("Ben the Gardener", "I grow things.");
        assertThat(carl.open(thread).text())
                .contains("Fifty kilos of quinces.", "deleted account")
                .doesNotContain("Jelly, or cheese?", "Tell us more.", POST);
        assertGone(() -> newest(visitor), POST);
        assertGone(() -> visitor.open("/search?q=jelly&kind=comments"), "Jelly, or cheese?");
    }

    @Test
    @Order(22)
    void theSiteSaysWhatItIs() {
        assertThat(visitor.open("/robots.txt").source())
                .startsWith("User-agent: *\n")
                .contains("Disallow: /log-in\n", "Disallow: /search\n", "Disallow: /post/*/\n", "Allow: /\n");
        assertThat(visitor.open("/about").text()).contains("About Garden", "sunaurus");
        assertThat(visitor.open("/feeds/c/garden.atom").source()).contains("http://www.w3.org/2005/Atom", "Gardening");
        assertThat(visitor.open("/feeds/c/garden").status()).isEqualTo(404);
    }
}
