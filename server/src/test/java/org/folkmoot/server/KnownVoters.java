package org.folkmoot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import org.jsoup.select.Elements;

/// Three hundred members whose votes a test knows: a hundred for each of three options, in an order that
/// has to do with nothing else. Some forty of them vote twice, for another option first.
final class KnownVoters {

    static final int MANY = 300;
    static final int OPTIONS = 3;

    private static final int TWICE = 45;
    private static final long FIRST = 7_300_001;
    private static final long SEED = 20_260_301;

    /// A ballot as somebody cast it, and what they were told.
    private record Cast(long person, int option, String words, String receipt, String nonce) {}

    private final Random random = new Random(SEED);
    private final List<Long> people = new ArrayList<>();
    private final Map<Long, Integer> options = new HashMap<>();
    private final List<Cast> casts = new ArrayList<>();

    KnownVoters() {
        List<Integer> chosen = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            people.add(FIRST + number);
            chosen.add(1 + number % OPTIONS);
        }
        Collections.shuffle(people, random);
        Collections.shuffle(chosen, random);
        for (int number = 0; number < MANY; number++) {
            options.put(people.get(number), chosen.get(number));
        }
    }

    /// Makes all of them members who are logged in.
    static void join(OurServer server) throws Exception {
        ReadyMembers.join(server, FIRST, MANY);
    }

    /// Lets each of them vote by the form.
    ///
    /// @param page  of the consultation
    /// @param pause after each
    void vote(OurServer server, String page, Runnable pause) {
        PlainClient browser = server.plain();
        List<Long> turns = new ArrayList<>(people);
        Collections.shuffle(turns, random);
        List<Long> again = List.copyOf(turns.subList(0, TWICE));
        again.forEach(person -> turns.add(random.nextInt(turns.size() + 1), person));
        Map<Long, Integer> left = new HashMap<>();
        turns.forEach(person -> left.merge(person, 1, Integer::sum));
        for (long person : turns) {
            boolean last = left.merge(person, -1, Integer::sum) == 0;
            int option = options.getOrDefault(person, 0);
            casts.add(cast(browser, page, person, last ? option : 1 + option % OPTIONS));
            pause.run();
        }
    }

    private Cast cast(PlainClient browser, String page, long person, int option) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        String words = HexFormat.of().formatHex(bytes) + " of my own";
        ReadyMembers.become(browser, person);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("csrf", browser.token(page));
        fields.put("option", Integer.toString(option));
        fields.put("words", words);
        PlainClient.Answer answer = browser.post(page + "/ballot", fields);
        assertThat(answer.status()).isEqualTo(200);
        Elements told = answer.page().select("#receipt code");
        return new Cast(person, option, words, told.get(0).text(), told.get(1).text());
    }

    /// What each of them chose in the end.
    Map<Long, Integer> truth() {
        return Map.copyOf(options);
    }

    /// Half of them, and what they chose.
    Map<Long, Integer> half() {
        Map<Long, Integer> half = new HashMap<>();
        people.subList(0, MANY / 2).forEach(person -> half.put(person, options.getOrDefault(person, 0)));
        return half;
    }

    /// In which order they voted first.
    List<Long> first() {
        return order(casts);
    }

    /// In which order they voted last.
    List<Long> last() {
        return order(casts.reversed()).reversed();
    }

    private static List<Long> order(List<Cast> casts) {
        SequencedSet<Long> order = new LinkedHashSet<>();
        casts.forEach(cast -> order.add(cast.person()));
        return List.copyOf(order);
    }

    /// The receipts that count, in the order in which they were given out.
    List<String> receipts() {
        Map<Long, String> last = new HashMap<>();
        casts.forEach(cast -> last.put(cast.person(), cast.receipt()));
        return last().stream().map(person -> last.getOrDefault(person, "")).toList();
    }

    /// What nobody may find before the count: every receipt, what it was made of, and the voters' own words.
    Needles secrets() {
        Needles needles = kept();
        for (Cast cast : casts) {
            needles.add("a receipt of " + cast.person(), cast.receipt().getBytes(UTF_8));
            needles.add(
                    "the bytes of a receipt of " + cast.person(), HexFormat.of().parseHex(cast.receipt()));
        }
        return needles;
    }

    /// What nobody may ever find: what the receipts were made of, and those that were given for a ballot
    /// that was replaced.
    Needles kept() {
        Needles needles = new Needles();
        List<String> counted = receipts();
        for (Cast cast : casts) {
            needles.add("words of " + cast.person(), cast.words().getBytes(UTF_8));
            needles.add("a nonce of " + cast.person(), cast.nonce().getBytes(UTF_8));
            needles.add(
                    "the bytes of a nonce of " + cast.person(), HexFormat.of().parseHex(cast.nonce()));
            if (!counted.contains(cast.receipt())) {
                needles.add(
                        "a receipt that was replaced of " + cast.person(),
                        cast.receipt().getBytes(UTF_8));
            }
        }
        return needles;
    }

    /// The receipts that count.
    Needles counted() {
        Needles needles = new Needles();
        receipts().forEach(receipt -> needles.add(receipt, receipt.getBytes(UTF_8)));
        return needles;
    }
}
