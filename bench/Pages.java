import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Asks one server for its pages and tells how long each takes, beside the cheapest file that it serves: what that
/// costs
/// is the machine's, the protocol's and this client's part, and no page can be faster.
final class Pages {

    private static final int WARM = 1_000;
    private static final int MEASURED = 1_000;
    /// A dear page is asked for less often.
    private static final long LONGEST_SECONDS = 15;
    private static final int CLIENTS = 4;
    private static final long SECONDS = 10;

    /// A page to ask for.
    ///
    /// @param address of the n-th request
    private record Page(String name, boolean member, IntFunction<String> address) {}

    private final Program program;
    private final int port;
    private final Texts texts;
    private final AtomicInteger asked = new AtomicInteger();
    private double limit;

    Pages(Program program, int port, Texts texts) {
        this.program = program;
        this.port = port;
        this.texts = texts;
    }

    private List<Page> pages(String file) {
        return List.of(
                new Page("the cheapest static file", false, n -> file),
                new Page("front page, Hot, visitor", false, n -> "/?order=hot"),
                new Page("front page, New, visitor", false, n -> "/?order=new"),
                new Page("front page, Top of the week, visitor", false, n -> "/?order=top-week"),
                new Page("front page, Hot, member", true, n -> "/?order=hot"),
                new Page("front page, New, member", true, n -> "/?order=new"),
                new Page("front page, Top of the week, member", true, n -> "/?order=top-week"),
                new Page("Subscribed, Hot, member of 100 communities", true, n -> "/subscribed?order=hot"),
                new Page("a community, Hot", false, n -> "/c/place" + (1 + 4 * (n % 20))),
                new Page("an ordinary thread", false, n -> "/post/" + ordinary(n)),
                new Page("an ordinary thread, member", true, n -> "/post/" + ordinary(n)),
                new Page("the thread of 2,000 comments", false, n -> "/post/" + Seed.LONG_POST),
                new Page("the thread of 2,000 comments, member", true, n -> "/post/" + Seed.LONG_POST),
                new Page("search in posts, common words", false, n -> "/search?q=" + texts.word(5 + n % 20)),
                new Page("search in posts, rare words", false, n -> "/search?q=" + texts.word(2_000 + n)),
                new Page(
                        "search in comments, common words",
                        false,
                        n -> "/search?kind=comments&q=" + texts.word(5 + n % 20)),
                new Page(
                        "search in comments, rare words",
                        false,
                        n -> "/search?kind=comments&q=" + texts.word(2_000 + n)),
                new Page("a person", false, n -> "/u/person" + (5 + 5 * (n % 300))),
                new Page("the modlog", false, n -> "/modlog"));
    }

    /// A post that stands, somewhere in the last weeks.
    private static int ordinary(int n) {
        int post = Seed.POSTS - 1 - n * 7 % 5_000;
        return post % 97 == 0 || post == Seed.LONG_POST ? post - 1 : post;
    }

    /// @param only a part of the names of the pages to be measured; empty for all, and many clients at once
    void measure(String only) throws Exception {
        String file = cheapestFile();
        System.out.println(
                "\n| page | requests | median (ms) | p99 (ms) | work (ms) | times the static file | kB sent, unpacked |"
                        + "\n|---|---|---|---|---|---|---|");
        for (Page page : pages(file)) {
            if (page.name().contains(only) || page.name().contains("static")) {
                one(page);
            }
        }
        if (!only.isEmpty()) {
            return;
        }
        System.out.println(
                "\n| " + CLIENTS + " clients at once, for " + SECONDS + " s | answers a second |\n|---|---|");
        many("the cheapest static file", false, file);
        many("front page, Hot, visitors", false, "/?order=hot");
        many("front page, Hot, members", true, "/?order=hot");
        System.out.println();
    }

    private String cheapestFile() throws IOException {
        try (Client client = new Client(port)) {
            client.ask("/", "192.0.2.1", "", false);
            Matcher found =
                    Pattern.compile("\"(/assets/[^\"]+)\"").matcher(new String(client.body(), StandardCharsets.UTF_8));
            String cheapest = "";
            int least = Integer.MAX_VALUE;
            while (found.find()) {
                client.ask(found.group(1), "192.0.2.1", "", true);
                if (client.status() == 200 && client.body().length < least) {
                    least = client.body().length;
                    cheapest = found.group(1);
                }
            }
            return cheapest;
        }
    }

    /// Work is the processor's time of the server and its database for one answer, which others on the machine lengthen
    /// far less than the time that passes.
    private void one(Page page) throws IOException {
        double[] millis = new double[MEASURED];
        long sent = 0;
        int unpacked = 0;
        int count = 0;
        long worked;
        try (Client client = new Client(port)) {
            long until = System.nanoTime() + LONGEST_SECONDS * 1_000_000_000L;
            for (int n = 0; n < WARM && System.nanoTime() < until; n++) {
                ask(client, page.member(), page.address().apply(n));
            }
            long before = program.work();
            until = System.nanoTime() + LONGEST_SECONDS * 1_000_000_000L;
            for (; count < MEASURED && System.nanoTime() < until; count++) {
                millis[count] = ask(client, page.member(), page.address().apply(count)) / 1e6;
                sent += client.body().length;
            }
            worked = program.work() - before;
            unpacked = unpacked(client.body());
        }
        Arrays.sort(millis, 0, count);
        double median = millis[count / 2];
        limit = limit == 0 ? median : limit;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.2f | %.0f | %.1f, %.1f |%n",
                page.name(),
                count,
                median,
                millis[count * 99 / 100],
                (double) worked / count,
                median / limit,
                sent / 1e3 / count,
                unpacked / 1e3);
    }

    private static int unpacked(byte[] body) throws IOException {
        boolean packed = body.length > 2 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
        return packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes().length : body.length;
    }

    /// Each request comes from another address, and each member asks in turn: the server allows nobody too many.
    private long ask(Client client, boolean member, String path) throws IOException {
        int number = asked.incrementAndGet();
        String from = "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
        String cookie = member ? "folkmoot-" + port + "=bench-" + (1 + number % Seed.SESSIONS) : "";
        long nanos = client.ask(path, from, cookie, true);
        if (client.status() != 200) {
            throw new IOException(path + " was answered with " + client.status());
        }
        return nanos;
    }

    private void many(String name, boolean member, String path) throws Exception {
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        Callable<Integer> work = () -> {
            int answers = 0;
            try (Client client = new Client(port)) {
                for (; System.nanoTime() < until; answers++) {
                    ask(client, member, path);
                }
            }
            return answers;
        };
        int answers = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> client : threads.invokeAll(java.util.Collections.nCopies(CLIENTS, work))) {
                answers += client.get();
            }
        }
        System.out.printf(Locale.ROOT, "| %s | %,d |%n", name, answers / SECONDS);
    }
}
