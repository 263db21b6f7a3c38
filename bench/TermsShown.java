import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How long it takes until every kind of page shows other terms for a server that a million votes came from, until an
/// admin sees what terms would change, and until a reader sees the first page through a lens.
///
/// What pages must show is worked out from the tables ([Expected]). Pages are asked for one after the other, over one
/// connection, by another process than the server's.
final class TermsShown {

    private static final String SERVER = "peer1.example";
    private static final long SERVER_ID = 2;
    private static final int MEMBER = 1;
    private static final int ROUNDS = 3;
    private static final int LOOKS = 10;
    private static final int WARM_PAGES = 50;
    private static final long WATCHED_SECONDS = 5;
    private static final long PAUSE_MILLIS = 20;
    /// Of these, the older ones are neither hot nor of the day.
    private static final int NEWEST = 100_000;
    private static final List<String> LENSES =
            List.of("without:" + SERVER, "members", "everything", "without-small");
    private static final Pattern SHOWN =
            Pattern.compile("id=\"post-(\\d+)\"|title=\"(?:Score ([−-]?[\\d,]+):|(No votes yet))");

    private static final Pattern CHOSEN =
            Pattern.compile("<input type=\"radio\" name=\"([^\"]+)\" value=\"([^\"]*)\" required checked");

    /// A page that has to agree.
    ///
    /// @param feed null where scores alone are looked at
    private record Watched(String name, String path, boolean member, Expected.Feed feed) {}

    /// What a page showed, asked for at some moment.
    private record Seen(long sent, long received, long clock, List<Expected.Line> lines) {}

    private final int port;
    private final Connection database;
    private final String keeper;
    private final Asking asking;
    private final Expected expected;
    private final List<Watched> pages;
    private final Map<String, List<Double>> took = new LinkedHashMap<>();

    private TermsShown(int port, Connection database) throws SQLException {
        this.port = port;
        this.database = database;
        this.keeper = "folkmoot-" + port + "=bench-keeper";
        this.asking = new Asking(port);
        this.expected = new Expected(database, SERVER_ID, NEWEST);
        this.pages = pages();
    }

    static void measure(Program program, int port) throws Exception {
        try (Connection database = program.connect()) {
            new TermsShown(port, database).measure();
        }
    }

    private void measure() throws Exception {
        try (Client admin = new Client(port)) {
            restore(admin);
            for (int n = 0; n < LOOKS; n++) {
                note("what-if: All and Local in Hot, Active and Top of the day", look(admin));
            }
            for (int round = 0; round < ROUNDS; round++) {
                shown("votes count as nothing", admin, changed(admin, "change"), true);
                String decision = admin.location().replaceFirst("[?#].*", "");
                lenses();
                shown("taken back", admin, takenBack(admin, decision), false);
                lenses();
            }
        }
        System.out.println("\n| what | times | median (ms) | worst (ms) |\n|---|---|---|---|");
        took.forEach(TermsShown::row);
    }

