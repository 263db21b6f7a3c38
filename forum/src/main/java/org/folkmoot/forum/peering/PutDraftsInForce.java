package org.folkmoot.forum.peering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsDraft;
import org.folkmoot.rules.peers.DraftRule;
import org.folkmoot.rules.peers.DraftRule.Standing;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.rules.speech.SpeechDecision;
import org.folkmoot.values.Objection;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsDraftId;
import org.folkmoot.values.TermsVersionId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Puts many drafts in force at once, each as a decision of its own in the log. Each is judged as if somebody had typed
/// it; those against which something stands are left as drafts.
public final class PutDraftsInForce {

    private final Database database;
    private final PeeringOffice office;
    private final PeerTerms terms;
    private final Consequences consequences;
    private final DraftStore store = new DraftStore();

    public PutDraftsInForce(Database database, PeeringOffice office, PeerTerms terms, Consequences consequences) {
        this.database = database;
        this.office = office;
        this.terms = terms;
        this.consequences = consequences;
    }

    /// A draft against which nothing stands.
    ///
    /// @param peer     whose terms it changes; null for a new peer
    /// @param standing how it stands to what holds
    public record Ready(
            Draft draft,
            TermsRule.Accepted accepted,
            @Nullable PeerId peer,
            Standing standing) {

        private TermsDraft terms() {
            return new TermsDraft(accepted.name(), accepted.domains(), accepted.terms(), null, null);
        }
    }

    /// A draft that is left one, and what stands against it.
    public record Left(Draft draft, Refusal refusal) {}

    /// What would come of it.
    ///
    /// @param epoch the policy that it was seen under
    /// @param reach what there is between us and the servers of those that are ready
    /// @param seen  what they would change, all of them together
    public record Preview(List<Ready> ready, List<Left> left, long epoch, Reach reach, Consequences.Seen seen) {

        public Preview {
            ready = List.copyOf(ready);
            left = List.copyOf(left);
        }
    }

