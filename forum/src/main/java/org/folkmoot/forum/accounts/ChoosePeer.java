package org.folkmoot.forum.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Choices.Axis;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.PeerChoice;
import org.folkmoot.rules.peers.PeerChoiceRule;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.visibility.Seen;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// Keeps what a member decides for their own eyes about a peer, or that they want to be asked again
/// later. Nobody else sees that, and nothing else follows: what they see is worked out whenever they
/// look.
public final class ChoosePeer {

    /// After how long somebody is asked again who put it off.
    public static final Duration LATER = Duration.ofDays(7);

    /// What was chosen.
    ///
    /// @param server  one of the peer's
    /// @param choices what was chosen; an axis that is not named stays as it is
    /// @param basedOn the decision that the member read; null when nothing was decided then
    public record Request(
            PersonId person,
            String server,
            Map<Axis, Choice> choices,
            @Nullable TermsVersionId basedOn) {

        public Request {
            choices = Map.copyOf(choices);
        }
    }

    /// What a choice is about, as it is now.
    ///
    /// @param rows   everything that was chosen before
    /// @param part   what was chosen before about the very same, which is about the rest of its servers
    ///        from now on; null for nothing
    /// @param before what holds for it by what was chosen before, here or about where its servers
    ///        belonged
    private record Subject(
            String name,
            @Nullable Peer peer,
            Set<String> domains,
            Set<String> apart,
            Contents contents,
            ChosenRows rows,
            PeerChoiceStore.@Nullable Row part,
            Choices before) {

        PeerChoice choosing(Choices choices) {
            return new PeerChoice(peer == null ? null : peer.id(), domains, apart, choices);
        }
    }

    private final Database database;
    private final PeerTerms terms;
    private final InstantSource clock;
    private final Instances instances = new Instances();
    private final PeerChoiceStore store = new PeerChoiceStore();

    public ChoosePeer(Database database, PeerTerms terms, InstantSource clock) {
        this.database = database;
        this.terms = terms;
        this.clock = clock;
    }

    /// Keeps a choice. Refused when what the site does has changed since the member read it, so that
    /// nobody chooses what they did not read; a new name, or another weight for votes, changes nothing of
    /// it.
    public Outcome<Choices> choose(Request request) {
        return database.write(transaction -> {
            Policy policy = terms.policy(transaction);
            Optional<Subject> subject = subject(transaction, policy, request.person(), request.server());
            if (subject.isEmpty()) {
                return new Outcome.Missing<>();
            }
            if (!read(transaction, policy, request.basedOn(), subject.get())) {
                return new Outcome.Refused<>(Refusal.SERVER_CHANGED_MEANWHILE);
            }
            Choices before = subject.get().before();
            Choices chosen = merged(before, request.choices());
            return Stream.of(Axis.values())
                            .filter(axis -> chosen.on(axis) != before.on(axis))
                            .allMatch(axis -> Seen.offers(subject.get().contents(), axis, chosen.on(axis)))
                    ? keep(transaction, policy, request.person(), subject.get(), chosen, null)
                    : new Outcome.Refused<>(Refusal.NOT_TO_BE_CHOSEN);
        });
    }

    /// Keeps that a member wants to be asked later about a peer. What they chose stays.
    public Outcome<Choices> later(PersonId person, String server) {
        return database.write(transaction -> {
            Policy policy = terms.policy(transaction);
            return subject(transaction, policy, person, server)
                    .map(subject -> keep(
                            transaction,
                            policy,
                            person,
                            subject,
                            subject.before(),
                            clock.instant().plus(LATER)))
                    .orElseGet(Outcome.Missing::new);
        });
    }

    private Outcome<Choices> keep(
            Transaction transaction,
            Policy policy,
            PersonId person,
            Subject subject,
            Choices chosen,
            @Nullable Instant askAgainAt) {
        PeerChoiceStore.Row part = subject.part();
        if (part != null) {
            store.part(transaction, person, part.id());
        }
        store.release(transaction, person, subject.domains());
        below(policy, subject).forEach((row, domains) -> store.keep(transaction, person, row, domains));
        store.removeEmpty(transaction, person);
        store.write(transaction, person, subject.name(), subject.choosing(chosen), askAgainAt, clock.instant());
        return new Outcome.Done<>(chosen);
    }

    /// Servers below those that are chosen about, which belong to others by now and stand under an older
    /// choice about what is above them: by row, to be named in it.
    private static Map<Long, Set<String>> below(Policy policy, Subject subject) {
        Map<Long, Set<String>> below = new HashMap<>();
        for (String domain : subject.apart()) {
            PeerChoiceStore.Row row = subject.rows().holding(policy, domain);
            PeerId now = policy.of(domain).map(Peer::id).orElse(null);
            if (row != null && !Objects.equals(row.peerId(), now)) {
                below.computeIfAbsent(row.id(), id -> new HashSet<>()).add(domain);
            }
        }
        return below;
    }

    private static Choices merged(Choices before, Map<Axis, Choice> chosen) {
        return Choices.of(Stream.of(Axis.values())
                .map(axis -> chosen.getOrDefault(axis, before.on(axis)))
                .toList());
    }

    private Optional<Subject> subject(Transaction transaction, Policy policy, PersonId person, String server) {
        if (!store.lock(transaction, person)) {
            return Optional.empty();
        }
        ChosenRows rows = new ChosenRows(store.rows(transaction, person));
        Optional<Peer> peer = policy.of(server);
        if (peer.isPresent()) {
            return Optional.of(about(policy, peer.get(), rows));
        }
        return instances.known(transaction, server).isPresent() || rows.holding(policy, server) != null
                ? Optional.of(about(policy, server, rows))
                : Optional.empty();
    }

    private static Subject about(Policy policy, Peer peer, ChosenRows rows) {
        PeerChoiceStore.Row holding = rows.holding(peer);
        return new Subject(
                peer.name(),
                peer,
                peer.domains(),
                PeerChoiceRule.apart(policy, peer.domains()),
                peer.terms().contents(),
                rows,
                rows.about(peer),
                holding == null ? Choices.NONE : holding.choices());
    }

    /// A server without terms of its own: with those that were chosen about together, where their peer is
    /// no more.
    private static Subject about(Policy policy, String server, ChosenRows rows) {
        PeerChoiceStore.Row holding = rows.holding(policy, server);
        Set<String> domains = ChosenRows.together(policy, server, holding);
        boolean same = holding != null && holding.domains().contains(server) && !about(policy, holding);
        return new Subject(
                holding != null && (same || domains.size() > 1) ? holding.name() : server,
                null,
                domains,
                PeerChoiceRule.apart(policy, domains),
                policy.standard().contents(),
                rows,
                same ? holding : null,
                holding == null ? Choices.NONE : holding.choices());
    }

    /// Whether a row is about a peer that there still is.
    private static boolean about(Policy policy, PeerChoiceStore.Row row) {
        return row.peerId() != null && policy.peer(row.peerId()).isPresent();
    }

    /// Whether a decision that a member read says the same of what they choose about as the one in force.
    private boolean read(Transaction transaction, Policy policy, @Nullable TermsVersionId basedOn, Subject subject) {
        Peer peer = subject.peer();
        TermsVersionId now = peer == null ? policy.standardDecision().orElse(null) : peer.decision();
        if (basedOn == null) {
            return now == null;
        }
        if (basedOn.equals(now)) {
            return true;
        }
        Set<String> servers = peer == null ? Set.of() : peer.domains();
        return terms.version(transaction, basedOn)
                .map(version -> version.domains().equals(servers)
                        && version.terms().contents().equals(subject.contents()))
                .orElse(false);
    }
}
