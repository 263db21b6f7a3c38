package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

/// A community of beta with people of alpha and gamma, by forms alone: what each of them does is asserted on the pages
/// of
/// the other two.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeServersPeerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String POST = "Which hedge keeps deer out?";
    private static final String EDITED = "Which hedge keeps even deer out?";
    private static final String SPAM = "Hedges for sale";
    private static final String COMMENT = "Hawthorn, and a dog.";

    private final int portA = Folkmoot.freePort();
    private final int portB = Folkmoot.freePort();
    private final int portC = Folkmoot.freePort();
    private final RunningServer alpha = RunningServer.federating("alpha", portA, PASSWORD);
    private final RunningServer beta = RunningServer.federating("beta", portB, PASSWORD);
    private final RunningServer gamma = RunningServer.federating("gamma", portC, PASSWORD);
    private final String community = "garden@beta.localhost:" + portB;
    private final FormWalk ana = alpha.browser();
    private final FormWalk ben = beta.browser();
    private final FormWalk gus = gamma.browser();

    @BeforeAll
    void anaAndGusSubscribeToBensCommunity() throws Exception {
        signUp(ana, "ana");
        signUp(ben, "ben");
        signUp(gus, "gus");
        ben.open("/communities/new")
                .form("Found a community")
                .fill("Name", "garden")
                .fill("Title", "Gardening")
                .send();
        subscribe(ana, alpha);
        subscribe(gus, gamma);
    }

    @AfterAll
    void stop() {
        alpha.close();
        beta.close();
        gamma.close();
    }

    private void subscribe(FormWalk person, RunningServer server) throws Exception {
        person.open("/search")
                .form("Search")
                .fill("Words to find", "!" + community)
                .send()
                .form("Subscribe")
                .send();
        eventually(() -> one(server, "select state from subscription").equals("ACCEPTED"));
    }

    private static void signUp(FormWalk person, String name) {
        person.open("/sign-up")
                .form("Sign up")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .send();
    }

    private static Page thread(FormWalk person, String title) {
        return person.open("/?order=new").follow(title);
    }

    private void seen(FormWalk person, String words) throws Exception {
        eventually(() -> person.open("/?order=new").text().contains(words));
    }

    private void seenIn(FormWalk person, String title, String words) throws Exception {
        eventually(() -> thread(person, title).text().contains(words));
    }

    private void goneFrom(FormWalk person, String title, String words) throws Exception {
        eventually(() -> !thread(person, title).text().contains(words));
    }

    @Test
    @Order(1)
    void aPostByAGuestReachesTheCommunitysServerAndFromThereTheThird() throws Exception {
        ana.open("/submit?community=" + community)
                .form("Publish")
                .fill("Title", POST)
                .fill("Text (may stay empty)", "They *jump*.")
                .send();

        seen(ben, POST);
        seen(gus, POST);
        assertThat(thread(gus, POST).text()).contains("They jump.", "by ana @alpha.localhost:" + portA);
    }

    @Test
    @Order(2)
    void aCommentByAnotherGuestReachesBoth() throws Exception {
        thread(gus, POST).form("Comment").fill("Write a comment", COMMENT).send();

        seenIn(ben, POST, COMMENT);
        seenIn(ana, POST, COMMENT);
        assertThat(ana.open("/inbox").text()).contains(COMMENT);
    }

    @Test
    @Order(3)
    void anEditReachesBoth() throws Exception {
        thread(ana, POST)
                .in("article", POST)
                .follow("Edit")
                .form("Save")
                .fill("Title", EDITED)
                .send();

        seen(ben, EDITED);
        seen(gus, EDITED);
    }

    @Test
    @Order(4)
    void aVoteIsKnownAsItsVotersOwnWhereItIsDeliveredAndAsHearsayBeyond() throws Exception {
        thread(ana, EDITED).in("li.comment", COMMENT).form("Vote up").send();

        String votes = """
                select coalesce(string_agg(vote.proof || ' ' || coalesce(via.domain, 'none'), ','), '')
                from vote
                join instance on instance.id = vote.origin_id
                left join instance via on via.id = vote.via_id
                where vote.comment_id <> 0 and instance.domain = 'alpha.localhost:%d'
                """.formatted(portA);
        eventually(() -> one(beta, votes).equals("SIGNED none"));
        eventually(() -> one(gamma, votes).equals("RELAYED beta.localhost:" + portB));
    }

    @Test
    @Order(5)
    void aVoteTakenBackIsTakenBackEverywhere() throws Exception {
        thread(ana, EDITED).in("li.comment", COMMENT).form("Vote up").send();

        String votes = "select count(*) from vote join instance on instance.id = origin_id"
                + " where comment_id <> 0 and domain = 'alpha.localhost:" + portA + "'";
        eventually(() -> one(beta, votes).equals("0"));
        eventually(() -> one(gamma, votes).equals("0"));
    }

    @Test
    @Order(6)
    void aCommentThatItsAuthorDeletesIsGoneEverywhereUntilItIsRestored() throws Exception {
        thread(gus, EDITED)
                .in("li.comment", COMMENT)
                .follow("Delete")
                .form("Delete")
                .send();
        goneFrom(beta.browser(), EDITED, COMMENT); // ben looks after the place and may still read it
        goneFrom(ana, EDITED, COMMENT);

        thread(gus, EDITED).in("li.comment", COMMENT).form("Restore").send();
        seenIn(ben, EDITED, COMMENT);
        seenIn(ana, EDITED, COMMENT);
    }

    @Test
    @Order(7)
    void whatTheModeratorRemovesIsGoneEverywhereUntilItIsPutBack() throws Exception {
        thread(ben, EDITED)
                .in("li.comment", COMMENT)
                .follow("Remove")
                .form("Remove")
                .fill("Reason", "Dogs need a lead")
                .send();
        goneFrom(gamma.browser(), EDITED, COMMENT); // gus wrote it and may still read it
        goneFrom(ana, EDITED, COMMENT);
        assertThat(ana.open("/modlog").text()).contains("Dogs need a lead");

        thread(ben, EDITED)
                .in("li.comment", COMMENT)
                .follow("Put back")
                .form("Put back")
                .send();
        seenIn(gus, EDITED, COMMENT);
        seenIn(ana, EDITED, COMMENT);
    }

    @Test
    @Order(8)
    void aLockHoldsEverywhereUntilItIsOpened() throws Exception {
        thread(ben, EDITED)
                .in("article", EDITED)
                .follow("Lock")
                .form("Lock")
                .fill("Reason (may stay empty)", "Enough")
                .send();
        eventually(() -> !thread(ana, EDITED).offers("Comment"));
        eventually(() -> !thread(gus, EDITED).offers("Comment"));

        thread(ben, EDITED).in("article", EDITED).form("Unlock").send();
        eventually(() -> thread(ana, EDITED).offers("Comment"));
        eventually(() -> thread(gus, EDITED).offers("Comment"));
    }

    @Test
    @Order(9)
    void aReportByAGuestReachesTheModerator() throws Exception {
        thread(gus, EDITED)
                .in("article", EDITED)
                .follow("Report")
                .form("Report")
                .fill("Reason", "Deer have rights")
                .send();

        eventually(() -> ben.open("/reports").text().contains("Deer have rights"));
    }

    @Test
    @Order(10)
    void aBanFromTheCommunityHoldsOnTheServerOfWhoIsBanned() throws Exception {
        thread(ben, EDITED)
                .in("li.comment", COMMENT)
                .follow("Ban from the community")
                .form("Ban")
                .fill("Reason", "Too many dogs")
                .send();

        eventually(() -> !thread(gus, EDITED).offers("Comment"));
        assertThat(thread(gus, EDITED).text()).contains("banned");
    }

    @Test
    @Order(11)
    void aPostThatItsAuthorDeletesIsGoneEverywhere() throws Exception {
        thread(ana, EDITED)
                .in("article", EDITED)
                .follow("Delete")
                .form("Delete")
                .send();

        eventually(() -> !ben.open("/?order=new").text().contains(EDITED));
        eventually(() -> !gus.open("/?order=new").text().contains(EDITED));
    }

    @Test
    @Order(12)
    void whatWhoIsBannedWroteIsRemovedEverywhereWhenThatIsAskedFor() throws Exception {
        ana.open("/submit?community=" + community)
                .form("Publish")
                .fill("Title", SPAM)
                .fill("Text (may stay empty)", "Cheap.")
                .send();
        seen(ben, SPAM);
        seen(gus, SPAM);

        thread(ben, SPAM)
                .in("article", SPAM)
                .follow("Ban from the community")
                .form("Ban")
                .fill("Reason", "Sells hedges")
                .check("Remove what they wrote as well")
                .send();

        eventually(() -> !gus.open("/?order=new").text().contains(SPAM));
        eventually(() -> one(alpha, "select removed_at is not null from post where title = '" + SPAM + "'")
                .equals("t"));
    }

    @Test
    @Order(13)
    void aCommunityThatItsLeaderDeletesIsGoneEverywhereUntilItIsRestored() throws Exception {
        ben.open("/c/garden/delete").form("Close").send();
        eventually(() -> community(alpha).equals("deleted"));
        eventually(() -> community(gamma).equals("deleted"));

        ben.open("/c/garden").form("Open again").send();
        eventually(() -> community(alpha).equals("there"));
        eventually(() -> community(gamma).equals("there"));
    }

    @Test
    @Order(14)
    void aCommunityThatItsAdminRemovesIsGoneEverywhereUntilItIsPutBack() throws Exception {
        FormWalk admin = beta.browser();
        admin.open("/log-in")
                .form("Log in")
                .fill("Name", "admin")
                .fill("Password", PASSWORD)
                .send();
        admin.open("/c/garden/remove")
                .form("Remove")
                .fill("Reason", "No more hedges")
                .send();
        eventually(() -> community(alpha).equals("removed"));
        eventually(() -> community(gamma).equals("removed"));
        assertThat(gus.open("/modlog").text()).contains("No more hedges");

        admin.open("/c/garden/put-back").form("Put back").send();
        eventually(() -> community(alpha).equals("there"));
        eventually(() -> community(gamma).equals("there"));
    }

    private static String community(RunningServer server) throws SQLException {
        return one(
                server,
                "select case when removed_at is not null then 'removed' when deleted_at is not null then 'deleted'"
                        + " else 'there' end from community where name = 'garden'");
    }

    @Test
    @Order(15)
    void whoLeavesIsNoLongerTold() throws Exception {
        ana.open("/c/" + community).form("Unsubscribe").send();

        eventually(() -> one(beta, """
                        select sum(followers) from community_follower_instance
                        join instance on instance.id = instance_id where domain = 'alpha.localhost:%d'
                        """.formatted(portA)).equals("0"));
    }

    private static String one(RunningServer server, String sql) throws SQLException {
        try (Connection connection = server.database().connections().source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
