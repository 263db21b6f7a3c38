package org.folkmoot.forum.peering;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.PeerTerms;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.forum.votes.VoteSamples;
import org.folkmoot.rules.peers.Peer;
import org.folkmoot.rules.peers.Policy;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;

/// With whom we federate, and on what terms: anybody may read it.
public final class PeerView {

    private static final String OTHERS = """
            select domain from instance
            where id <> 1 and domain is not null and domain > :after
            order by domain limit :limit
            """;

    /// No domain holds a sign that means something else in a pattern.
    private static final String SERVERS = """
            select id, domain from instance
            where id <> 1 and (domain = any(:domains) or domain like any(:below))
            """;

    private static final String REACH = """
            select (select count(distinct subscription.person_id)
                    from community
                    join subscription on subscription.community_id = community.id
                    join account on account.person_id = subscription.person_id
                    where community.instance_id = any(:servers)) as members,
                   (select count(*) from community where community.instance_id = any(:servers)
                      and exists (select from subscription
                                  join account on account.person_id = subscription.person_id
                                  where subscription.community_id = community.id)) as communities,
                   (select coalesce(sum(followers), 0) from community_follower_instance
                    where instance_id = any(:servers)) as subscriptions,
                   (select count(*) from community_follower_instance
                    where instance_id = any(:servers) and followers > 0) as our_communities
            """;

    private final Database database;
    private final PeerTerms terms;
    private final DecisionView decisions;
    private final VoteSamples samples = new VoteSamples();
    private final InstantSource clock;
    private final Instances instances = new Instances();

    public PeerView(Database database, PeerTerms terms, DecisionView decisions, InstantSource clock) {
        this.clock = clock;
        this.database = database;
        this.terms = terms;
        this.decisions = decisions;
    }

    /// What holds in general, and for each peer with terms of its own.
    public Policy policy() {
        return database.read(terms::policy);
    }

    /// The version in force of what is standard, when somebody decided it, and of each peer with terms of its own.
    public List<TermsVersion> inForce() {
        return database.read(terms::inForce).stream()
                .filter(version -> version.peer() == null || version.named().isPresent())
                .toList();
    }

    /// The version in force of some of the peers with terms of their own, by name.
    ///
    /// @param skipped how many of them come before
    public List<TermsVersion> named(long skipped, int limit) {
        return database.read(transaction -> terms.named(transaction, skipped, limit));
    }

    /// What holds for one server, also for one never met.
    ///
    /// @param server as typed
    /// @return empty when that is no domain
    public Optional<PeerStanding> of(String server) {
        return TermsRule.domain(server).map(domain -> database.read(transaction -> of(transaction, domain)));
    }

    private PeerStanding of(Transaction transaction, String domain) {
        Policy policy = terms.policy(transaction);
        Optional<Peer> peer = policy.of(domain);
        List<InstanceId> servers = servers(transaction, policy, domain, peer);
        TermsVersionId decision =
                peer.map(Peer::decision).or(policy::standardDecision).orElse(null);
        return new PeerStanding(
                domain,
                peer.orElse(null),
                policy.terms(domain),
                decision == null ? null : decisions.one(transaction, decision).orElse(null),
                instances.known(transaction, domain).isPresent(),
                reach(transaction, servers),
                samples.checked(transaction, servers, clock.instant()));
    }

    private static List<InstanceId> servers(
            Transaction transaction, Policy policy, String domain, Optional<Peer> peer) {
        return peer.map(group ->
                        servers(transaction, group.domains(), server -> policy.belongs(server, Set.of(group.id()))))
                .orElseGet(() -> servers(transaction, Set.of(domain), domain::equals));
    }

    /// Some of the servers that we know.
    ///
    /// @param domains by which they are named, each for its subdomains and ports too
    /// @param which   of these
    private static List<InstanceId> servers(
            Transaction transaction, Collection<String> domains, Predicate<String> which) {
        return transaction
                .query(SERVERS)
                .bind("domains", domains.toArray(String[]::new))
                .bind(
                        "below",
                        domains.stream()
                                .flatMap(named -> Stream.of("%." + named, named + ":%", "%." + named + ":%"))
                                .toArray(String[]::new))
                .mapTo(Server.class)
                .list()
                .stream()
                .filter(server -> which.test(server.domain()))
                .map(Server::id)
                .toList();
    }

    /// What there is between us and some of the servers that we know.
    ///
    /// @param domains by which they are named, each for its subdomains and ports too
    /// @param which   of these, by their domains
    static Reach reach(Transaction transaction, Collection<String> domains, Predicate<String> which) {
        return reach(transaction, servers(transaction, domains, which));
    }

    private static Reach reach(Transaction transaction, List<InstanceId> servers) {
        return transaction
                .query(REACH)
                .bind("servers", servers.stream().mapToLong(InstanceId::value).toArray())
                .mapTo(Reach.class)
                .one();
    }

    private record Server(InstanceId id, String domain) {}

    /// The version that is in force for a peer, for a form to be filled in from.
    ///
    /// @param peer null for what is standard
    /// @return empty where nothing was ever decided
    public Optional<TermsVersion> last(@Nullable PeerId peer) {
        return database.read(transaction -> terms.last(transaction, peer));
    }

    /// Servers that we know, by name.
    ///
    /// @param after only those after this one; empty to begin
    public List<String> servers(String after, int limit) {
        return database.read(transaction -> transaction
                .query(OTHERS)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }
}
