package org.folkmoot.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import org.folkmoot.server.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// The story of a new site in a real browser: each step is asserted on what the other person sees.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryBrowserTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String POST = "What grew in your garden?";
    private static final String QUINCES = "Forty kilos of quinces.";

    private final RunningServer server = new RunningServer();
    private final Chromium chromium = new Chromium();
    private final Person ana = chromium.person(server.address());
    private final Person ben = chromium.person(server.address());
    private final Person visitor = chromium.personInTheDark(server.address());

    @BeforeAll
    void theSiteIsSetUp() {
        ana.open(server.setUpPage())
                .fill("Name of the site", "Garden")
                .field("Name")
                .fill("ana");
        ana.fill("Password", PASSWORD).press("Start the site");
        assertThat(ana.sees()).contains("Garden", "ana");
    }

    @AfterEach
    void nobodyHadAnythingToComplainOf() {
        ana.hadNothingToComplainOf();
        ben.hadNothingToComplainOf();
        visitor.hadNothingToComplainOf();
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
    }

    @Test
    @Order(1)
    void benSignsUpAfterARefusalThatKeepsWhatHeTyped() {
        ben.open("/").follow("Sign up");
        ben.fill("Name", "ana").fill("Password", PASSWORD).press("Sign up").refusedWith(422);
        PlaywrightAssertions.assertThat(ben.field("Name")).hasValue("ana");

        ben.fill("Name", "ben").fill("Password", PASSWORD).press("Sign up");

        assertThat(ben.sees()).contains("ben", "Nothing has been posted yet");
        assertThat(visitor.open("/").sees()).contains("Sign up").doesNotContain("ben");
    }

    @Test
    @Order(2)
    void anaFoundsACommunityAndBenSubscribes() {
        ana.open("/communities")
                .follow("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .press("Found a community");

        ben.open("/communities").follow("Gardening").press("Subscribe");

        assertThat(ben.sees()).contains("Unsubscribe");
        assertThat(ana.reload().sees()).contains("2 subscribers");
    }

    @Test
    @Order(3)
    void benPostsAndTheOthersReadIt() {
        ben.open("/c/garden").follow("Write a post").fill("Title", POST);
        ben.page().getByLabel("Text").fill("Tell us **everything**.");
        ben.press("Publish");

        assertThat(ben.sees()).contains(POST, "Your post is published.");
        assertThat(ana.open("/?order=new").follow(POST).sees()).contains("Tell us everything.");
        assertThat(visitor.open("/?order=hot").sees()).contains(POST, "1");
    }

    @Test
    @Order(4)
    void anaCommentsWithoutAMouse() {
        ana.open("/?order=new").follow(POST);

        ana.tabTo(ana.field("Write a comment")).type(QUINCES);
        ana.tabTo(Person.button(ana.page().locator("#reply"), "Comment"));
        ana.going(() -> ana.page().keyboard().press("Enter"));

        assertThat(ben.open("/?order=new").follow(POST).sees()).contains(QUINCES, "1 comment");
    }

    @Test
    @Order(5)
    void benAnswersUnderHerComment() {
        ben.follow("Reply to ana").fill("Write a reply", "Send me some.");
        ben.press(ben.page().locator("#reply"), "Reply");

        ana.reload();
        Locator hers = ana.piece("li.comment", QUINCES);
        PlaywrightAssertions.assertThat(ana.page().locator("li.comment li.comment"))
                .containsText("Send me some.");
        PlaywrightAssertions.assertThat(hers).containsText("Send me some.");
        assertThat(visitor.open("/?order=new").follow(POST).sees()).contains(QUINCES, "Send me some.", "2 comments");
    }

    @Test
    @Order(6)
    void anaVotesByKeyboardAndThePageStays() {
        ana.open("/?order=new").markPage();
        Locator post = ana.piece("li.post", POST);

        ana.tabTo(Person.button(post, "Vote up"));
        ana.page().keyboard().press("Enter");

        PlaywrightAssertions.assertThat(Person.button(post, "Vote up")).hasAttribute("aria-pressed", "true");
        PlaywrightAssertions.assertThat(post.locator(".votes")).containsText("2");
        assertThat(ana.isStillOnMarkedPage()).isTrue();
        PlaywrightAssertions.assertThat(
                        ben.open("/?order=new").piece("li.post", POST).locator(".votes"))
                .containsText("2");
    }

    @Test
    @Order(7)
    void sheTakesItBackByMouseOnAPhone() {
        ana.at(Person.PHONE).open("/?order=new").markPage();
        Locator post = ana.piece("li.post", POST);

        Person.button(post, "Vote up").click();

        PlaywrightAssertions.assertThat(Person.button(post, "Vote up")).hasAttribute("aria-pressed", "false");
        assertThat(ana.isStillOnMarkedPage()).isTrue();
        ana.at(Person.DESK);
        PlaywrightAssertions.assertThat(
                        ben.open("/?order=new").piece("li.post", POST).locator(".votes"))
                .containsText("1");
    }

    @Test
    @Order(8)
    void aDraftOutlivesAReloadAndIsGoneOnceSent() {
        ben.open("/?order=new").follow(POST);
        ben.field("Write a comment").fill("I had begun to say");
        ben.page().waitForFunction("() => Object.keys(localStorage).some(key => key.startsWith('draft:'))");

        ben.reload();
        PlaywrightAssertions.assertThat(ben.field("Write a comment")).hasValue("I had begun to say");
        assertThat(ben.sees()).contains("This is the draft that you left here.");
        PlaywrightAssertions.assertThat(ana.open("/?order=new").follow(POST).field("Write a comment"))
                .hasValue("");

        ben.press(ben.page().locator("#reply"), "Comment").reload();
        PlaywrightAssertions.assertThat(ben.field("Write a comment")).hasValue("");
        assertThat(ana.reload().sees()).contains("I had begun to say");
    }

    @Test
    @Order(9)
    void benEditsDeletesAndRestoresHisPost() {
        ben.open("/?order=new").follow(POST).follow(ben.page().locator("article"), "Edit");
        ben.page().getByLabel("Text").fill("Tell us *nearly* everything.");
        ben.press("Save");
        assertThat(ana.reload().sees()).contains("Tell us nearly everything.", "edited");

        ben.follow(ben.page().locator("article"), "Delete").press("Delete");
        String thread = URI.create(ben.page().url()).getPath();
        assertThat(visitor.open(thread).reload().sees())
                .contains("The author deleted this post.", QUINCES)
                .doesNotContain("nearly everything");
        assertThat(ana.open("/?order=new").sees()).doesNotContain(POST);

        ben.press(ben.page().locator("article"), "Restore");
        assertThat(visitor.reload().sees()).contains("Tell us nearly everything.");
        assertThat(ana.reload().sees()).contains(POST);
    }

    @Test
    @Order(10)
    void aPageIsDarkOnADeviceThatIsDark() {
        assertThat(lightness(visitor.open("/"))).isLessThan(100);
        assertThat(lightness(ana.open("/"))).isGreaterThan(600);
    }

    @Test
    @Order(11)
    void benChoosesADarkThemeAndAnaKeepsHers() {
        ben.open("/settings").tick("Dark").press(ben.page().locator("#appearance"), "Save");

        assertThat(lightness(ben.open("/"))).isLessThan(100);
        assertThat(lightness(ana.open("/"))).isGreaterThan(600);
    }

    @Test
    @Order(12)
    void cleoReportsAndAnaRemovesAndPutsBack() {
        Person cleo = chromium.person(server.address());
        cleo.open("/sign-up").fill("Name", "cleo").fill("Password", PASSWORD).press("Sign up");
        cleo.open("/?order=new").follow(POST).follow(cleo.piece("li.comment", "Send me some."), "Report");
        cleo.fill("Reason", "This is begging.").press("Report");
        assertThat(cleo.sees()).contains("Reported. Moderators will look at it.");

        assertThat(ana.open("/reports").sees()).contains("cleo says:", "This is begging.");
        ana.follow("Remove").fill("Reason", "No begging here.").press("Remove");
        assertThat(ana.open("/reports").sees()).contains("Nothing is reported.");
        cleo.open("/?order=new").follow(POST);
        assertThat(cleo.sees()).contains("A moderator removed this comment.").doesNotContain("Send me some.");

        ana.open("/?order=new").follow(POST);
        moderate(ana.piece("li.comment", "Send me some."), "Put back");
        ana.press("Put back");
        assertThat(cleo.reload().sees()).contains("Send me some.");
        cleo.hadNothingToComplainOf();
    }

    @Test
    @Order(13)
    void anaBansBenAndEverybodyCanReadWhy() {
        ana.open("/?order=new").follow(POST);
        moderate(ana.page().locator("article"), "Ban from the community");
        ana.fill("Reason", "He begs for quinces.").press("Ban");
        assertThat(ana.sees()).contains("Banned. The ban stands in the moderation log.");

        ben.open("/?order=new").follow(POST);
        PlaywrightAssertions.assertThat(ben.field("Write a comment")).hasCount(0);

        assertThat(visitor.open("/modlog").sees())
                .contains("ana banned ben from the community", "He begs for quinces.")
                .contains("ana removed the comment", "No begging here.");
    }

    /// Opens the menu of moderation within a piece, and follows one of its links.
    private void moderate(Locator piece, String link) {
        piece.locator("details.menu summary").first().click();
        ana.follow(piece.locator("details.menu").first(), link);
    }

    @Test
    @Order(14)
    void aScriptThatGotIntoAPageIsNotRunAndAPageThatIsTooWideIsNoticed() {
        Person stranger = chromium.person(server.address()).open("/");
        stranger.page().evaluate("""
                () => {
                    const script = document.createElement('script');
                    script.textContent = 'window.evil = true';
                    document.body.append(script);
                }""");
        assertThat(stranger.page().evaluate("() => window.evil")).isNull();
        assertThatThrownBy(stranger::hadNothingToComplainOf).hasMessageContaining("Content Security Policy");

        Person neighbour = chromium.person(server.address()).open("/");
        neighbour
                .page()
                .evaluate("() => { document.querySelector('main').append('x'.repeat(200)); "
                        + "document.body.style.overflowWrap = 'normal'; }");
        neighbour.look();
        assertThatThrownBy(neighbour::hadNothingToComplainOf).hasMessageContaining("wider than a phone");
    }

    /// The sum of the three colours of the page's ground, 0 to 765.
    private static int lightness(Person person) {
        Object sum = person.page()
                .evaluate(
                        "() => getComputedStyle(document.documentElement).backgroundColor.match(/[0-9.]+/g).slice(0, 3)"
                                + ".reduce((sum, part) => sum + Number(part), 0)");
        return ((Number) sum).intValue();
    }
}
