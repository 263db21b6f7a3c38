package org.folkmoot.forum.peering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.folkmoot.database.Transaction;
import org.jspecify.annotations.Nullable;

/// What the log tells of evidence and of replies that were attached to decisions.
public final class EvidenceLogged implements LogSource {

    private final EvidenceStore store = new EvidenceStore();

    @Override
    public List<LogFacts> missing(Transaction transaction) {
        return facts(store.untold(transaction));
    }

    @Override
    public List<LogFacts> all(Transaction transaction) {
        return facts(store.all(transaction));
    }

    private static List<LogFacts> facts(Attached attached) {
        return Stream.concat(
                        attached.evidence().stream().map(EvidenceLogged::evidence),
                        attached.replies().stream().map(EvidenceLogged::reply))
                .toList();
    }

    private static LogFacts evidence(Attached.Evidence evidence) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("decision", evidence.decision().value());
        facts.put("link", evidence.link());
        facts.put("hash", evidence.hash());
        Map<String, LogText> texts = new LinkedHashMap<>();
        TermsLogged.text(texts, "shows", evidence.shows(), null);
        TermsLogged.text(texts, LogText.AUTHOR, evidence.author(), evidence.by());
        return new LogFacts(LogKind.EVIDENCE, evidence.id(), evidence.at(), facts, texts);
    }

    private static LogFacts reply(Attached.Reply reply) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("decision", reply.decision().value());
        facts.put("server", reply.server());
        facts.put("link", reply.link());
        facts.put("hash", reply.hash());
        Map<String, LogText> texts = new LinkedHashMap<>();
        TermsLogged.text(texts, "said", reply.said(), null);
        TermsLogged.text(texts, LogText.AUTHOR, reply.author(), reply.by());
        return new LogFacts(LogKind.REPLY, reply.id(), reply.at(), facts, texts);
    }
}
