package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.server.Soon.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.walk.Form;
import org.folkmoot.testing.walk.FormWalk;

/// A consultation that a test put before the members, with both of its threads, and what each elector put
/// on their ballot themselves: that alone is what must be counted.
final class Asked {

    private static final List<String> OPTIONS = List.of("Apart", "Quiet", "Equals");
    private static final int OPTIONS_MANY = 3;

    static final String FORM = "application/x-www-form-urlencoded";

    /// All that a count comes from, and all that it says.
    private static final String STATE = """
            select md5(string_agg(line, E'\\n' order by line)) from (
              select consultation::text as line from consultation where id = ID
              union all select elector::text from elector where consultation_id = ID
              union all select envelope::text from envelope where consultation_id = ID
              union all select counted_ballot::text from counted_ballot where consultation_id = ID
              union all select consultation_option::text from consultation_option where consultation_id = ID
              union all select consultation_voice::text from consultation_voice where consultation_id = ID) as lines
            """;

    /// What stands on a ballot that was cast.
    private record Cast(String receipt, List<Integer> choice) {}

    private final OurServer server;
    private final PinnedClock clock;
    private final Random random;
    private final PlainClient browser;
    private final String method;
    private final Map<Long, Cast> ballots = new LinkedHashMap<>();
    private String announcement = "";
    private String thread = "";

    final String page;

    /// Draws a method, announces the consultation, opens its threads and lets voting begin.
    Asked(OurServer server, PinnedClock clock, FormWalk admin, Random random) throws Exception {
        this.server = server;
        this.clock = clock;
        this.random = random;
        this.browser = server.plain();
        this.method = List.of("choice", "approval", "ranked").get(random.nextInt(3));
        Form form = admin.open("/consultations/new")
                .form("Keep as a draft")
                .fill("Question", "On what terms?")
                .fill("Options", String.join("\n", OPTIONS))
                .fill("Voting opens (UTC)", time(2))
                .fill("Voting closes (UTC)", time(4));
        this.page = form.choose("On a ballot", label()).send().address().replaceFirst("[?].*", "");
        admin.open(page).form("Announce").send();
        announcement = opened(admin, "Hear people from elsewhere", "agora");
        thread = opened(admin, "Open a thread for members", "hall");
        clock.advance(Duration.ofHours(2));
        eventually(() -> admin.open(page).offers("Cast my ballot"));
    }

    private String label() {
        return switch (method) {
            case "choice" -> "One option on each ballot.";
            case "approval" -> "As many options on each ballot as one could live with.";
            default ->
                "Options in the order in which one wants them; those left out come last. They are"
                        + " counted by which one beats which (Schulze).";
        };
    }

    private String opened(FormWalk admin, String button, String community) {
        return admin.open(page)
                .form(button)
                .fill("Community", community)
                .send()
                .address()
                .replaceFirst("[?].*", "");
    }

    private String time(int hours) {
        return LocalDateTime.ofInstant(clock.instant().plus(Duration.ofHours(hours)), ZoneOffset.UTC)
                .toString();
    }

    private String number() {
        return page.replaceFirst(".*/", "");
    }

    /// The paths of whatever of ours has to do with it.
    List<String> paths() throws Exception {
        String replies = server.one(
                "select string_agg('/comment/' || comment_id, ' ') from consultation_voice where consultation_id = "
                        + number());
        List<String> paths =
                new ArrayList<>(List.of(page, page + "/ballot", page + "/receipts.json", announcement, thread));
        paths.addAll(List.of("/c/agora", "/c/hall", "/u/admin", "/", "/decisions/log.json"));
        Collections.addAll(paths, replies.split(" ", -1));
        return paths;
    }

    String announcement() {
        return announcement;
    }

    String thread() {
        return thread;
    }

