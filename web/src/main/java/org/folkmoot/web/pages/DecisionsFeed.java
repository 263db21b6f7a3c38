package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Announcement;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.forum.peering.LogEntry;
import org.folkmoot.forum.peering.LogHeads.LogHead;
import org.folkmoot.forum.peering.LogSigner;
import org.folkmoot.web.messages.Words;
import org.jspecify.annotations.Nullable;

/// The log of decisions about other servers, as other programs follow it (Atom). An entry is named by its page, and
/// never changes.
///
/// @param title     of the feed
/// @param address   of this site, without a slash at its end
/// @param made      when it was made, which counts as its change when it is empty
/// @param announced what is to come, the next first
/// @param decisions the newest first
/// @param log       the last entry of the log as a chain; null while there is none
public record DecisionsFeed(
        String title,
        String address,
        Instant made,
        List<Announcement> announced,
        List<Decision> decisions,
        @Nullable LogHead log,
        TermsWords words) {

    /// As `Content-Type` names it.
    public static final String CONTENT_TYPE = AtomWriter.CONTENT_TYPE;

    /// The feed in UTF-8.
    public byte[] xml() {
        Instant changed = Stream.concat(
                        announced.stream().map(Announcement::at),
                        decisions.stream().map(decision -> decision.version().at()))
                .max(Comparator.naturalOrder())
                .orElse(made);
        var head = new AtomWriter.Head(title, address, Paths.DECISIONS + ".atom", Paths.DECISIONS, changed);
        return AtomWriter.feed(head, xml -> {
            if (log != null) {
                log(xml, log);
            }
            for (Announcement announcement : announced) {
                String here = address + Paths.announced(announcement.id());
                xml.entry(
                        here,
                        title(announcement),
                        announcement.at(),
                        announcement.at(),
                        entry -> rest(entry, announcement));
            }
            for (Decision decision : decisions) {
                TermsVersion version = decision.version();
                String here = address + Paths.decision(version.id());
                xml.entry(here, title(version), version.at(), version.at(), entry -> rest(entry, decision));
            }
        });
    }

    /// Foreign markup (RFC 4287, 6): readers of feeds leave it out, and whoever keeps a copy of the feed keeps it.
    private static void log(AtomWriter xml, LogHead log) throws XMLStreamException {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("number", String.valueOf(log.number()));
        said.put("hash", log.hash());
        LogSigner.Signed signature = log.signature();
        if (signature != null) {
            said.put("key", signature.key());
            said.put("signature", signature.value());
        }
        xml.foreign(LogEntry.FORM, "head", said);
    }

    private String title(TermsVersion version) {
        Words said = words.words();
        String number = said.say("decision.title", "number", version.id().value());
        String name = version.name();
        return plain(number + ": " + (name == null ? said.say("peers.standard-name") : name));
    }

    private String title(Announcement announcement) {
        Words said = words.words();
        String number = said.say("announced.title", "number", announcement.id().value());
        String name = announcement.draft().name();
        return plain(number + ": " + (name == null ? said.say("peers.standard-name") : name));
    }

    private void rest(AtomWriter xml, Announcement announcement) throws XMLStreamException {
        author(xml, announcement.author(), "decision.by-somebody");
        Words said = words.words();
        String from = said.say("announced.from", "moment", said.moment(announcement.startsAt()));
        List<TermsWords.Change> changes =
                words.changes(announcement.before(), announcement.held(), announcement.draft());
        xml.content("text", null, plain(from + "\n" + text(changes, announcement.reason())));
    }

    private void rest(AtomWriter xml, Decision decision) throws XMLStreamException {
        author(xml, decision.author(), decision.version().by() == null ? "decision.by-itself" : "decision.by-somebody");
        xml.content(
                "text",
                null,
                plain(text(words.changes(decision), decision.version().reason())));
    }

    /// @param nobody the message for an author without a name
    private void author(AtomWriter xml, @Nullable String author, String nobody) throws XMLStreamException {
        if (author == null) {
            xml.author(words.words().say(nobody), null);
        } else {
            xml.author(author, address + Paths.person(author));
        }
    }

    private String text(List<TermsWords.Change> changes, @Nullable String reason) {
        StringBuilder text = new StringBuilder();
        for (TermsWords.Change change : changes) {
            text.append(words.words().say("terms.change-of", "what", change.what()))
                    .append(' ')
                    .append(words.words().say("terms.change", "from", change.from(), "to", change.to()))
                    .append('\n');
        }
        return reason == null
                ? text.toString().strip()
                : text.append('\n').append(reason).toString().strip();
    }

    /// Without the marks that keep each value's direction to itself, which readers of feeds show as boxes.
    private static String plain(String said) {
        return said.replace(String.valueOf(Words.ISOLATE), "").replace(String.valueOf(Words.END_OF_ISOLATE), "");
    }
}
