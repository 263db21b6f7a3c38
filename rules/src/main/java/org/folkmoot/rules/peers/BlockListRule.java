package org.folkmoot.rules.peers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.folkmoot.rules.peers.CommaSeparated.Line;
import org.folkmoot.rules.peers.ListedServer.Severity;
import org.folkmoot.rules.speech.Wording;
import org.jspecify.annotations.Nullable;

/// Reads lists of servers as other software writes them, and writes them: Mastodon's list of domains (CSV), and bare
/// lists of domains, one on a line or apart by commas, as they are put into Lemmy's settings.
///
/// Any text at all is read. A line that makes no sense is told and left out, and never keeps another from being read.
public final class BlockListRule {

    /// Lines of a list that are read.
    public static final int MOST_LINES = 50_000;

    /// As many lines without sense are told word by word.
    static final int NONSENSE_TOLD = 10;

    /// Characters of such a line that are told.
    static final int NONSENSE_LONGEST = 80;

    /// Characters of a comment that are kept, so that it fits into a reason with its source.
    static final int COMMENT_LONGEST = 800;

    /// Characters of what may be the name of a server, with an address around it.
    private static final int LONGEST_NAME = 1_000;

    private static final List<String> COLUMNS =
            List.of("domain", "severity", "reject_media", "reject_reports", "public_comment", "obfuscate");

    private static final List<String> COMMENT_COLUMNS = List.of("public_comment", "comment", "reason");

    /// In a bare list what follows is a remark.
    private static final Pattern REMARK = Pattern.compile("\\s#");

    private final Set<String> seen = new HashSet<>();
    private final List<ListedServer> servers = new ArrayList<>();
    private final List<Nonsense> told = new ArrayList<>();
    private int nonsense;
    private int repeated;
    private int harmless;
    private @Nullable List<String> columns;

    private BlockListRule() {}

    /// What was found in a list.
    ///
    /// @param servers  each once, in their order
    /// @param harmless how many it names without dealing with them otherwise (Mastodon's `noop`)
    /// @param repeated how many it names once more
    /// @param nonsense how many lines make no sense
    /// @param told     the first of these
    /// @param cut      whether there were more lines than are read
    public record Found(
            List<ListedServer> servers, int harmless, int repeated, int nonsense, List<Nonsense> told, boolean cut) {

        public Found {
            servers = List.copyOf(servers);
            told = List.copyOf(told);
        }
    }

    /// A line without sense.
    ///
    /// @param line from one
    /// @param text its beginning, without what nobody can see
    public record Nonsense(int line, String text) {}

    public static Found read(String text) {
        BlockListRule rule = new BlockListRule();
        CommaSeparated.read(text, MOST_LINES).forEach(rule::take);
        boolean cut = CommaSeparated.lines(text) > MOST_LINES;
        return new Found(rule.servers, rule.harmless, rule.repeated, rule.nonsense, rule.told, cut);
    }

    private void take(Line line) {
        List<String> values = line.values();
        if (values == null) {
            senseless(line);
            return;
        }
        List<String> names = values.stream().map(BlockListRule::column).toList();
        if (names.contains("domain")) {
            columns = names;
        } else if (!Wording.blank(line.written()) && !line.written().strip().startsWith("#")) {
            server(line, values);
        }
    }

    private static String column(String written) {
        return Wording.line(written).toLowerCase(Locale.ROOT).replaceFirst("^#", "");
    }

    private void server(Line line, List<String> values) {
        List<String> named = columns;
        if (named == null && bare(line, values)) {
            return;
        }
        List<String> names = named == null ? COLUMNS : named;
        Optional<String> domain = domain(value(names, values, "domain"));
        String severity = Wording.line(value(names, values, "severity")).toLowerCase(Locale.ROOT);
        boolean rejectsReports = value(names, values, "reject_reports").strip().equalsIgnoreCase("true");
        if (domain.isEmpty()) {
            senseless(line);
            return;
        }
        switch (severity) {
            case "", "suspend" -> found(new ListedServer(domain.get(), Severity.SUSPEND, true, comment(names, values)));
            case "silence" ->
                found(new ListedServer(domain.get(), Severity.SILENCE, rejectsReports, comment(names, values)));
            case "noop" -> harmless++;
            default -> senseless(line);
        }
    }

    /// Takes a line of nothing but servers, perhaps with a remark behind them.
    ///
    /// @return whether it was one
    private boolean bare(Line line, List<String> values) {
        String[] halves = REMARK.split(line.written(), 2);
        List<String> words = halves.length > 1 ? List.of(halves[0].split(",", -1)) : values;
        List<Optional<String>> domains = words.stream()
                .filter(word -> !Wording.blank(word))
                .map(BlockListRule::domain)
                .toList();
        if (domains.isEmpty() || domains.stream().anyMatch(Optional::isEmpty)) {
            return false;
        }
        String comment = halves.length > 1 ? kept(halves[1]) : "";
        domains.stream()
                .flatMap(Optional::stream)
                .forEach(domain -> found(new ListedServer(domain, Severity.SUSPEND, true, comment)));
        return true;
    }

    private void found(ListedServer server) {
        if (seen.add(server.domain())) {
            servers.add(server);
        } else {
            repeated++;
        }
    }

    private void senseless(Line line) {
        nonsense++;
        if (told.size() < NONSENSE_TOLD) {
            told.add(new Nonsense(line.number(), cut(Wording.line(line.written()), NONSENSE_LONGEST)));
        }
    }

    /// A server of a list. One word alone is no server there, or every text would be full of them.
    private static Optional<String> domain(String written) {
        return written.length() > LONGEST_NAME
                ? Optional.empty()
                : TermsRule.domain(Wording.line(written)).filter(domain -> domain.indexOf('.') > 0);
    }

    private static String comment(List<String> names, List<String> values) {
        return COMMENT_COLUMNS.stream()
                .map(name -> kept(value(names, values, name)))
                .filter(comment -> !comment.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String kept(String comment) {
        String clean = Wording.text(comment).strip();
        return Wording.blank(clean) ? "" : cut(clean, COMMENT_LONGEST);
    }

    /// The value of a column; empty where there is none.
    private static String value(List<String> names, List<String> values, String name) {
        int at = names.indexOf(name);
        return at < 0 || at >= values.size() ? "" : values.get(at);
    }

    /// The beginning of a text, without half a character at its end.
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, half ? longest - 1 : longest).strip();
    }

    /// Mastodon's list of these servers. Pictures are no axis of ours, and no name is hidden.
    public static String written(List<ListedServer> servers) {
        StringBuilder list = new StringBuilder("#" + String.join(",#", COLUMNS) + "\n");
        servers.forEach(server -> list.append(CommaSeparated.written(List.of(
                        server.domain(),
                        server.severity().name().toLowerCase(Locale.ROOT),
                        "false",
                        String.valueOf(server.rejectsReports()),
                        server.comment(),
                        "false")))
                .append('\n'));
        return list.toString();
    }
}
