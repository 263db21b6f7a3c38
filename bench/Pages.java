import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    /// So many that the first after a start, which are compiled meanwhile, do not count.
    private static final int WARM = 3_000;
    private static final int MEASURED = 1_000;
    private static final long SECONDS = 8;

    /// A page to ask for.
    ///
    /// @param address of the n-th request
    record Page(String name, boolean member, IntFunction<String> address) {

        /// A page that is always the same.
        static Page of(String name, boolean member, String address) {
            return new Page(name, member, n -> address);
        }
    }

    private final Program program;
    private final int port;
    private final Asking asking;
    /// A dear page is asked for less often.
    private final long longestSeconds;
    private double limit;

    Pages(Program program, int port, long longestSeconds) {
        this.longestSeconds = longestSeconds;
        this.program = program;
        this.port = port;
        this.asking = new Asking(port);
    }

    /// The pages of a forum of 10,000 posts.
    static List<Page> ofForum(Texts texts) {
        return List.of(
                new Page("front page, Hot, visitor", false, n -> "/?order=hot"),
                anew("front page, Hot, visitor", "/?order=hot"),
                anew("front page, New, visitor", "/?order=new"),
                anew("front page, Top of the week, visitor", "/?order=top-week"),
                new Page("front page, Hot, member", true, n -> "/?order=hot"),
                new Page("front page, New, member", true, n -> "/?order=new"),
                new Page("front page, Top of the week, member", true, n -> "/?order=top-week"),
                new Page("Subscribed, Hot, member of 100 communities", true, n -> "/subscribed?order=hot"),
                new Page("a community, Hot", false, n -> "/c/place" + (1 + 4 * (n % 20))),
                new Page("an ordinary thread", false, n -> "/post/" + ordinary(n)),
                new Page("an ordinary thread, member", true, n -> "/post/" + ordinary(n)),
                new Page("the thread of 2,000 comments", false, n -> "/post/" + Seed.LONG_POST),
                anew("the thread of 2,000 comments", "/post/" + Seed.LONG_POST + "?order=hot"),
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

    /// A visitor's page at an address that nobody asked for before, so that nothing kept is sent.
    private static Page anew(String name, String address) {
        return new Page(name + ", made anew", false, n -> address + "&n=" + n);
    }

    /// A post that stands, somewhere in the last weeks.
    private static int ordinary(int n) {
        int post = Seed.POSTS - 1 - n * 7 % 5_000;
        return post % 97 == 0 || post == Seed.LONG_POST ? post - 1 : post;
    }

    /// The front pages of a whole network as the product's table asks for them, and what else costs most.
    static List<Page> ofNetwork() {
        List<Page> pages = new ArrayList<>();
        for (String order : List.of("active", "hot", "new", "scaled")) {
            pages.add(Page.of("All, " + order + ", member of 100 communities with 20 blocks", true, "/?order=" + order));
        }
        for (String order : List.of("active", "hot", "new", "scaled")) {
            pages.add(Page.of("Subscribed, " + order + ", the same", true, "/subscribed?order=" + order));
        }
        pages.add(Page.of("All, active, visitor", false, "/?order=active"));
        pages.add(anew("All, active, visitor", "/?order=active"));
        pages.add(anew("All, hot, visitor", "/?order=hot"));
        pages.add(anew("All, top of the day, visitor", "/?order=top-day"));
        pages.add(anew("Local, top of the day, visitor", "/local?order=top-day"));
        pages.add(anew("a community of ours, hot, visitor", "/c/place1?order=hot"));
        pages.add(anew("communities, visitor", "/communities?page=1"));
        pages.add(new Page("an ordinary thread, visitor", false, n -> "/post/" + (660_000 + n * 7 % 17_000)));
        pages.add(Page.of("the thread of 2,000 comments, visitor", false, "/post/677000"));
        pages.add(anew("the thread of 2,000 comments, visitor", "/post/677000?order=hot"));
        pages.add(Page.of("the thread of 2,000 comments, member", true, "/post/677000"));
        pages.add(new Page("a person, visitor", false, n -> "/u/person" + (2 + n)));
        return pages;
    }

    /// Asks for each page by itself and prints what it costs.
    ///
    /// @param only a part of the names of the pages to be measured; empty for all
    void measure(List<Page> pages, String only) throws IOException {
        System.out.println(
                "\n| page | requests | median (ms) | p99 (ms) | work (ms) | times the static file | kB sent, unpacked |"
                        + "\n|---|---|---|---|---|---|---|");
        one(staticFile());
        for (Page page : pages) {
            if (page.name().contains(only)) {
                one(page);
            }
        }
    }

    /// Lets several clients ask at once and prints how many answers they get.
    void many(List<Page> pages, int clients) throws Exception {
        System.out.println("\n| " + clients + " clients at once, for " + SECONDS
                + " s | answers a second | work (ms) | of the processors |\n|---|---|---|---|");
        many(staticFile(), clients);
        for (Page page : pages) {
            many(page, clients);
        }
        System.out.println();
    }

    private Page staticFile() throws IOException {
        return Page.of("the cheapest static file", false, cheapestFile());
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
            long until = System.nanoTime() + longestSeconds * 1_000_000_000L;
            for (int n = 0; n < WARM && System.nanoTime() < until; n++) {
                ask(client, page.member(), page.address().apply(n));
            }
            long before = program.work();
            until = System.nanoTime() + longestSeconds * 1_000_000_000L;
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

    private long ask(Client client, boolean member, String path) throws IOException {
        return asking.nanos(client, path, member ? asking.anyMember() : "");
    }

    private void many(Page page, int clients) throws Exception {
        long worked = program.work();
        long began = System.nanoTime();
        long until = began + SECONDS * 1_000_000_000L;
        AtomicInteger number = new AtomicInteger();
        Callable<Integer> work = () -> {
            int answers = 0;
            try (Client client = new Client(port)) {
                for (; System.nanoTime() < until; answers++) {
                    ask(client, page.member(), page.address().apply(number.getAndIncrement()));
                }
            }
            return answers;
        };
        int answers = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> client : threads.invokeAll(Collections.nCopies(clients, work))) {
                answers += client.get();
            }
        }
        worked = program.work() - worked;
        double millis = (System.nanoTime() - began) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.0f %% |%n",
                page.name(),
                answers * 1e3 / millis,
                worked / (double) answers,
                100 * worked / millis / Runtime.getRuntime().availableProcessors());
    }
}
