package org.folkmoot.rules.peers;

import java.util.Optional;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.peers.Dealings.Messages;
import org.folkmoot.rules.peers.Dealings.Reports;

/// A server as lists of other software name it: Mastodon's list of domains, or a bare list of them.
///
/// Such a list knows two ways of dealing with a server where we have a dozen axes. What goes out is the nearest of
/// the two, and what comes in is one of our presets.
///
/// @param domain         in lower case and in ASCII
/// @param rejectsReports whether reports of its people are not taken
/// @param comment        why, as the list says; empty when it does not
public record ListedServer(String domain, Severity severity, boolean rejectsReports, String comment) {

    /// How hard a server is dealt with, in Mastodon's words.
    public enum Severity {
        /// Nothing of it is taken.
        SUSPEND,
        /// It is shown to those who look for it.
        SILENCE
    }

    /// The terms that come nearest.
    public Terms terms() {
        Terms preset = switch (severity) {
            case SUSPEND -> Terms.BLOCKED;
            case SILENCE -> Terms.LIMITED;
        };
        return rejectsReports ? preset.dealings(preset.dealings().reports(Reports.REFUSE)) : preset;
    }

    /// How a list names a server that stands under these terms.
    ///
    /// @return empty when neither of the two ways comes near
    public static Optional<ListedServer> of(String domain, Terms terms, String comment) {
        boolean rejectsReports = terms.dealings().reports() == Reports.REFUSE;
        return severity(terms).map(severity -> new ListedServer(domain, severity, rejectsReports, comment));
    }

    private static Optional<Severity> severity(Terms terms) {
        Contents contents = terms.contents();
        if (contents.reception() == Reception.REFUSE) {
            return Optional.of(Severity.SUSPEND);
        }
        boolean kept = contents.reception() == Reception.HOLD
                || contents.visibility() != Visibility.EVERYONE
                || terms.dealings().messages() != Messages.EVERYONE;
        return kept ? Optional.of(Severity.SILENCE) : Optional.empty();
    }
}
