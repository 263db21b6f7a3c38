package org.folkmoot.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// `docs/bad-input.md` as it is being written: what was sent, what was seen, and what stood in the log meanwhile.
final class BadInputDocument implements AutoCloseable {

    private static final String BEGINNING = """
            # Bad input

            What people, browsers and machines send that they should not, and what comes of it. This page is written by
            `BadInputPeerTest`, which sends everything that stands here to a whole server and fails when an answer changes;
            `./dev bad-input` writes it anew. *Log* is what the log of the server says at the level of warnings and above;
            what people type wrongly is no matter for a log. A form that is refused comes back with everything that was
            typed into it, except passwords. What other servers send is in [bad-peers.md](bad-peers.md).
            """;

    private final StringBuilder text = new StringBuilder(BEGINNING);
    /// As in the program's own logback.xml, where the pool of connections is quiet.
    private final LogEar ear = new LogEar(event -> event.getLevel().isGreaterOrEqual(Level.WARN)
            && !event.getLoggerName().startsWith("com.zaxxer"));

    void section(String title, String about) {
        text.append("\n## ")
                .append(title)
                .append("\n\n")
                .append(about)
                .append("\n\n| input | what the person sees | status | log |\n|---|---|---|---|\n");
    }

    void row(String input, int status, Document page) {
        row(input, status, seen(page));
    }

    void row(String input, int status, String seen) {
        assertThat(said()).as("log lines about: %s", input).hasSizeLessThanOrEqualTo(1);
        line(input, Integer.toString(status), seen, heard());
    }

    void line(String input, String status, String seen, String log) {
        text.append("| ")
                .append(input.startsWith("`") ? input : cell(input))
                .append(" | ")
                .append(cell(seen))
                .append(" | ")
                .append(status)
                .append(" | ")
                .append(log.isEmpty() ? "–" : cell(log))
                .append(" |\n");
    }

    void names(String title, String about, List<String> lines) {
        text.append("\n## ").append(title).append("\n\n").append(about).append("\n\n");
        lines.forEach(line -> text.append("- ").append(line).append('\n'));
    }

    private List<String> said() {
        return ear.heard().stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    /// What the log said since this was asked last, without what differs from run to run.
    String heard() {
        List<String> lines = said();
        ear.forget();
        return lines.stream().map(BadInputDocument::settled).distinct().collect(Collectors.joining("; "));
    }

    /// Whether the log has said by now that something waits for the database.
    boolean waits() {
        return said().stream().anyMatch(line -> line.contains(" waits: "));
    }

    /// The words of an answer that tell what became of the request: objections, a problem, or what was done.
    static String seen(Document page) {
        Element problem = page.selectFirst("[data-problem]");
        Element heading = page.selectFirst("h1");
        if (problem != null && heading != null) {
            Element advice = page.selectFirst("h1 + p");
            return heading.text() + (advice == null ? "" : ". " + advice.text());
        }
        List<String> objections = page.select("[role=alert] li").eachText();
        if (!objections.isEmpty()) {
            return String.join(" ", objections);
        }
        List<String> notices =
                page.select("[role=status], main .note, main .empty").eachText();
        String otherwise = page.title().isEmpty() ? page.text() : page.title();
        return notices.isEmpty() ? otherwise : String.join(" ", notices);
    }

    String text() {
        return text.toString();
    }

    private static String settled(String line) {
        return line.replaceAll("failure [0-9a-f]{8}", "failure …")
                .replaceAll("cannot be reached: .*", "cannot be reached: …")
                .replaceAll("org\\.folkmoot\\.database\\.", "")
                .replaceAll("\\s+", " ");
    }

    /// Signs that would be invisible, or part of the table, are written out.
    private static String cell(String words) {
        StringBuilder cell = new StringBuilder();
        words.codePoints().forEach(sign -> {
            int kind = Character.getType(sign);
            if (kind == Character.FORMAT || kind == Character.CONTROL) {
                // The marks around what people have chosen are ours, and are no part of what one sees.
                if (sign < 0x2066 || sign > 0x2069) {
                    cell.append(String.format(Locale.ROOT, "⟨%04X⟩", sign));
                }
            } else if ("|<>*_\\[]".indexOf(sign) >= 0) {
                cell.append('\\').appendCodePoint(sign);
            } else {
                cell.appendCodePoint(sign);
            }
        });
        return cell.toString().strip();
    }

    @Override
    public void close() {
        ear.close();
    }
}
