package org.folkmoot.rules.peers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.values.PeerId;
import org.jspecify.annotations.Nullable;

/// Says about which peer a member is asked whether they want to see it: one that is shown to nobody who
/// did not choose it, by terms that came while they were a member, and about which they did not answer
/// yet.
public final class AskRule {

    private AskRule() {}

    /// An answer.
    ///
    /// @param askAgainAt when they want to be asked again; null for not any more
    public record Answer(PeerChoice choice, @Nullable Instant askAgainAt) {}

    /// The peer to ask about, the one decided last first; empty for none.
    ///
    /// @param optIns the peers that are shown to whoever chooses to see them, as [#optIns] says
    /// @param since   when it was decided that each peer is shown so: its name and its votes do not matter
    /// @param member  since when they are a member
    public static Optional<Peer> asks(
            List<Peer> optIns, Map<PeerId, Instant> since, Instant member, List<Answer> answers, Instant now) {
        List<PeerChoice> chosen = answers.stream().map(Answer::choice).toList();
        Set<PeerChoice> settled = answers.stream()
                .filter(answer ->
                        answer.askAgainAt() == null || answer.askAgainAt().isAfter(now))
                .map(Answer::choice)
                .collect(Collectors.toSet());
        return optIns.stream()
                .filter(peer -> since.getOrDefault(peer.id(), Instant.MIN).isAfter(member))
                .filter(peer ->
                        PeerChoiceRule.holds(peer, chosen).values().stream().noneMatch(settled::contains))
                .max(Comparator.comparing(Peer::decision, Comparator.comparingLong(decision -> decision.value())));
    }

    /// The peers that are shown to whoever chooses to see them, and to nobody else.
    public static List<Peer> optIns(Policy policy) {
        return policy.peers().stream()
                .filter(peer -> optIn(peer.terms().contents()))
                .toList();
    }

    private static boolean optIn(Contents contents) {
        return contents.visibility() == Visibility.NOBODY
                && contents.choosable()
                && contents.reception() != Reception.REFUSE;
    }
}
