package org.folkmoot.forum.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.folkmoot.forum.instances.TermsInForce.Snapshot;
import org.folkmoot.rules.peers.AskRule.Answer;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.PeerChoice;
import org.folkmoot.rules.visibility.Concealed;
import org.folkmoot.values.PeerId;
import org.jspecify.annotations.Nullable;

/// What members chose about other servers, as part of a statement that asks for more: one column beside
/// the others, so that a page asks no more for who chose something. What it comes to for a reader is
/// worked out once for as long as neither their choices nor the terms change.
public final class PeerChoices {

    /// Selects what a person chose as one text, null when nothing; a condition on `member_peer_choice`
    /// follows.
    public static final String WRITTEN = """
            select string_agg(concat_ws(' ', coalesce(peer_id, 0),
                left(posts, 1) || left(comments, 1) || left(communities, 1) || left(notifications, 1) || left(messages, 1),
                coalesce(cast(extract(epoch from ask_again_at) as bigint), 0),
                array_to_string(domains, ','), array_to_string(apart, ',')), E'\\n' order by id)
            from member_peer_choice
            """;

    /// So many servers, in all sets of all readers that are kept: some eight bytes each.
    private static final long MOST = 2_000_000;

    private final Supplier<Snapshot> terms;
    private final Cache<String, Resolved> resolved = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher(PeerChoices::weight)
            .build();

    /// Over the terms that are in force.
    public PeerChoices(Supplier<Snapshot> terms) {
        this.terms = terms;
    }

    private static int weight(String written, Resolved resolved) {
        return written.length() + resolved.concealed().size();
    }

    /// What choices came to under terms. Weakly: who never comes back must not keep every server of old terms.
    private record Resolved(WeakReference<Snapshot> terms, Concealed concealed) {}

    /// What is kept from a member.
    ///
    /// @param written what they chose, as [#WRITTEN] says it; null for nothing
    public Concealed concealed(@Nullable String written) {
        Snapshot now = terms.get();
        if (written == null) {
            return now.concealed();
        }
        Resolved known = resolved.getIfPresent(written);
        if (known == null || !known.terms().refersTo(now)) {
            known = new Resolved(
                    new WeakReference<>(now),
                    now.concealed(read(written).stream().map(Answer::choice).toList()));
            resolved.put(written, known);
        }
        return known.concealed();
    }

    /// What was chosen.
    ///
    /// @param written as [#WRITTEN] says it; null for nothing
    public static List<Answer> read(@Nullable String written) {
        return written == null
                ? List.of()
                : written.lines().map(PeerChoices::answer).toList();
    }

    private static Answer answer(String line) {
        String[] parts = line.split(" ", -1);
        long peer = Long.parseLong(parts[0]);
        long askAgain = Long.parseLong(parts[2]);
        Choices choices =
                Choices.of(parts[1].chars().mapToObj(PeerChoices::choice).toList());
        return new Answer(
                new PeerChoice(peer == 0 ? null : new PeerId(peer), names(parts[3]), names(parts[4]), choices),
                askAgain == 0 ? null : Instant.ofEpochSecond(askAgain));
    }

    private static Choice choice(int letter) {
        return switch (letter) {
            case 'S' -> Choice.SHOWN;
            case 'H' -> Choice.HIDDEN;
            case 'A' -> Choice.AS_SITE;
            default -> throw new IllegalStateException("No choice is written so: " + (char) letter);
        };
    }

    private static Set<String> names(String joined) {
        return joined.isEmpty() ? Set.of() : Set.of(joined.split(",", -1));
    }
}
