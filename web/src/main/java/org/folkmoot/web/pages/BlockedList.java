package org.folkmoot.web.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.BlockListRule;
import org.folkmoot.rules.peers.ListedServer;
import org.folkmoot.rules.peers.ListedServer.Severity;
import org.folkmoot.rules.speech.Wording;

/// The terms in force as lists that other software reads; `docs/lists.md` says what they cannot tell. The same in
/// every language, since programs read them.
///
/// @param inForce the version in force of each peer
public record BlockedList(List<TermsVersion> inForce) {

    /// As `Content-Type` names the table.
    public static final String CSV = "text/csv; charset=utf-8";

    /// Mastodon's list of domains.
    public byte[] table() {
        return BlockListRule.written(servers()).getBytes(UTF_8);
    }

    /// The domains of which nothing is taken, one on a line, as for Lemmy's settings.
    public String lines() {
        return servers().stream()
                .filter(server -> server.severity() == Severity.SUSPEND)
                .map(server -> server.domain() + "\n")
                .collect(Collectors.joining());
    }

    private List<ListedServer> servers() {
        return inForce.stream()
                .filter(version -> version.peer() != null)
                .flatMap(version -> version.domains().stream()
                        .map(domain -> ListedServer.of(domain, version.terms(), comment(version)))
                        .flatMap(Optional::stream))
                .sorted(Comparator.comparing(ListedServer::domain))
                .toList();
    }

    /// The reason in one line, and the number under which it stands in the log.
    private static String comment(TermsVersion version) {
        String number = "decision " + version.id().value();
        String reason = version.reason() == null
                ? ""
                : Wording.line(version.reason()).replaceAll("\\s+", " ").strip();
        return reason.isEmpty() ? number : reason + " (" + number + ")";
    }
}