    /// Lets somebody on the list vote by the form, in place of what they voted before.
    void vote(long person) {
        ReadyMembers.become(browser, person);
        List<Integer> choice = drawn();
        PlainClient.Answer answer = browser.send("POST", page + "/ballot", FORM, ballot(browser.token(page), choice));
        assertThat(answer.status()).isEqualTo(200);
        String receipt =
                String.valueOf(answer.page().select("#receipt code").getFirst().text());
        ballots.put(person, new Cast(receipt, choice));
    }

    private List<Integer> drawn() {
        List<Integer> options = new ArrayList<>(List.of(1, 2, 3));
        Collections.shuffle(options, random);
        List<Integer> some = options.subList(0, method.equals("choice") ? 1 : 1 + random.nextInt(OPTIONS_MANY));
        return method.equals("approval") ? some.stream().sorted().toList() : List.copyOf(some);
    }

    /// A ballot as the form sends it.
    String ballot(String token, List<Integer> choice) {
        return "csrf=" + token
                + IntStream.range(0, choice.size())
                        .mapToObj(place -> method.equals("ranked")
                                ? "&place-" + choice.get(place) + "=" + (1 + place)
                                : "&option=" + choice.get(place))
                        .collect(Collectors.joining());
    }

    /// A ballot that says too much, or the same twice.
    String overfull(String token) {
        return "csrf=" + token
                + switch (method) {
                    case "choice" -> "&option=1&option=2";
                    case "approval" -> "&option=1&option=1";
                    default -> "&place-1=1&place-2=1";
                };
    }

    /// The state of everything that is counted.
    String state() throws Exception {
        return server.one(STATE.replace("ID", number()));
    }

    /// Its time is up, and whoever is to close it may not have noticed yet.
    void ends() {
        clock.advance(Duration.ofHours(2));
    }

    void isCounted() throws Exception {
        server.becomes("select stage from consultation where id = " + number(), "COUNTED");
    }

    /// What is published is what the electors themselves put on their ballots, and nothing else.
    void countsWhatWasCastAndNothingElse(FormWalk visitor, int could) throws Exception {
        String published = visitor.open(page + "/receipts.json").source();
        assertThat(published).isEqualTo(expected());
        assertThat(visitor.open(page).text()).contains(ballots.size() + " of " + could + " who could vote did");
        assertThat(server.one("select electorate || ' ' || took_part || ' ' || invalid || ' ' || support::text"
                        + " from consultation where id = " + number()))
                .isEqualTo(could + " " + ballots.size() + " 0 " + support());
        assertThat(recounted(published)).isEqualTo(counted());
    }

    private String expected() {
        Map<String, List<Integer>> byReceipt = new TreeMap<>();
        ballots.values().forEach(cast -> byReceipt.put(cast.receipt(), cast.choice()));
        return "{\"method\":\"" + method + "\",\"options\":[\"Apart\",\"Quiet\",\"Equals\"],\"receipts\":["
                + byReceipt.entrySet().stream()
                        .map(one -> "{\"receipt\":\"" + one.getKey() + "\",\"choice\":"
                                + one.getValue().toString().replace(" ", "") + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private List<Integer> votes() {
        return IntStream.rangeClosed(1, OPTIONS_MANY)
                .mapToObj(option -> (int) ballots.values().stream()
                        .map(Cast::choice)
                        .filter(choice ->
                                method.equals("ranked") ? choice.getFirst() == option : choice.contains(option))
                        .count())
                .toList();
    }

    private String support() {
        return votes().toString().replace('[', '{').replace(']', '}').replace(" ", "");
    }

    private String counted() {
        List<Integer> votes = votes();
        return ballots.size() + " ballots, " + method + "\n"
                + IntStream.range(0, OPTIONS_MANY)
                        .mapToObj(option -> votes.get(option) + "  " + OPTIONS.get(option))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /// What the program for counting again says, without which option leads.
    private static String recounted(String published) throws Exception {
        Path file = Files.writeString(Files.createTempFile("receipts", ".json"), published);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process run = new ProcessBuilder(java, "-Dstdout.encoding=UTF-8", "../recount/Recount.java", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), UTF_8);
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.delete(file);
        return said.replaceAll("(?m)^(\\* | {2})", "");
    }
}
