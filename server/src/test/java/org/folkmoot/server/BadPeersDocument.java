package org.folkmoot.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/// `docs/bad-peers.md` as it is being written: what another server sent, what it was answered, and
/// what became of it; and an ear for what stood in the log meanwhile.
final class BadPeersDocument implements AutoCloseable {

    private static final String BEGINNING = """
            # Bad input of other servers

            What other servers send that they should not, and what comes of it. This page is written by `HostilePeerTest`,
            which lets a hostile server send everything that stands here to a whole server of ours, and fails when an answer
            changes; `./dev bad-input` writes it anew. What an inbox refuses leaves one line in the log, with the words that
            the sender hears; what it takes with 202 leaves one when nothing follows from it, with the words that stand here.
            What people and browsers send is in [bad-input.md](bad-input.md).
            """;

    private final StringBuilder text = new StringBuilder(BEGINNING);
    private final LogEar ear = new LogEar(_ -> true);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.folkmoot");
    private final Level levelBefore = ours.getLevel();

    BadPeersDocument() {
        ours.setLevel(Level.INFO);
    }

    void section(String title, String about) {
        text.append("\n## ")
                .append(title)
                .append("\n\n")
                .append(about)
                .append("\n\n| what another server sends | status | what becomes of it |\n|---|---|---|\n");
    }

    void row(String input, int status, String words) {
        text.append("| ")
                .append(input)
                .append(" | ")
                .append(status)
                .append(" | ")
                .append(cell(words))
                .append(" |\n");
    }

    /// How many lines of the log hold these words.
    long lines(String words) {
        return ear.heard().stream()
                .filter(event -> event.getFormattedMessage().contains(words))
                .count();
    }

    /// Lines that tell of a mistake of ours: errors, and whatever carries a stack trace.
    List<String> mistakes() {
        return ear.heard().stream()
                .filter(event -> event.getLoggerName().startsWith("org.folkmoot"))
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    String text() {
        return text.toString();
    }

    /// Ports differ from run to run.
    private static String cell(String words) {
        StringBuilder cell = new StringBuilder();
        words.strip().replaceAll("localhost:\\d+", "localhost").codePoints().forEach(sign -> {
            if (Character.isISOControl(sign) || Character.getType(sign) == Character.FORMAT) {
                cell.append(String.format(Locale.ROOT, "⟨%04X⟩", sign));
            } else if ("|<>*_\\".indexOf(sign) >= 0) {
                cell.append('\\').appendCodePoint(sign);
            } else {
                cell.appendCodePoint(sign);
            }
        });
        return cell.isEmpty() ? "–" : cell.toString();
    }

    @Override
    public void close() {
        ear.close();
        ours.setLevel(levelBefore);
    }
}
