package org.folkmoot.forum.instances;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.TermsVersion.Cause;
import org.folkmoot.forum.ledger.ForumEvent.TermsChanged;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// The terms of peers, as versions: the log of them, what is in force, and how a new one comes in force.
///
/// Nothing that was received is touched by any of it. What terms do is worked out whenever something is read, so the
/// version before gives everything back.
public final class PeerTerms {

    private final Ledger ledger;
    private final InstantSource clock;
    private final TermsStore store = new TermsStore();

    public PeerTerms(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What is in force as this transaction sees it.
    public Policy policy(Transaction transaction) {
        List<TermsVersion> inForce = store.inForce(transaction);
        Optional<TermsVersion> standard =
                inForce.stream().filter(version -> version.peer() == null).findFirst();
        return new Policy(
                inForce.stream()
                        .mapToLong(version -> version.id().value())
                        .max()
                        .orElse(0),
                standard.map(TermsVersion::terms).orElse(Policy.NONE.standard()),
                standard.map(TermsVersion::id).orElse(null),
                inForce.stream()
                        .map(TermsVersion::named)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /// The last version of each peer, also of those whose terms ended, and of what is standard.
    public List<TermsVersion> inForce(Transaction transaction) {
        return store.inForce(transaction);
    }

    /// The version in force of some of the peers with terms of their own, by name.
    ///
    /// @param skipped how many of them come before
    public List<TermsVersion> named(Transaction transaction, long skipped, int limit) {
        return store.named(transaction, skipped, limit);
    }

    /// One version; empty when there is none of this number.
    public Optional<TermsVersion> version(Transaction transaction, TermsVersionId id) {
        return store.versions(transaction, List.of(id)).stream().findFirst();
    }

    /// The versions of these numbers, the newest first; a number that there is not is left out.
    public List<TermsVersion> versions(Transaction transaction, Collection<TermsVersionId> ids) {
        return store.versions(transaction, ids);
    }

    /// The versions of these numbers, by number.
    ///
    /// @param ids null stands for none
    public Map<TermsVersionId, TermsVersion> byNumber(Transaction transaction, Stream<@Nullable TermsVersionId> ids) {
        Set<TermsVersionId> named = ids.flatMap(Stream::ofNullable).collect(Collectors.toSet());
        return versions(transaction, named).stream().collect(Collectors.toMap(TermsVersion::id, found -> found));
    }

    /// Every version of what is standard, the newest first.
    public List<TermsVersion> standard(Transaction transaction) {
        return store.standard(transaction);
    }

    /// What was standard when so many decisions had been taken.
    ///
    /// @param newestFirst every version of what is standard
    public static Terms standardAt(List<TermsVersion> newestFirst, long decisions) {
        return newestFirst.stream()
                .filter(version -> version.id().value() <= decisions)
                .findFirst()
                .map(TermsVersion::terms)
                .orElse(Policy.NONE.standard());
    }

    /// What held for a peer before a change of its terms.
    ///
    /// @param before      the version that the change replaces; null where there was none
    /// @param newestFirst every version of what is standard
    /// @param decisions   how many had been taken then
    public static Terms heldBefore(@Nullable TermsVersion before, List<TermsVersion> newestFirst, long decisions) {
        return before == null || before.ends() ? standardAt(newestFirst, decisions) : before.terms();
    }

    /// The version of a peer that is in force.
    ///
    /// @param peer null for what is standard
    /// @return empty where nothing was ever decided
    public Optional<TermsVersion> last(Transaction transaction, @Nullable PeerId peer) {
        return store.last(transaction, peer);
    }

    /// Versions, the newest first.
    ///
    /// @param peer   of one peer; null for all, those of what is standard too
    /// @param before only those before this one; null to begin with the newest
    public List<TermsVersion> log(
            Transaction transaction, @Nullable PeerId peer, @Nullable TermsVersionId before, int limit) {
        return store.log(transaction, peer, before, limit);
    }

    /// Which peer names each domain that one names.
    public Map<String, PeerId> domains(Transaction transaction) {
        return policy(transaction).peers().stream()
                .flatMap(peer -> peer.domains().stream().map(domain -> Map.entry(domain, peer.id())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Keeps other changes of terms out until the transaction ends.
    public void lock(Transaction transaction) {
        store.lock(transaction);
    }

    /// A peer without servers and terms, for its first version to give it some.
    public PeerId found(Transaction transaction) {
        return store.found(transaction);
    }

    /// Puts a version in force, within a deed that holds the lock and has judged it.
    ///
    /// @param peer null for what is standard
    public TermsVersionId change(
            Transaction transaction, @Nullable PeerId peer, TermsDraft draft, String reason, PersonId by) {
        return write(transaction, peer, draft, Cause.CHANGED, null, reason, by);
    }

    /// Those of these domains that another peer names by now.
    ///
    /// @param peer to whom they belonged; null for what is standard
    public Set<String> taken(Transaction transaction, @Nullable PeerId peer, Set<String> domains) {
        Map<String, PeerId> named = domains(transaction);
        return domains.stream()
                .filter(domain ->
                        named.containsKey(domain) && !named.get(domain).equals(peer))
                .collect(Collectors.toSet());
    }

    /// Puts in force again what held before a version, within a deed that holds the lock and has judged it.
    /// Servers that another peer names by now stay with it.
    ///
    /// @param undone  the version in force of its peer
    /// @param reason  null when its time ran out
    /// @param by      null when its time ran out
    public TermsVersionId undo(
            Transaction transaction, TermsVersion undone, @Nullable String reason, @Nullable PersonId by) {
        Cause cause = by == null ? Cause.EXPIRED : Cause.TAKEN_BACK;
        TermsDraft before = before(transaction, undone);
        Set<String> domains = new HashSet<>(before.domains());
        domains.removeAll(taken(transaction, undone.peer(), domains));
        TermsDraft again = new TermsDraft(before.name(), domains, before.terms(), null, null);
        return write(transaction, undone.peer(), again, cause, undone.id(), reason, by);
    }

    /// What taking a version back puts in force: what held before it, for good.
    public TermsDraft before(Transaction transaction, TermsVersion undone) {
        TermsVersionId before = undone.before();
        return before == null
                ? nothing(undone)
                : version(transaction, before)
                        .map(version -> new TermsDraft(version.name(), version.domains(), version.terms(), null, null))
                        .orElseThrow();
    }

    /// What a peer has whose terms ended: its name, for the log, and no servers.
    public static TermsDraft nothing(TermsVersion first) {
        return new TermsDraft(first.name(), Set.of(), Policy.NONE.standard(), null, null);
    }

    private TermsVersionId write(
            Transaction transaction,
            @Nullable PeerId peer,
            TermsDraft draft,
            Cause cause,
            @Nullable TermsVersionId undoes,
            @Nullable String reason,
            @Nullable PersonId by) {
        TermsVersionId before =
                store.last(transaction, peer).map(TermsVersion::id).orElse(null);
        var decided = new TermsStore.Decided(cause, undoes, reason, by, clock.instant());
        TermsVersionId written = store.write(transaction, peer, draft, before, decided);
        ledger.append(transaction, new TermsChanged(written), by);
        return written;
    }
}
