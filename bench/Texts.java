import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Made-up texts: 30,000 words, the n-th used about 1/n as often as the first (Zipf's law), in sentences, paragraphs
/// and
/// the marks of Markdown that people use. The same seed gives the same texts.
final class Texts {

    static final int WORDS = 30_000;

    private static final String[] BEGINNINGS = {
        "b", "br", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "sh", "st",
        "t", "tr", "v", "w", "z", ""
    };
    private static final String[] MIDDLES = {"a", "e", "i", "o", "u", "ai", "ee", "oa"};
    private static final String[] ENDS = {"", "", "", "n", "r", "s", "t", "l", "m", "nd", "rk"};

    private final SplittableRandom random;
    private final List<String> words;

    Texts(SplittableRandom random) {
        this.random = random;
        Set<String> distinct = new LinkedHashSet<>();
        while (distinct.size() < WORDS) {
            int syllables = 1 + Math.min(3, distinct.size() / 400);
            StringBuilder word = new StringBuilder();
            for (int n = random.nextInt(Math.max(1, syllables - 1), syllables + 1); n > 0; n--) {
                word.append(one(BEGINNINGS)).append(one(MIDDLES)).append(one(ENDS));
            }
            distinct.add(word.toString());
        }
        words = new ArrayList<>(distinct);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    /// The word that is the n-th most frequent, from 1.
    String word(int place) {
        return words.get(place - 1);
    }

    private String word() {
        return words.get((int) Math.pow(WORDS, random.nextDouble()) - 1);
    }

    /// So many words, the first with a capital.
    String title(int count) {
        StringBuilder title = new StringBuilder();
        for (int n = 0; n < count; n++) {
            title.append(n == 0 ? "" : " ").append(word());
        }
        title.setCharAt(0, Character.toUpperCase(title.charAt(0)));
        return title.toString();
    }

    private String sentence() {
        StringBuilder sentence = new StringBuilder(title(random.nextInt(4, 9)));
        switch (random.nextInt(14)) {
            case 0 -> sentence.append(" **").append(word()).append("**");
            case 1 -> sentence.append(" *").append(word()).append("*");
            case 2 -> sentence.append(" `").append(word()).append("`");
            case 3 ->
                sentence.append(" [")
                        .append(title(2))
                        .append("](https://example.org/")
                        .append(word())
                        .append(")");
            case 4 -> sentence.append(" https://example.net/").append(word());
            default -> {}
        }
        for (int n = random.nextInt(8); n > 0; n--) {
            sentence.append(random.nextInt(8) == 0 ? ", " : " ").append(word());
        }
        return sentence.append(random.nextInt(6) == 0 ? "?" : ".").toString();
    }

    private String paragraph() {
        StringBuilder paragraph = new StringBuilder();
        switch (random.nextInt(12)) {
            case 0 -> {
                for (int n = random.nextInt(2, 6); n > 0; n--) {
                    paragraph.append("- ").append(sentence()).append(n == 1 ? "" : "\n");
                }
            }
            case 1 -> paragraph.append("> ").append(sentence());
            default -> {
                for (int n = random.nextInt(1, 5); n > 0; n--) {
                    paragraph.append(sentence()).append(n == 1 ? "" : " ");
                }
            }
        }
        return paragraph.toString();
    }

    /// A comment or the body of a post: mostly one paragraph, at most so many.
    String body(int most) {
        StringBuilder body = new StringBuilder(paragraph());
        for (int n = 1; n < most && random.nextInt(2) == 0; n++) {
            body.append("\n\n").append(paragraph());
        }
        return body.toString();
    }

    String address() {
        return "https://" + word() + word() + ".example/" + word() + "/" + random.nextInt(1_000_000);
    }
}
