package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.transfer.Tally;
import org.folkmoot.testing.walk.FormWalk;
import org.folkmoot.testing.walk.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// The story that a stranger can play to see what this forum is for, told with fewer people: every number on its pages
/// is the number of
/// ballots, votes and voices that were really cast.
@TestInstance(Lifecycle.PER_CLASS)
class ThreadsDemoPeerTest {

    private static final ThreadsDemo.Size SMALL = new ThreadsDemo.Size(39, 6, 2, List.of(14, 3, 2), 6);

    private final StringWriter said = new StringWriter();
    private final int port = Folkmoot.freePort();
    private final ThreadsDemo demo = new ThreadsDemo(SMALL, port, InstantSource.system(), new PrintWriter(said));
    private final FormWalk visitor = new FormWalk(URI.create("http://127.0.0.1:" + port));
    private ThreadsDemo.Played played = new ThreadsDemo.Played("", "", "", "", Map.of(), "", Map.of(), Duration.ZERO);

    @BeforeAll
    void play() {
        played = demo.play();
    }

    @AfterAll
    void close() {
        demo.close();
    }

    private Page page(String address) {
        return visitor.open(URI.create(address).getPath());
    }

    @Test
    void itTellsWhatHappensAndCountsEveryDeed() {
        assertThat(said.toString()).contains("Threads arrives", "the members are asked", "It is decided");
        assertThat(played.deeds())
                .containsEntry("sign-ups", 39L)
                .containsEntry("votes that the giant signed", 40L)
                .containsEntry("votes of the giant that others passed on", 80L)
                .containsEntry("ballots cast", 19L)
                .containsEntry("voices from elsewhere", 6L);
    }

    @Test
    void theResultIsWhatWasCast() {
        assertThat(page(played.consultation()).text())
                .contains(
                        "14 of 19 valid ballots are behind it, and 10 were needed",
                        "19 of 40 who could vote did",
                        "is decided, by the result itself");
        String receipts = visitor.open(URI.create(played.consultation()).getPath() + "/receipts.json")
                .source();
        assertThat(receipts.split("\"choice\":\\[1\\]", -1)).hasSize(15);
        assertThat(receipts.split("\"choice\":\\[2\\]", -1)).hasSize(4);
        assertThat(receipts.split("\"choice\":\\[3\\]", -1)).hasSize(3);
        assertThat(page(played.consultation())
                        .in("#voices", "People from elsewhere")
                        .text())
                .contains("6 · 100 %");
    }

    @Test
    void whatWonIsInForceAndTheFrontPageIsTheMembers() {
        assertThat(page(played.decision()).text()).contains("Threads", "On what terms do we meet Threads?", "in force");
        assertThat(page(played.terms()).text())
                .contains("Threads", "Their votes up are kept with where they came from, and counted as nothing");
        assertThat(page(played.front()).text())
                .contains("Two cores are still enough")
                .doesNotContain("Celebrity", "#ad");
    }

    @Test
    void twoMembersChoseOtherwiseForTheirOwnEyes() {
        String decided = "After the decision: the new collection";
        assertThat(visitor.open("/?order=new").text()).doesNotContain(decided);
        assertThat(loggedIn("ada").open("/?order=new").text()).contains(decided);
        assertThat(loggedIn("bela").open("/?order=new").text()).contains(decided);
        assertThat(loggedIn("cem").open("/?order=new").text()).doesNotContain(decided);
    }

    private FormWalk loggedIn(String name) {
        FormWalk person = new FormWalk(URI.create("http://127.0.0.1:" + port));
        person.open("/log-in")
                .form("Log in")
                .fill("Name", name)
                .fill("Password", played.password())
                .send();
        return person;
    }

    /// The server runs on meanwhile, on the PostgreSQL that it started.
    @Test
    void aBackupOfTheWholeStoryIsTheSameElsewhere(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("story.age");
        try (Elsewhere elsewhere = new Elsewhere()) {
            Elsewhere.backup(demo.settings(), file);

            assertThat(elsewhere.restore(file)).isNotEmpty();

            Map<String, Tally> taken = Elsewhere.taken(file);
            assertThat(elsewhere.contents()).isEqualTo(taken);
            assertThat(taken)
                    .hasEntrySatisfying(
                            "counted_ballot", tally -> assertThat(tally.rows()).isEqualTo(19));
            assertThat(taken.values().stream().filter(tally -> tally.rows() > 0).count())
                    .isGreaterThanOrEqualTo(45);
            assertThat(elsewhere.broken()).isEmpty();
        }
    }

    @Test
    void everyoneWhoIsNamedCanLogIn() {
        assertThat(played.people()).hasSizeGreaterThan(1);
        played.people().keySet().forEach(name -> {
            assertThat(loggedIn(name).open("/settings").status()).as(name).isEqualTo(200);
        });
    }
}
