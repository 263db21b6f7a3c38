package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;

/// Addresses of what never was, was removed, or was deleted; and things that are done twice.
final class AbsentThings {

    private final BadInputDocument document;
    private final FormWalk ana;
    private final FormWalk ben;
    private final FormWalk visitor;

    AbsentThings(BadInputDocument document, FormWalk ana, FormWalk ben, FormWalk visitor) {
        this.document = document;
        this.ana = ana;
        this.ben = ben;
        this.visitor = visitor;
    }

    void all() {
        absent();
        gone();
        twice();
    }

    private void absent() {
        document.section("What is not there", "Opened by a visitor.");
        for (String address : new String[] {
            "/post/999999",
            "/post/0",
            "/post/-1",
            "/post/abc",
            "/post/99999999999999999999",
            "/comment/999999",
            "/c/nowhere",
            "/u/nobody_here",
            "/password/forged",
            "/no/such/page",
            "/?after=forged&order=new",
            "/?order=none"
        }) {
            page("`" + address + "`", visitor.open(address));
        }
    }

    private void gone() {
        document.section(
                "What was removed or deleted",
                "Its author and moderators still see it; this is what others see, and what comes of acting on it.");
        Page removed = published("To be removed");
        String address = address(removed);
        Form late = ana.open(address).form("Comment").fill("Write a comment", "Too late");
        Form vote = visitorsVote(address);
        ana.open(address)
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "For a test")
                .send();
        page("A removed post, opened by a visitor", visitor.open(address));
        page("A comment on it, from a page that was opened before", late.send());
        page("A vote on it, from a page that was opened before", vote.send());

        Page deleted = published("To be deleted");
        address = address(deleted);
        Form answer = ana.open(address).form("Comment").fill("Write a comment", "Too late");
        ben.open(address).follow("Delete").form("Delete").send();
        page("A deleted post, opened by a visitor", visitor.open(address));
        page("A comment on it, from a page that was opened before", answer.send());
        String others = address(published("Of ben"));
        page("Editing a post of somebody else", ana.open(others + "/edit"));
        page("Deleting a post of somebody else", ana.open(others + "/delete"));
    }

    private Form visitorsVote(String address) {
        return ana.open(address).in("article", "To be removed").form("Vote up");
    }

    private void twice() {
        document.section(
                "Sent twice", "The same form, sent once more from a page that was opened before the first time.");
        FormWalk newcomer = ana;
        Form community = newcomer.open("/communities/new")
                .form("Found a community")
                .fill("Name", "twice")
                .fill("Title", "Twice");
        community.send();
        page("Founding a community", community.send());
        Form post = ben.open("/submit?community=garden").form("Publish").fill("Title", "Sent twice");
        String first = address(post.send());
        Page second = post.send();
        assertThat(address(second)).isEqualTo(first);
        page("A post", second);
        Form comment = ben.open(first).form("Comment").fill("Write a comment", "Only once, please");
        comment.send();
        Page thread = comment.send();
        assertThat(thread.document().select("li.comment")).hasSize(1);
        page("A comment", thread);
        Form vote = ana.open(first).in("article", "Sent twice").form("Vote up");
        vote.send();
        Page voted = vote.send();
        document.row(
                "A vote",
                voted.status(),
                voted.in("article", "Sent twice")
                        .element()
                        .select(".votes .unseen")
                        .text());
        Form subscribe = ben.open("/c/twice").form("Subscribe");
        subscribe.send();
        page("A subscription", subscribe.send());
    }

    private Page published(String title) {
        return ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", title)
                .send();
    }

    private static String address(Page page) {
        return page.address().replaceFirst("[?].*", "");
    }

    private void page(String input, Page page) {
        document.row(input, page.status(), page.document());
    }
}
