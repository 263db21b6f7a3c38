package org.folkmoot.forum.instances;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.AskRule;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.PeerChoice;
import org.folkmoot.rules.peers.PeerChoiceRule;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.visibility.Concealed;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;

/// The policy that this node applies, as one immutable snapshot. The order of posts and the scores on pages are made
/// under the same one: whoever follows the ledger calls [#follow], and everybody else asks [#get].
public final class TermsInForce implements Supplier<TermsInForce.Snapshot> {

    private final TermsStore store = new TermsStore();
    private final Instances instances = new Instances();
    private final PeerTerms terms;
    private volatile Snapshot snapshot = Snapshot.of(Policy.NONE, Map.of());
    private volatile long serversKnown = -1;

    public TermsInForce(PeerTerms terms) {
        this.terms = terms;
    }

    /// A policy, and what it says of the votes of the servers that are known.
    ///
    /// @param servers every other server with its domain
    /// @param votes     a server that was met since stands under what is standard until the next snapshot
    /// @param concealed what is kept from somebody who chose nothing
    /// @param since     since when each peer is shown to members as it is now; none where that is not asked for
    /// @param optIns    the peers that are shown to whoever chooses to see them
    public record Snapshot(
            Policy policy,
            Map<InstanceId, String> servers,
            VoteTerms votes,
            Concealed concealed,
            Map<PeerId, Instant> since,
            List<Peer> optIns) {

        public Snapshot {
            servers = Map.copyOf(servers);
            since = Map.copyOf(since);
        }

        /// What a policy says of these servers.
        public static Snapshot of(Policy policy, Map<InstanceId, String> servers) {
            return of(policy, servers, Map.of());
        }

        private static Snapshot of(Policy policy, Map<InstanceId, String> servers, Map<PeerId, Instant> since) {
            return new Snapshot(
                    policy,
                    servers,
                    policy.votes(servers),
                    Concealed.by(policy.contents(servers)),
                    since,
                    AskRule.optIns(policy));
        }

        /// The peer that a server belongs to; empty when it has no terms of its own.
        public Optional<Peer> peer(InstanceId server) {
            return Optional.ofNullable(servers.get(server)).flatMap(policy::of);
        }

        /// What holds with a server; with our own everything is open.
        public Terms terms(InstanceId server) {
            if (server.equals(Site.OURS)) {
                return Terms.OPEN;
            }
            String domain = servers.get(server);
            return domain == null ? policy.standard() : policy.terms(domain);
        }

        /// What is kept from a member who chose something.
        public Concealed concealed(List<PeerChoice> chosen) {
            return chosen.isEmpty()
                    ? concealed
                    : Concealed.by(policy.contents(servers), PeerChoiceRule.chosen(policy, servers, chosen));
        }

        /// The same servers under another policy.
        public Snapshot under(Policy other) {
            return of(other, servers);
        }

        /// The same servers and policy, with votes counted as somebody else would.
        public Snapshot counting(VoteTerms other) {
            return new Snapshot(policy, servers, other, concealed, since, optIns);
        }
    }

    /// What holds with a server, which may have been met just now, in this very transaction.
    public Terms of(Transaction transaction, InstanceId server) {
        Snapshot now = snapshot;
        if (server.equals(Site.OURS) || now.servers().containsKey(server)) {
            return now.terms(server);
        }
        return instances.domain(transaction, server).map(now.policy()::terms).orElseGet(now.policy()::standard);
    }

    /// Whether what somebody of one server writes in a community of another has to be looked at first.
    public boolean holds(Transaction transaction, InstanceId author, InstanceId community) {
        return ExchangeRule.holds(List.of(of(transaction, author), of(transaction, community)));
    }

    /// What this node applies now.
    @Override
    public Snapshot get() {
        return snapshot;
    }

    /// Takes over what is in force in this transaction, where that is newer. For one thread.
    ///
    /// @return whether anything changed
    public boolean follow(Transaction transaction) {
        long servers = store.serversKnown(transaction);
        boolean changed = store.epoch(transaction) != snapshot.policy().epoch();
        if (!changed && servers == serversKnown) {
            return false;
        }
        Policy policy = changed ? terms.policy(transaction) : snapshot.policy();
        Map<InstanceId, String> known = store.servers(transaction);
        snapshot = Snapshot.of(policy, known, changed ? store.shownSince(transaction) : snapshot.since());
        serversKnown = servers;
        return true;
    }
}
