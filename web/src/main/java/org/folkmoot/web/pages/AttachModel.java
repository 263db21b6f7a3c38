package org.folkmoot.web.pages;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.peering.Decision;

/// Attaches something to a decision. Controls: `url` and `reason` of evidence, `source`, `url` and `body` of a reply.
///
/// @param reply whether it is what those say whom the decision is about; else evidence
public record AttachModel(Decision decision, boolean reply, Form form) {

    /// The servers that the decision is about, by name; none for what is standard.
    public List<String> servers() {
        TermsVersion before = decision.before();
        Set<String> servers = new TreeSet<>(decision.version().domains());
        Stream.ofNullable(before).map(TermsVersion::domains).forEach(servers::addAll);
        return List.copyOf(servers);
    }

    /// Where it is sent, and where its form stands.
    public String path() {
        return reply
                ? Paths.replyTo(decision.version().id())
                : Paths.evidenceFor(decision.version().id());
    }
}