    /// Says what would come of it, without doing it.
    public Outcome<Preview> preview(Viewer viewer, List<TermsDraftId> chosen) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.read(transaction -> judged(transaction, actor, chosen))
                        .then(judged -> new Outcome.Done<>(new Preview(
                                judged.ready(), judged.left(), judged.epoch(), judged.reach(), seen(judged))));
    }

    private Consequences.Seen seen(Judged judged) {
        return consequences.of(judged.ready().stream()
                .map(ready -> new Consequences.Change(ready.peer(), ready.terms()))
                .toList());
    }

    /// Puts them in force. What they were seen to change just before, all of them together, is kept with each decision.
    ///
    /// @param epoch the policy under which somebody looked at them; under another one nothing is done
    /// @return how many decisions were taken
    public Outcome<Integer> put(Viewer viewer, List<TermsDraftId> chosen, long epoch) {
        PersonId actor = viewer.person();
        return actor == null
                ? new Outcome.Refused<>(Refusal.LOG_IN_FIRST)
                : database.read(transaction -> judgedUnder(transaction, actor, chosen, epoch))
                        .then(judged -> put(actor, chosen, epoch, seen(judged)));
    }

    private Outcome<Integer> put(PersonId actor, List<TermsDraftId> chosen, long epoch, Consequences.Seen seen) {
        return database.write(transaction -> {
            terms.lock(transaction);
            return judgedUnder(transaction, actor, chosen, epoch)
                    .then(judged -> put(transaction, actor, judged.ready(), seen));
        });
    }

    private Outcome<Integer> put(Transaction transaction, PersonId actor, List<Ready> all, Consequences.Seen seen) {
        List<TermsVersionId> decisions = new ArrayList<>();
        for (Ready ready : all) {
            PeerId peer = Optional.ofNullable(ready.peer()).orElseGet(() -> terms.found(transaction));
            decisions.add(terms.change(
                    transaction, peer, ready.terms(), ready.accepted().reason(), actor));
        }
        if (!decisions.isEmpty()) {
            consequences.keep(transaction, decisions, seen);
        }
        store.discard(transaction, all.stream().map(ready -> ready.draft().id()).toList());
        return new Outcome.Done<>(decisions.size());
    }

    private record Judged(List<Ready> ready, List<Left> left, long epoch, Reach reach) {}

    private Outcome<Judged> judgedUnder(
            Transaction transaction, PersonId actor, List<TermsDraftId> chosen, long epoch) {
        return judged(transaction, actor, chosen)
                .then(judged -> judged.epoch() == epoch
                        ? new Outcome.Done<>(judged)
                        : new Outcome.Refused<>(Refusal.TERMS_CHANGED_MEANWHILE));
    }

    private Outcome<Judged> judged(Transaction transaction, PersonId actor, List<TermsDraftId> chosen) {
        Refusal refusal = office.refusal(transaction, actor);
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        if (chosen.isEmpty() || chosen.size() > DraftRule.MOST_AT_ONCE) {
            return new Outcome.Refused<>(chosen.isEmpty() ? Refusal.NOTHING_CHOSEN : Refusal.TOO_MANY_CHOSEN);
        }
        Judging judging =
                new Judging(terms.policy(transaction), office.facts(transaction, null), office.announced(transaction));
        store.drafts(transaction, chosen).forEach(judging::take);
        return new Outcome.Done<>(new Judged(
                judging.ready,
                judging.left,
                judging.policy.epoch(),
                PeerView.reach(transaction, judging.named, judging::names)));
    }

    /// Judges one draft after the other, each as if those before it were in force.
    private static final class Judging {

        private final Policy policy;
        private final TermsRule.Facts facts;
        /// Servers about which something else is announced.
        private final Set<String> announced;
        private final List<Ready> ready = new ArrayList<>();
        private final List<Left> left = new ArrayList<>();
        private final Set<String> named = new HashSet<>();

        Judging(Policy policy, TermsRule.Facts facts, Set<String> announced) {
            this.announced = announced;
            this.policy = policy;
            this.facts = facts;
        }

        void take(Draft draft) {
            Standing standing = DraftRule.standing(draft.server(), policy, facts.ours());
            if (standing == Standing.HOLDS) {
                left.add(new Left(draft, Refusal.ALREADY_SO));
            } else if (announced.contains(draft.server().domain())) {
                left.add(new Left(draft, Refusal.TERMS_ANNOUNCED));
            } else if (named.contains(draft.server().domain())) {
                left.add(new Left(draft, Refusal.DOMAIN_TAKEN));
            } else {
                judge(draft, standing);
            }
        }

        /// Whether a server would stand under one of those that are ready, and not under a narrower peer.
        boolean names(String server) {
            Set<String> decided = policy.of(server).map(Peer::domains).orElse(Set.of());
            return Policy.names(server).stream()
                    .filter(name -> named.contains(name) || decided.contains(name))
                    .findFirst()
                    .filter(named::contains)
                    .isPresent();
        }

        private void judge(Draft draft, Standing standing) {
            PeerId peer = DraftRule.peer(draft.server(), policy).orElse(null);
            String name = Optional.ofNullable(peer)
                    .flatMap(policy::peer)
                    .map(Peer::name)
                    .orElse("");
            TermsRule.Facts seen = new TermsRule.Facts(facts.now(), facts.ours(), peer, facts.named());
            switch (TermsRule.judge(DraftRule.typed(draft.server(), name, draft.source()), seen)) {
                case SpeechDecision.Refused<TermsRule.Accepted>(List<Objection> objections) ->
                    left.add(new Left(draft, objections.getFirst().refusal()));
                case SpeechDecision.Accepted<TermsRule.Accepted>(TermsRule.Accepted accepted) -> {
                    ready.add(new Ready(draft, accepted, peer, standing));
                    named.add(draft.server().domain());
                }
            }
        }
    }
}
