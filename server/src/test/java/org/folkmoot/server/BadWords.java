package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Supplier;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.jsoup.nodes.Element;

/// What people type into forms: nothing, too much, and what would do harm if it were believed.
final class BadWords {

    private static final String LONG_WORD =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft!";
    private static final String INVISIBLE = "\u200b\u200b\u2060\ufeff";
    private static final String TURNED = "gnp.\u202exe \u2066innocent";
    private static final String HOSTILE = """
            <script>alert(1)</script> <img src=x onerror=alert(1)> <b>bold</b>

            [press me](javascript:alert(1)) ![](data:text/html,x) <https://safe.example>

            \u202eturned round\u202c zero\u200bwidth""";

    private final BadInputDocument document;
    private final FormWalk ana;
    private final FormWalk ben;
    private final FormWalk visitor;

    BadWords(BadInputDocument document, FormWalk ana, FormWalk ben, FormWalk visitor) {
        this.document = document;
        this.ana = ana;
        this.ben = ben;
        this.visitor = visitor;
    }

    void all() {
        names();
        accounts();
        posts();
        comments();
        messages();
        otherForms();
        hostileText();
    }

    private void names() {
        document.section(
                "Names", "The name of a new person; communities follow the same rules in the same name space.");
        name("Nothing", "");
        name("Blanks", "   ");
        name("Too short", "ab");
        name("Too long (21 letters)", "abcdefghijklmnopqrstu");
        name("With a space", "ana maria");
        name("With HTML", "<b>x</b>");
        name("Two scripts", "anа_anna"); // the third letter is Cyrillic
        name("A mark that turns writing round", "ab\u202ecd");
        name("An invisible sign", "ab\u200bcd");
        name("A person's, in other letters", "ANA");
        name("A community's", "garden");
        name("One that speaks for the site", "admin");
        form(
                "A person's name for a community",
                () -> ana.open("/communities/new").form("Found a community").fill("Title", "Another"),
                "Name",
                "ben");
    }

    private void name(String input, String name) {
        form(
                input,
                () -> visitor.open("/sign-up").form("Sign up").fill("Password", BadInputPeerTest.PASSWORD),
                "Name",
                name);
    }

    private void accounts() {
        document.section("Accounts", "Sign-up, log-in, profile.");
        form("Password of 9 characters", () -> newcomer("newcomer"), "Password", "123456789");
        form("Password of 61 characters", () -> newcomer("newcomer"), "Password", "x".repeat(61));
        form(
                "Something that is no e-mail address",
                () -> newcomer("newcomer").fill("Password", BadInputPeerTest.PASSWORD),
                "E-mail address (may stay empty)",
                "at home");
        form(
                "Another e-mail address that is none",
                () -> ben.open("/settings/address").form("Save").fill("Current password", BadInputPeerTest.PASSWORD),
                "E-mail address (may stay empty)",
                "ben@home, ana@home");
        form(
                "Another e-mail address, with a wrong password",
                () -> ben.open("/settings/address")
                        .form("Save")
                        .fill("E-mail address (may stay empty)", "ben@home.example"),
                "Current password",
                "not the password");
        form(
                "Log-in with a wrong password",
                () -> visitor.open("/log-in").form("Log in").fill("Name", "ben"),
                "Password",
                "not the password");
        form(
                "Log-in of somebody who does not exist",
                () -> visitor.open("/log-in").form("Log in").fill("Password", "not the password"),
                "Name",
                "nobody_here");
        form("Display name of 21 characters", this::profile, "Display name (may stay empty)", "x".repeat(21));
        form(
                "Display name that turns writing round and is else too short",
                this::profile,
                "Display name (may stay empty)",
                "\u202eab");
        form("About oneself, 1,001 characters", this::profile, "About you (may stay empty)", "x".repeat(1_001));
    }

    private Form newcomer(String name) {
        return visitor.open("/sign-up").form("Sign up").fill("Name", name);
    }

    private Form profile() {
        return ben.open("/settings").in("#profile", "Profile").form("Save");
    }

    private void posts() {
        document.section("Posts", "The form for a new post.");
        post("Title: nothing", "Title", "");
        post("Title: blanks", "Title", "     ");
        post("Title: nothing but invisible signs", "Title", INVISIBLE);
        post("Title: 2 characters", "Title", "ab");
        post("Title: 201 characters", "Title", "x".repeat(201));
        post("Text: 50,001 characters", "Text (may stay empty)", "x".repeat(50_001));
        post("Link: a script", "Link (may stay empty)", "javascript:alert(1)");
        post("Link: to a file", "Link (may stay empty)", "file:///etc/passwd");
        post("Link: no host", "Link (may stay empty)", "https://");
        post("Link: 2,001 characters", "Link (may stay empty)", "https://example.org/" + "x".repeat(1_981));
        post("Community: one that does not exist", "Community", "nowhere");
        post("Community: nothing", "Community", "");
    }

