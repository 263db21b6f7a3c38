package org.folkmoot.forum.peering;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Ends the terms of a peer. Its servers are no group any more: each stands under what is standard, or under the peer
/// that names a domain in which it lies. The peer's decisions stay in the log, and taking this one back brings the
/// group
/// and its terms back as they were.
public final class EndTerms {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final Consequences consequences;

    public EndTerms(Database database, PeeringOffice office, PeerTerms terms, Consequences consequences) {
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.consequences = consequences;
    }

    /// What was sent.
    ///
    /// @param basedOn the version that was in force when somebody looked; null when they did not say
    /// @param reason  as typed; there must be one
    public record Request(PeerId peer, @Nullable TermsVersionId basedOn, String reason) {}

    /// Servers of the group, and what holds for them afterwards.
    ///
    /// @param under   the peer that names a domain in which they lie; null for what is standard
    public record Afterwards(Set<String> domains, @Nullable Peer under, Terms terms) {}

    /// What would come of it.
    ///
    /// @param version    the terms that would end
    /// @param afterwards every server of the group once, those under what is standard first
    public record Preview(TermsVersion version, List<Afterwards> afterwards, Consequences.Seen seen) {

        public Preview {
            afterwards = List.copyOf(afterwards);
        }
    }

    /// Says what would come of it, without doing it.
    public Outcome<Preview> preview(Viewer viewer, PeerId peer) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.read(transaction ->
                                standing(transaction, actor, peer).then(version -> previewed(transaction, version)))
                        .then(ready -> new Outcome.Done<>(
                                new Preview(ready.version(), ready.afterwards(), seen(ready.version()))));
    }

    /// Ends them.
    public Outcome<TermsVersionId> end(Viewer viewer, Request request) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.read(transaction -> judged(transaction, actor, request))
                        .then(judged -> end(actor, request, seen(judged.version())));
    }

    private Outcome<TermsVersionId> end(PersonId actor, Request request, Consequences.Seen seen) {
        return database.write(transaction -> {
            terms.lock(transaction);
            return judged(transaction, actor, request).then(judged -> {
                TermsVersionId decision = terms.change(
                        transaction, request.peer(), PeerTerms.nothing(judged.version()), judged.reason(), actor);
                consequences.keep(transaction, List.of(decision), seen);
                return new Outcome.Done<>(decision);
            });
        });
    }

    private record Ready(TermsVersion version, List<Afterwards> afterwards) {}

    private Outcome<Ready> previewed(Transaction transaction, TermsVersion version) {
        return new Outcome.Done<>(new Ready(version, afterwards(terms.policy(transaction), version)));
    }

    private Consequences.Seen seen(TermsVersion version) {
        TermsDraft nothing = PeerTerms.nothing(version);
        return consequences.of(version.peer(), nothing);
    }

    private static List<Afterwards> afterwards(Policy policy, TermsVersion version) {
        Policy then = Optional.ofNullable(version.peer()).map(policy::without).orElse(policy);
        Map<Optional<Peer>, Set<String>> byPeer =
                version.domains().stream().collect(Collectors.groupingBy(then::of, Collectors.toSet()));
        return byPeer.entrySet().stream()
                .sorted(Comparator.comparingLong(
                        entry -> entry.getKey().map(peer -> peer.id().value()).orElse(0L)))
                .map(entry -> {
                    Peer under = entry.getKey().orElse(null);
                    return new Afterwards(entry.getValue(), under, under == null ? then.standard() : under.terms());
                })
                .toList();
    }

    private record Judged(TermsVersion version, String reason) {}

    private Outcome<Judged> judged(Transaction transaction, PersonId actor, Request request) {
        return standing(transaction, actor, request.peer()).then(version -> {
            if (!version.id().equals(request.basedOn())) {
                return new Outcome.Refused<>(Refusal.TERMS_CHANGED_MEANWHILE);
            }
            if (office.announced(transaction, request.peer(), version.domains())) {
                return new Outcome.Refused<>(Refusal.TERMS_ANNOUNCED);
            }
            String reason = Wording.text(request.reason()).strip();
            Refusal wordless = TextRule.reason(reason);
            return wordless == null
                    ? new Outcome.Done<>(new Judged(version, reason))
                    : new Outcome.Refused<>(Field.REASON, wordless);
        });
    }

    /// The terms of the peer that are in force and can be ended.
    private Outcome<TermsVersion> standing(Transaction transaction, PersonId actor, PeerId peer) {
        Refusal refusal = office.refusal(transaction, actor);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        Optional<TermsVersion> version = terms.last(transaction, peer);
        if (version.isEmpty()) {
            return new Outcome.Missing<>();
        }
        return version.get().named().isPresent()
                ? new Outcome.Done<>(version.get())
                : new Outcome.Refused<>(Refusal.ALREADY_SO);
    }
}
