package org.folkmoot.forum.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.util.List;
import java.util.Objects;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.forum.instances.TermsVersion;
import org.folkmoot.rules.peers.Terms;
import org.folkmoot.rules.peers.TermsRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What there is between us and the servers of a peer, and of nobody else.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class PeerViewDbTest {

    private final World world;
    private final ChangeTerms changeTerms;
    private final EndTerms endTerms;
    private final PeerView peers;

    PeerViewDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        TermsDeeds terms = new TermsDeeds(world, fresh);
        changeTerms = terms.changeTerms;
        endTerms = terms.endTerms;
        peers = new PeerView(
                fresh.database(), world.peerTerms, new DecisionView(fresh.database(), world.peerTerms), fresh.clock());
    }

    /// One member subscribes to one community on each of these servers.
    @BeforeEach
    void somebodySubscribesEverywhere() {
        World.Member ana = world.member("ana");
        JoinCommunity join =
                new JoinCommunity(world.database, world.accounts, world.ledger, world.termsInForce, world.clock);
        for (String server : List.of(
                "threads.example",
                "www.threads.example",
                "a.b.threads.example:8443",
                "threads.example:8080",
                "labs.threads.example",
                "notthreads.example",
                "threads.example.org")) {
            done(join.join(ana.viewer(), world.instance(server).community("yard"), Wish.SUBSCRIBE));
        }
    }

    private void decide(String name, String domains) {
        TermsRule.Typed typed = new TermsRule.Typed(
                false,
                name,
                domains,
                TermsRule.Votes.of(Terms.QUIET_VOTES),
                TermsRule.Choices.of(Terms.QUIET_VOTES),
                "For a reason",
                "",
                "");
        done(changeTerms.change(world.admin.viewer(), new ChangeTerms.Request(null, null, typed)));
    }

    private long communities(String server) {
        return peers.of(server).orElseThrow().reach().communities();
    }

    @Test
    void aServerWithoutTermsOfItsOwnStandsForItselfAlone() {
        assertThat(communities("threads.example")).isEqualTo(1);
        assertThat(communities("threads.example:8080")).isEqualTo(1);
        assertThat(communities("never.example")).isZero();
    }

    @Test
    void aPeerIsAllServersBelowItsNamesThatNoOtherNames() {
        decide("Threads", "threads.example");
        assertThat(communities("threads.example")).isEqualTo(5);

        decide("A part of it", "labs.threads.example");
        assertThat(communities("www.threads.example")).isEqualTo(4);
        assertThat(communities("labs.threads.example")).isEqualTo(1);
        assertThat(communities("notthreads.example")).isEqualTo(1);
    }

    @Test
    void peersWithTermsOfTheirOwnAreReadPageByPageByName() {
        decide("beta", "b.example");
        decide("Alpha", "a.example");
        decide("gamma", "c.example");
        decide("Ended", "e.example");
        var ended = peers.of("e.example").orElseThrow();
        var version = Objects.requireNonNull(ended.decision()).version();
        done(endTerms.end(
                world.admin.viewer(),
                new EndTerms.Request(Objects.requireNonNull(version.peer()), version.id(), "Over")));

        assertThat(peers.named(0, 2)).extracting(TermsVersion::name).containsExactly("Alpha", "beta");
        assertThat(peers.named(2, 2)).extracting(TermsVersion::name).containsExactly("gamma");
    }
}
