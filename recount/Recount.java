import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts a consultation again from what its site published, without any part of that site's program:
///
/// ```
/// java recount/Recount.java https://forum.example/consultations/7/receipts.json [RECEIPT]
/// ```
///
/// It prints what each option got, and which leads. With a receipt it also says what was counted for it.
final class Recount {

    private Recount() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("java Recount.java URL-or-FILE [RECEIPT]");
            System.exit(2);
        }
        Map<?, ?> published = (Map<?, ?>) new Json(read(arguments[0])).value();
        if (published.containsKey("withheld")) {
            System.out.println("Nothing to count: " + published.get("withheld"));
            return;
        }
        List<String> options =
                ((List<?>) published.get("options")).stream().map(String::valueOf).toList();
        Map<String, List<Integer>> ballots = new LinkedHashMap<>();
        for (Object entry : (List<?>) published.get("receipts")) {
            Map<?, ?> ballot = (Map<?, ?>) entry;
            List<Integer> choice =
                    ((List<?>) ballot.get("choice")).stream().map(option -> ((Number) option).intValue()).toList();
            if (ballots.put((String) ballot.get("receipt"), choice) != null) {
                System.err.println("The receipt " + ballot.get("receipt") + " is published twice.");
                System.exit(1);
            }
        }
        boolean ranked = "ranked".equals(published.get("method"));
        int[] support = support(options.size(), ballots, ranked);
        List<Integer> leading = ranked ? schulze(options.size(), ballots) : most(support, ballots.isEmpty());
        System.out.println(ballots.size() + " ballots, " + published.get("method"));
        for (int option = 0; option < options.size(); option++) {
            System.out.println((leading.contains(option + 1) ? "* " : "  ") + support[option] + "  " + options.get(option));
        }
        if (arguments.length == 2) {
            List<Integer> choice = ballots.get(arguments[1]);
            System.out.println(
                    choice == null ? "No ballot has that receipt." : "For that receipt was counted: " + choice);
        }
    }

    private static String read(String where) throws IOException {
        if (!where.startsWith("http://") && !where.startsWith("https://")) {
            return Files.readString(Path.of(where));
        }
        try (InputStream answer = URI.create(where).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Ballots for each option; of a ranking, those that put it first.
    private static int[] support(int options, Map<String, List<Integer>> ballots, boolean ranked) {
        int[] support = new int[options];
        for (List<Integer> choice : ballots.values()) {
            for (int option : ranked ? choice.subList(0, 1) : choice) {
                support[option - 1]++;
            }
        }
        return support;
    }

    private static List<Integer> most(int[] support, boolean none) {
        List<Integer> leading = new ArrayList<>();
        int most = 0;
        for (int votes : support) {
            most = Math.max(most, votes);
        }
        for (int option = 0; option < support.length && !none; option++) {
            if (support[option] == most) {
                leading.add(option + 1);
            }
        }
        return leading;
    }

    /// Schulze's method with winning votes: what a ballot leaves out comes last.
    private static List<Integer> schulze(int options, Map<String, List<Integer>> ballots) {
        int[][] prefers = new int[options][options];
        for (List<Integer> ranking : ballots.values()) {
            for (int one = 0; one < options; one++) {
                for (int other = 0; other < options; other++) {
                    int place = ranking.indexOf(one + 1);
                    int otherPlace = ranking.indexOf(other + 1);
                    if (place >= 0 && (otherPlace < 0 || place < otherPlace)) {
                        prefers[one][other]++;
                    }
                }
            }
        }
        int[][] path = new int[options][options];
        for (int one = 0; one < options; one++) {
            for (int other = 0; other < options; other++) {
                path[one][other] = prefers[one][other] > prefers[other][one] ? prefers[one][other] : 0;
            }
        }
        for (int by = 0; by < options; by++) {
            for (int one = 0; one < options; one++) {
                for (int other = 0; other < options; other++) {
                    if (one != other) {
                        path[one][other] = Math.max(path[one][other], Math.min(path[one][by], path[by][other]));
                    }
                }
            }
        }
        List<Integer> leading = new ArrayList<>();
        for (int one = 0; one < options && !ballots.isEmpty(); one++) {
            boolean wins = true;
            for (int other = 0; other < options; other++) {
                wins &= path[one][other] >= path[other][one];
            }
            if (wins) {
                leading.add(one + 1);
            }
        }
        return leading;
    }

    /// As much of JSON as there is in what is published: objects, arrays, texts and whole numbers.
    private static final class Json {

        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object value() {
            skip();
            return switch (text.charAt(at)) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                default -> number();
            };
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            at++;
            while (!ends('}')) {
                skip();
                String name = string();
                skip();
                at++; // the colon
                object.put(name, value());
            }
            return object;
        }

        private List<Object> array() {
            List<Object> array = new ArrayList<>();
            at++;
            while (!ends(']')) {
                array.add(value());
            }
            return array;
        }

        private boolean ends(char end) {
            skip();
            if (text.charAt(at) == ',') {
                at++;
                skip();
            }
            boolean ends = text.charAt(at) == end;
            at += ends ? 1 : 0;
            return ends;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            while (text.charAt(++at) != '"') {
                char letter = text.charAt(at);
                if (letter == '\\') {
                    letter = text.charAt(++at);
                    string.append(switch (letter) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'u' -> (char) Integer.parseInt(text.substring(at + 1, at += 5), 16);
                        default -> letter;
                    });
                    at -= letter == 'u' ? 1 : 0;
                } else {
                    string.append(letter);
                }
            }
            at++;
            return string.toString();
        }

        private Integer number() {
            int begin = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            return Integer.valueOf(text.substring(begin, at));
        }

        private void skip() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