    private void post(String input, String label, String value) {
        form(input, () -> ben.open("/submit?community=garden").form("Publish").fill("Title", "A title"), label, value);
    }

    private void comments() {
        document.section("Comments", "The form under a post, and the one to edit.");
        comment("Nothing", "");
        comment("Blanks", " \n \t ");
        comment("Nothing but invisible signs", INVISIBLE);
        comment("10,001 characters", "x".repeat(10_001));
    }

    private void comment(String input, String text) {
        form(input, () -> thread(ben).form("Comment"), "Write a comment", text);
    }

    private static Page thread(FormWalk person) {
        return person.open("/?order=old").follow("What grew here?");
    }

    private void messages() {
        document.section("Private messages", "The form under a conversation.");
        message("Nothing", "");
        message("Nothing but invisible signs", INVISIBLE);
        message("10,001 characters", "x".repeat(10_001));
        page("To oneself", ben.open("/messages/ben"));
        page("To somebody who does not exist", ben.open("/messages/nobody_here"));
        page("A message that is not there, to be edited", ben.open("/message/999/edit"));
        page("A message with a number that is none, to be reported", ben.open("/message/x/report"));
    }

    private void message(String input, String text) {
        form(input, () -> ben.open("/messages/ana").form("Send"), "Your message", text);
    }

    private void otherForms() {
        document.section("Other forms", "Reports, moderation, search.");
        form("Report without a reason", () -> thread(ana).follow("Report").form("Report"), "Reason", " ");
        form(
                "Report with a reason of 1,001 characters",
                () -> thread(ana).follow("Report").form("Report"),
                "Reason",
                "x".repeat(1_001));
        form("Removal without a reason", () -> thread(ana).follow("Remove").form("Remove"), "Reason", "");
        form("Ban without a reason", () -> ana.open("/c/garden/ban?person=ben").form("Ban"), "Reason", "");
        page("Ban of somebody who does not exist", ana.open("/c/garden/ban?person=nobody_here"));
        form(
                "Appointing somebody who does not exist",
                () -> ana.open("/c/garden/moderators").form("Appoint a moderator"),
                "Name of the person",
                "nobody_here");
        form(
                "Community title of 101 characters",
                () -> ana.open("/c/garden/edit").form("Save"),
                "Title",
                "x".repeat(101));
        page("Search for nothing", visitor.open("/search?q="));
        page("Search for operators only", visitor.open("/search?q=%22%28%28%28%26%7C%21%3A*"));
        page("Search for a zero byte", visitor.open("/search?q=%00"));
        page("Search for 201 characters", visitor.open("/search?q=" + "x".repeat(201)));
    }

    private void hostileText() {
        document.section("Hostile text that is taken", "It is shown as what it is: words. Below is what readers read.");
        taken("Title in HTML", "<script>alert(1)</script> & <b>x</b>");
        taken("Title with marks that turn writing round", TURNED);
        taken("Title of one word of 80 letters", LONG_WORD);
        Page page = thread(ben).form("Comment").fill("Write a comment", HOSTILE).send();
        var comment = page.in("li.comment", "bold").element();
        assertThat(comment.select("script, img, .prose b, [onerror], a[href^=javascript]"))
                .isEmpty();
        document.row(
                "Comment with HTML, scripts, a javascript: link, marks that turn writing round",
                page.status(),
                comment.select(".prose").text());
    }

    private void taken(String input, String title) {
        Page page = ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", title)
                .send();
        assertThat(page.document().select("h1 script, h1 b")).isEmpty();
        String heading = page.document().select("h1").text();
        assertThat(visitor.open(page.address().replaceFirst("[?].*", ""))
                        .document()
                        .select("h1")
                        .text())
                .isEqualTo(heading);
        document.row(input, page.status(), heading);
    }

    /// Fills one field of a form, sends it, and expects to find it kept when it was refused.
    private void form(String input, Supplier<Form> form, String label, String value) {
        Page page = form.get().fill(label, value).send();
        page(input, page);
        assertThat(page.status()).as(input).isEqualTo(422);
        assertThat(kept(page, label)).as(input).isEqualTo(label.endsWith("assword") ? "" : value);
    }

    private static String kept(Page page, String label) {
        String id = page.document().select("label[for]").stream()
                .filter(each -> each.text().equals(label))
                .findFirst()
                .map(each -> each.attr("for"))
                .orElseThrow();
        Element field = Objects.requireNonNull(page.document().getElementById(id));
        return field.normalName().equals("textarea") ? field.wholeText().replaceFirst("^\n", "") : field.attr("value");
    }

    private void page(String input, Page page) {
        document.row(input, page.status(), page.document());
    }
}
