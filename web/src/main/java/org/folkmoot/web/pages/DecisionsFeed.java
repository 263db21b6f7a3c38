package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Decision;
import org.folkmoot.web.messages.Words;

/// The log of decisions about other servers, as other programs follow it (Atom). An entry is named by its page, and
/// never changes.
///
/// @param title     of the feed
/// @param address   of this site, without a slash at its end
/// @param made      when it was made, which counts as its change when it is empty
/// @param decisions the newest first
public record DecisionsFeed(String title, String address, Instant made, List<Decision> decisions, TermsWords words) {

    /// As `Content-Type` names it.
    public static final String CONTENT_TYPE = AtomWriter.CONTENT_TYPE;

    /// The feed in UTF-8.
    public byte[] xml() {
        Instant changed =
                decisions.isEmpty() ? made : decisions.getFirst().version().at();
        var head = new AtomWriter.Head(title, address, Paths.DECISIONS + ".atom", Paths.DECISIONS, changed);
        return AtomWriter.feed(head, xml -> {
            for (Decision decision : decisions) {
                TermsVersion version = decision.version();
                String here = address + Paths.decision(version.id());
                xml.entry(here, title(version), version.at(), version.at(), entry -> rest(entry, decision));
            }
        });
    }

    private String title(TermsVersion version) {
        Words said = words.words();
        String number = said.say("decision.title", "number", version.id().value());
        String name = version.name();
        return plain(number + ": " + (name == null ? said.say("peers.standard-name") : name));
    }

    private void rest(AtomWriter xml, Decision decision) throws XMLStreamException {
        String author = decision.author();
        if (author == null) {
            String nobody = decision.version().by() == null ? "decision.by-itself" : "decision.by-somebody";
            xml.author(words.words().say(nobody), null);
        } else {
            xml.author(author, address + Paths.person(author));
        }
        xml.content("text", null, plain(text(decision)));
    }

    private String text(Decision decision) {
        StringBuilder text = new StringBuilder();
        for (TermsWords.Change change : words.changes(decision)) {
            text.append(words.words().say("terms.change-of", "what", change.what()))
                    .append(' ')
                    .append(words.words().say("terms.change", "from", change.from(), "to", change.to()))
                    .append('\n');
        }
        String reason = decision.version().reason();
        return reason == null
                ? text.toString().strip()
                : text.append('\n').append(reason).toString().strip();
    }

    /// Without the marks that keep each value's direction to itself, which readers of feeds show as boxes.
    private static String plain(String said) {
        return said.replace(String.valueOf(Words.ISOLATE), "").replace(String.valueOf(Words.END_OF_ISOLATE), "");
    }
}
