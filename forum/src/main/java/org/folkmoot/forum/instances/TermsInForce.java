package org.folkmoot.forum.instances;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;

/// The policy that this node applies, as one immutable snapshot. The order of posts and the scores on pages are made
/// under the same one: whoever follows the ledger calls [#follow], and everybody else asks [#get].
public final class TermsInForce implements Supplier<TermsInForce.Snapshot> {

    private final TermsStore store = new TermsStore();
    private final PeerTerms terms;
    private volatile Snapshot snapshot = new Snapshot(Policy.NONE, Map.of(), VoteTerms.NONE);
    private volatile long serversKnown = -1;

    public TermsInForce(PeerTerms terms) {
        this.terms = terms;
    }

    /// A policy, and what it says of the votes of the servers that are known.
    ///
    /// @param servers every other server with its domain
    /// @param votes   a server that was met since stands under what is standard until the next snapshot
    public record Snapshot(Policy policy, Map<InstanceId, String> servers, VoteTerms votes) {

        public Snapshot {
            servers = Map.copyOf(servers);
        }

        /// The peer that a server belongs to; empty when it has no terms of its own.
        public Optional<Peer> peer(InstanceId server) {
            return Optional.ofNullable(servers.get(server)).flatMap(policy::of);
        }

        /// The same servers under another policy.
        public Snapshot under(Policy other) {
            return new Snapshot(other, servers, other.votes(servers));
        }

        /// The same servers and policy, with votes counted as somebody else would.
        public Snapshot counting(VoteTerms other) {
            return new Snapshot(policy, servers, other);
        }
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
        snapshot = new Snapshot(policy, known, policy.votes(known));
        serversKnown = servers;
        return true;
    }
}
