package org.folkmoot.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.folkmoot.activitypub.testkit.Dialect;
import org.folkmoot.activitypub.testkit.ScriptedActor;
import org.folkmoot.activitypub.testkit.ScriptedPeer;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.server.RunningServer;
import org.folkmoot.testing.PinnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/// The question for which this forum was made, asked and answered in browsers, half of which run no scripts: a giant
/// brings posts and votes, an admin looks at what terms would change, the members are asked and decide, others are
/// heard apart, and two members see it otherwise. Every number that a page shows is worked out again from receipts
/// and from the votes as they lie in the tables.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MembersDecideBrowserTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String QUESTION = "On what terms do we meet the giant?";
    private static final List<String> OPTIONS = List.of("Stay apart", "A middle way", "Meet as equals");
    /// What each member is for, in the order in which they vote.
    private static final List<Integer> VOTES = List.of(1, 1, 3, 1, 2, 1, 1, 3, 1, 1, 2, 1);
    private static final int FANS = 7;
    private static final String OURS = "Leeks in winter";
    private static final String THEIRS = "Celebrity number one";
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern RECEIPT =
            Pattern.compile("\\{\"receipt\":\"([0-9a-f]{32})\",\"choice\":\\[(\\d)]}");

    private final PinnedClock clock = new PinnedClock();
    private final int port = free();
    private final RunningServer server = RunningServer.federating("alpha", port, PASSWORD, clock);
    private final ScriptedPeer giant = ScriptedPeer.open(Dialect.THREADS, "giant.localhost", 0, clock);
    private final Chromium chromium = new Chromium();
    private final Person admin = chromium.person(server.address());
    private final Person visitor = chromium.person(server.address());
    private final Person plain = chromium.personWithoutScripts(server.address());
    private final List<Person> members = new ArrayList<>();
    private final Map<String, Integer> receipts = new LinkedHashMap<>();
    private String page = "";
    private String replaced = "";

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @BeforeAll
    void aGiantComes() throws Exception {
        logIn(admin, "admin");
        IntStream.range(0, VOTES.size()).forEach(n -> members.add(join("member" + n, n % 2 == 0)));
        admin.open("/communities/new")
                .fill("Name", "agora")
                .fill("Title", "Agora")
                .press("Found a community");
        admin.open("/submit?community=agora").fill("Title", OURS).press("Publish");
        ScriptedActor star = giant.person("star");
        Iri agora = new Iri("http://alpha.localhost:" + port + "/c/agora");
        JsonObject written = star.page(agora, THEIRS, "<p>Buy it.</p>");
        giant.publish(written);
        send(star, star.create(written));
        becomes("select count(*) from post", "2");
        for (int n = 0; n < FANS; n++) {
            ScriptedActor fan = giant.person("fan" + n);
            send(fan, fan.like(new Iri(String.valueOf(written.text("id")))));
        }
        becomes("select count(*) from vote where origin_id <> 1", Integer.toString(FANS + 1));
        members.getFirst().open("/?order=new");
        Person.button(members.getFirst().piece("li.post", OURS), "Vote up").click();
        becomes("select count(*) from vote where origin_id = 1", "2");
    }

    private Person join(String name, boolean scripts) {
        Person person =
                scripts ? chromium.person(server.address()) : chromium.personWithoutScripts(server.address());
        return person.open("/sign-up")
                .fill("Name", name)
                .fill("Password", PASSWORD)
                .press("Sign up");
    }

    private static void logIn(Person person, String name) {
        person.open("/log-in").fill("Name", name).fill("Password", PASSWORD).press("Log in");
    }

    private void send(ScriptedActor by, JsonObject activity) throws Exception {
        Iri inbox = new Iri("http://alpha.localhost:" + port + "/inbox");
        assertThat(giant.send(by, activity, inbox).status()).isEqualTo(202);
    }

    @AfterAll
    void stop() {
        chromium.close();
        server.close();
        giant.close();
    }

    private String one(String sql) throws Exception {
        try (var connection = server.database().connections().source().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void becomes(String sql, String value) throws Exception {
        eventually(() -> value.equals(one(sql)));
    }

    private static void eventually(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("it comes to be within a minute").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private String time(Duration fromNow) {
        return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC)
                .toString();
    }

    private static List<Integer> numbers(String text) {
        return NUMBER.matcher(text.replace(",", "").replace("One of", "1 of"))
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .toList();
    }

    @Test
    @Order(1)
    void theAdminLooksAtWhatTermsWouldChangeAndAsks() {
        admin.open("/peers/" + giant.host() + "/terms?preset=quiet");
        admin.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Who sees them"))
                .getByLabel("Nobody")
                .check();
        admin.press("See what would change");
        assertThat(admin.sees()).contains("What would change", THEIRS);
        admin.press("Keep and link");
        assertThat(URI.create(admin.page().url()).getPath()).isEqualTo("/what-if/1");

        admin.open("/consultations").follow("Ask the members");
        admin.fill("Question", QUESTION)
                .fill("Options", String.join("\n", OPTIONS))
                .fill("Voting opens (UTC)", time(Duration.ofHours(2)))
                .fill("Voting closes (UTC)", time(Duration.ofHours(4)))
                .tick("The result decides by itself");
        admin.press("Keep as a draft");
        page = URI.create(admin.page().url()).getPath();
        admin.page().locator("#field-what-if").fill("1");
        admin.press("Set");
        assertThat(admin.sees()).contains("13 people would be on the list");
        admin.press("Announce");
        assertThat(admin.sees()).contains("13 people are on the list", "Votes up: count → keep, do not count");
        admin.page().getByText("Hear people from elsewhere").first().click();
        admin.page().locator("#field-voices-community").fill("agora");
        admin.press("Hear people from elsewhere");
        assertThat(plain.open(page).sees())
                .isEqualTo(visitor.open(page).sees())
                .contains(QUESTION, "Members on the list may vote");
    }

    @Test
    @Order(2)
    void membersVoteWithScriptsAndWithout() throws Exception {
        clock.advance(Duration.ofHours(2));
        eventually(() -> members.getFirst().open("/").sees().contains("You are asked to decide something."));
        for (int n = 0; n < members.size(); n++) {
            Person member = members.get(n);
            member.open("/").follow("You are asked to decide something.").follow(QUESTION);
            receipts.put(cast(member, VOTES.get(n)), VOTES.get(n));
            assertThat(member.sees()).contains("Your ballot is cast", QUESTION);
            member.follow("Back to the question");
            assertThat(numbers(member.page().locator("#rules li", saying("took part so far")).innerText()))
                    .startsWith(n + 1, members.size() + 1, Math.round(100F * (n + 1) / (members.size() + 1)));
        }
        Person second = members.get(1);
        replaced = cast(second.open(page), 3);
        assertThat(second.sees()).contains("Your ballot is cast");
    }

    private static Page.LocatorOptions saying(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    /// Casts a ballot on the page that is open, and answers its receipt.
    private static String cast(Person member, int option) {
        member.page()
                .getByRole(AriaRole.RADIO)
                .and(member.page().locator("[name=option]"))
                .nth(option - 1)
                .check();
        member.press("Cast my ballot");
        return member.page().locator("#receipt code").first().innerText();
    }

    @Test
    @Order(3)
    void othersAreHeardApart() throws Exception {
        String reply = one("select comment_id from consultation_voice where number = 3");
        for (int n = 0; n < FANS; n++) {
            ScriptedActor fan = giant.person("fan" + n);
            send(fan, fan.like(new Iri("http://alpha.localhost:" + port + "/comment/" + reply)));
        }
        becomes("select count(*) from vote where comment_id = " + reply, Integer.toString(FANS + 1));
        for (Person reader : List.of(visitor, plain)) {
            reader.open(page);
            assertThat(numbers(reader.page().locator("#voices .result", saying(OPTIONS.getLast())).innerText()))
                    .containsExactly(FANS, 100);
            reader.page().locator("#voices summary").click();
            assertThat(reader.page().locator("#voices tbody tr", saying(giant.host())).locator("td").allInnerTexts())
                    .containsExactly("0", "0", Integer.toString(FANS));
        }
    }

    @Test
    @Order(4)
    void everyNumberOfTheResultIsWhatTheReceiptsSay() throws Exception {
        clock.advance(Duration.ofHours(2));
        eventually(() -> visitor.open(page).sees().contains("is decided, by the result itself"));
        String second = List.copyOf(receipts.keySet()).get(1);
        receipts.remove(second);
        receipts.put(replaced, 3);

        Map<String, Integer> published = published();
        assertThat(published).containsExactlyInAnyOrderEntriesOf(receipts);
        List<Integer> support = IntStream.rangeClosed(1, OPTIONS.size())
                .mapToObj(option -> (int)
                        published.values().stream().filter(choice -> choice == option).count())
                .toList();
        int ballots = published.size();
        for (Person reader : List.of(visitor, plain, members.getFirst(), members.get(1))) {
            reader.open(page);
            for (int option = 0; option < OPTIONS.size(); option++) {
                assertThat(numbers(reader.page()
                                .locator("#result .result", saying(OPTIONS.get(option)))
                                .innerText()))
                        .containsExactly(support.get(option), Math.round(100F * support.get(option) / ballots));
            }
            assertThat(reader.page().locator("#result").innerText())
                    .contains(support.getFirst() + " of " + ballots + " valid ballots are behind it, and "
                            + (ballots / 2 + 1) + " were needed")
                    .contains(ballots + " of " + one("select count(*) from elector") + " who could vote did")
                    .contains("Check the count yourself: " + ballots + " receipts");
            assertThat(numbers(reader.page().locator("#voices .result", saying(OPTIONS.getLast())).innerText()))
                    .containsExactly(FANS, 100);
        }
        assertThat(plain.open(page).sees()).isEqualTo(visitor.open(page).sees());
        assertThat(recounted()).contains(ballots + " ballots, choice", "* " + support.getFirst() + "  Stay apart");
    }

    private Map<String, Integer> published() {
        Map<String, Integer> published = new LinkedHashMap<>();
        String document = visitor.page().request().get(page + "/receipts.json").text();
        RECEIPT.matcher(document)
                .results()
                .forEach(ballot -> published.put(ballot.group(1), Integer.valueOf(ballot.group(2))));
        return published;
    }

    private String recounted() throws Exception {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dstdout.encoding=UTF-8",
                        "../recount/Recount.java",
                        server.address() + page + "/receipts.json")
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    @Order(5)
    void whatWonIsInForceAndTheVotesAreGivenWithTheirReason() throws Exception {
        visitor.open(page).follow("Put in force by decision 1");
        assertThat(visitor.sees()).contains("in force", QUESTION);
        eventually(() -> !visitor.open("/?order=new").sees().contains(THEIRS));
        assertThat(plain.open("/?order=new").sees()).contains(OURS).doesNotContain(THEIRS);

        String counted = one("select sum(case vote.direction when 'UP' then 1 else -1 end) from vote "
                + "join post on post.id = vote.post_id where vote.origin_id = 1 and coalesce(comment_id, 0) = 0 and title = '" + OURS + "'");
        for (Person reader : List.of(visitor, plain)) {
            reader.open("/?order=new");
            assertThat(numbers(reader.piece("li.post", OURS).locator(".votes b > span").first().innerText()))
                    .containsExactly(Integer.parseInt(counted));
        }
    }

    @Test
    @Order(6)
    void twoMembersSeeItOtherwise() throws Exception {
        for (Person member : members.subList(0, 2)) {
            member.open("/settings/servers/" + giant.host());
            for (String axis : List.of("Posts", "Comments")) {
                member.choose(axis, "Show");
            }
            member.press("Save");
            eventually(() -> member.open("/?order=new").sees().contains(THEIRS));
        }
        assertThat(members.get(2).open("/?order=new").sees()).doesNotContain(THEIRS);
        assertThat(plain.open("/?order=new").sees()).doesNotContain(THEIRS);
    }

    @Test
    @Order(7)
    void nobodyHadAnythingToComplainOf() {
        for (Person person : List.of(admin, visitor, plain)) {
            person.hadNothingToComplainOf();
        }
        members.forEach(Person::hadNothingToComplainOf);
    }
}