    private static void row(String what, List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(each -> each).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f |%n",
                what,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1]);
    }

    private List<Watched> pages() throws SQLException {
        long post = expected.mostVoted();
        String author = text("select name || case when instance_id = 1 then '' else '@' || domain end from person"
                + " join instance on instance.id = instance_id where person.id = " + expected.author(post));
        var hot = Expected.Listed.HOT;
        var active = Expected.Listed.ACTIVE;
        var day = Expected.Listed.TOP_DAY;
        return List.of(
                new Watched("All, Hot", "/?order=hot", false, expected.all(hot)),
                new Watched("All, Active", "/?order=active", false, expected.all(active)),
                new Watched("All, Top of the day", "/?order=top-day", false, expected.all(day)),
                new Watched("Local, Hot", "/local?order=hot", false, expected.local(hot)),
                new Watched(
                        "Subscribed, Active",
                        "/subscribed?order=active",
                        true,
                        expected.subscribed(active, database, 1 + MEMBER)),
                new Watched("a community, Hot", "/c/place1?order=hot", false, expected.community(hot, 1)),
                new Watched("a thread", "/post/" + post, true, null),
                new Watched("a person", "/u/" + author, false, null),
                new Watched("search", "/search?q=" + post, false, null));
    }

    private String text(String question) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    /// A form that is filled in and has only to be sent.
    private record Form(String path, String content) {}

    private Form changed(Client admin, String action) throws IOException {
        String path = "/peers/" + SERVER + "/terms";
        String page = asking.text(admin, path, keeper);
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher chosen = CHOSEN.matcher(page);
        while (chosen.find()) {
            fields.put(chosen.group(1), chosen.group(2));
        }
        fields.putAll(Map.of(
                "csrf", field(page, "csrf"), "based-on", field(page, "based-on"), "up", "keep", "down", "keep",
                "name", "The largest", "domains", SERVER, "reason", "Measured.", "action", action));
        return new Form(path, encoded(fields));
    }

    private Form takenBack(Client admin, String decision) throws IOException {
        String page = asking.text(admin, decision, keeper);
        return new Form(decision + "/take-back", encoded(Map.of("csrf", field(page, "csrf"), "reason", "Measured.")));
    }

    private static String field(String page, String name) throws IOException {
        Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) {
            throw new IOException("There is no field " + name);
        }
        return found.group(1);
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private double send(Client admin, Form form, int answer) throws IOException {
        long nanos = admin.fill(form.path(), "192.0.2.1", keeper, form.content());
        if (admin.status() != answer) {
            throw new IOException(form.path() + " was answered with " + admin.status());
        }
        return nanos / 1e6;
    }

    /// A run that was broken off may have left its terms in force.
    private void restore(Client admin) throws IOException {
        String left = field(asking.text(admin, "/peers/" + SERVER + "/terms", keeper), "based-on");
        if (!left.isEmpty()
                && asking.text(admin, "/decisions/" + left, keeper).contains("/take-back")) {
            send(admin, takenBack(admin, "/decisions/" + left), 303);
        }
    }

    private double look(Client admin) throws IOException {
        double millis = send(admin, changed(admin, "look"), 200);
        if (!new String(admin.body(), StandardCharsets.UTF_8).contains("id=\"looked\"")) {
            throw new IOException("Nothing was shown");
        }
        return millis;
    }

    /// Sends a form while somebody else asks for all pages again and again, and notes when each agreed for good.
    private void shown(String what, Client admin, Form form, boolean without) throws Exception {
        CountDownLatch watching = new CountDownLatch(2);
        AtomicLong until = new AtomicLong(Long.MAX_VALUE);
        FutureTask<Map<Watched, List<Seen>>> watched = new FutureTask<>(() -> watch(watching, until));
        Thread.ofPlatform().start(watched);
        watching.await();
        long began = System.nanoTime();
        note(what + ": the form is answered", send(admin, form, 303));
        until.set(System.nanoTime() + WATCHED_SECONDS * 1_000_000_000L);
        double all = 0;
        for (Map.Entry<Watched, List<Seen>> page : watched.get().entrySet()) {
            double agreed = agreed(page.getKey(), page.getValue(), without, began);
            note(what + ": " + page.getKey().name(), agreed);
            all = Math.max(all, agreed);
        }
        note(what + ": **all of them**", all);
    }

    private Map<Watched, List<Seen>> watch(CountDownLatch watching, AtomicLong until) throws Exception {
        Map<Watched, List<Seen>> seen = new LinkedHashMap<>();
        pages.forEach(page -> seen.put(page, new ArrayList<>()));
        try (Client client = new Client(port)) {
            while (System.nanoTime() < until.get()) {
                for (Watched page : pages) {
                    long asked = System.nanoTime();
                    String text = asking.text(client, page.path(), page.member() ? asking.member(MEMBER) : "");
                    seen.get(page).add(new Seen(asked, System.nanoTime(), System.currentTimeMillis(), lines(text)));
                }
                watching.countDown();
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return seen;
    }

    private static List<Expected.Line> lines(String page) {
        List<Expected.Line> lines = new ArrayList<>();
        Matcher found = SHOWN.matcher(page);
        long post = 0;
        while (found.find()) {
            if (found.group(1) != null) {
                post = Long.parseLong(found.group(1));
            } else if (post != 0) {
                String score = found.group(2) == null ? "0" : found.group(2);
                lines.add(new Expected.Line(
                        post, Long.parseLong(score.replace(",", "").replace('−', '-'))));
                post = 0;
            }
        }
        return lines;
    }

    /// Milliseconds from the deed to the first answer from which on all were right.
    private double agreed(Watched page, List<Seen> seen, boolean without, long began) {
        int first = seen.size();
        while (first > 0 && seen.get(first - 1).received() > began && right(page, seen.get(first - 1), without)) {
            first--;
        }
        if (first == seen.size()) {
            throw new IllegalStateException(page.name() + " did not agree: " + seen.getLast());
        }
        return (seen.get(first).received() - began) / 1e6;
    }

    private boolean right(Watched page, Seen seen, boolean without) {
        return expected.scores(seen.lines(), without)
                && (page.feed() == null || page.feed().holds(seen.lines(), without, seen.clock()));
    }

    /// The first page through each lens since the terms changed, and later ones beside the site's own.
    private void lenses() throws IOException {
        try (Client client = new Client(port)) {
            for (String lens : LENSES) {
                note("first page under a cold lens, " + lens, asking.page(client, "/?order=hot&lens=" + lens, ""));
            }
            for (int n = 0; n < WARM_PAGES; n++) {
                for (String lens : LENSES) {
                    note("a page under a warm lens", asking.page(client, "/?order=hot&lens=" + lens, ""));
                    note("the same page as the site counts", asking.page(client, "/?order=hot", ""));
                }
            }
        }
    }

    private void note(String what, double millis) {
        took.computeIfAbsent(what, first -> new ArrayList<>()).add(millis);
    }
}
