package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

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

/// The story of a new site, told through plain forms without any script: each step is asserted on what the other sees.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FormsWalkPeerTest {

    private static final String PASSWORD = "correct horse battery";

    private final RunningServer server = new RunningServer();
    private final FormWalk admin = server.browser();
    private final FormWalk ana = server.browser();
    private final FormWalk ben = server.browser();
    private final FormWalk visitor = server.browser();

    @BeforeAll
    void theSiteIsSetUp() {
        assertThat(visitor.open("/").text()).contains("Set up your site");
        Page refused = admin.open(server.setUpPage())
                .form("Start the site")
                .fill("Name of the site", "Garden")
                .fill("Name", "x")
                .fill("Password", "short")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("Start the site").value("Name of the site")).isEqualTo("Garden");
        Page front = refused.form("Start the site")
                .fill("Name", "sunaurus")
                .fill("Password", PASSWORD)
                .send();
        assertThat(front.status()).isEqualTo(200);
        assertThat(front.text()).contains("sunaurus", "Garden");
        assertThat(visitor.open(server.address() + "/set-up").text()).doesNotContain("Start the site");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Page signUp(FormWalk person, String name) {
        return person.open("/sign-up")
                .form("Sign up")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .send();
    }

    @Test
    @Order(1)
    void twoPeopleSignUp() {
        assertThat(signUp(ana, "ana").text()).contains("ana", "Log out");
        assertThat(signUp(ben, "ben").text()).contains("ben", "Log out");
        assertThat(visitor.open("/").text()).contains("Sign up").doesNotContain("Log out");
    }

    @Test
    @Order(2)
    void aNameThatIsTakenIsRefusedBesideItsField() {
        Page refused = signUp(visitor, "ANA");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.form("Sign up").value("Name")).isEqualTo("ANA");
        assertThat(refused.form("Sign up").value("Password")).isEmpty();
    }

    @Test
    @Order(3)
    void anaFoundsACommunityAndBenFindsIt() {
        Page community = ana.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
        assertThat(community.text()).contains("Gardening", "Unsubscribe");

        assertThat(ben.open("/communities").text()).contains("Gardening");
        assertThat(ben.open("/c/garden").form("Subscribe").send().text()).contains("Unsubscribe");
    }

    @Test
    @Order(4)
    void benPostsAndEverybodyReadsIt() {
        Page post = ben.open("/submit?community=garden")
                .form("Publish")
                .fill("Title", "What grew in your garden?")
                .fill("Text (may stay empty)", "Tell us *everything*.")
                .send();
        assertThat(post.text()).contains("What grew in your garden?", "Tell us everything.");

        for (String order : new String[] {"hot", "new", "active"}) {
            assertThat(ana.open("/?order=" + order).text()).contains("What grew in your garden?");
            assertThat(visitor.open("/?order=" + order).text()).contains("What grew in your garden?");
        }
        assertThat(ben.open("/subscribed").text()).contains("What grew in your garden?");
    }

    @Test
    @Order(5)
    void anaAnswersAndBenAnswersHer() {
        Page thread = ana.open("/?order=new").follow("What grew in your garden?");
        thread = thread.form("Comment")
                .fill("Write a comment", "Forty kilos of quinces.")
                .send();
        assertThat(thread.text()).contains("Forty kilos of quinces.");

        Page bens = ben.open("/?order=new").follow("What grew in your garden?");
        assertThat(bens.text()).contains("Forty kilos of quinces.");
    }

    @Test
    @Order(6)
    void anaVotesAndTakesItBack() {
        Page front = ana.open("/?order=new");
        front.in("li", "What grew in your garden?").form("Vote up").send();
        assertThat(visitor.open("/?order=new")
                        .in("li", "What grew in your garden?")
                        .text())
                .contains("2");
        ana.open("/?order=new")
                .in("li", "What grew in your garden?")
                .form("Vote up")
                .send();
        assertThat(ben.open("/?order=new").in("li", "What grew in your garden?").text())
                .contains("1");
    }
}
