package org.folkmoot.rules.peers;

import java.util.Optional;
import java.util.Set;
import org.folkmoot.rules.speech.Objections;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.Field;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says what a draft of terms, as a list of somebody else's names a server, would meet here. What was decided here
/// outranks what others decided.
public final class DraftRule {

    /// Characters of the name of a list.
    public static final int LONGEST_SOURCE = 100;

    /// As many are put in force at once.
    public static final int MOST_AT_ONCE = 500;

    private DraftRule() {}

    /// How a draft stands to what holds.
    public enum Standing {
        /// Nothing was decided about the server; what is standard holds for it.
        UNDECIDED,
        /// What the draft says holds already.
        HOLDS,
        /// Something else was decided about the server here.
        DIFFERS,
        /// It names our own server, or a domain that it lies in.
        OURS
    }

    /// How a draft stands to what holds.
    ///
    /// @param ours our own domain; null while we have none
    public static Standing standing(ListedServer server, Policy policy, @Nullable String ours) {
        if (ours != null && Policy.names(ours).contains(server.domain())) {
            return Standing.OURS;
        }
        if (policy.terms(server.domain()).equals(server.terms())) {
            return Standing.HOLDS;
        }
        return policy.of(server.domain()).isPresent() ? Standing.DIFFERS : Standing.UNDECIDED;
    }

    /// Whether what was found in a list is kept as drafts, and under which name of the list.
    ///
    /// @param source the name, as typed
    public static SpeechDecision<String> judge(String source, BlockListRule.Found found) {
        String name = Wording.line(source);
        return new Objections()
                .about(Field.SOURCE, TextRule.heading(name, LONGEST_SOURCE))
                .when(found.servers().isEmpty(), Field.LIST, Refusal.NOTHING_LISTED)
                .orAccept(() -> name);
    }

    /// Whose terms a draft would be: those of the peer that is this very server and no other.
    ///
    /// @return empty for a new peer
    public static Optional<PeerId> peer(ListedServer server, Policy policy) {
        return policy.of(server.domain())
                .filter(peer -> peer.domains().equals(Set.of(server.domain())))
                .map(Peer::id);
    }

    /// A draft as somebody would type it, to be judged like anything typed.
    ///
    /// @param name what the peer is called; blank for its domain
    public static TermsRule.Typed typed(ListedServer server, String name, String source) {
        Terms terms = server.terms();
        return new TermsRule.Typed(
                false,
                name,
                server.domain(),
                TermsRule.Votes.of(terms),
                TermsRule.Choices.of(terms),
                reason(server, source),
                "",
                "");
    }

    /// Why, when nobody says more.
    public static String reason(ListedServer server, String source) {
        String from = "imported from " + source;
        return server.comment().isEmpty() ? from : from + ": " + server.comment();
    }
}
