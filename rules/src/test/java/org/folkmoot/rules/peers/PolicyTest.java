package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.rules.votes.VoteAxes;
import org.folkmoot.rules.votes.VoteTerms;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// To which peer a server belongs, and what holds for it.
class PolicyTest {

    private static final Peer GIANT = peer(1, "Giant", "threads.example", "meta.example");
    private static final Peer PART = peer(2, "A part of it", "labs.threads.example");
    private static final Peer LOCAL = peer(3, "Test", "beta.localhost:8551", "gamma.localhost");
    private static final Policy POLICY = new Policy(7, Terms.OPEN, new TermsVersionId(1), List.of(GIANT, PART, LOCAL));

    @ParameterizedTest
    @CsvSource({
        "threads.example, Giant",
        "www.threads.example, Giant",
        "a.b.threads.example, Giant",
        "meta.example, Giant",
        "labs.threads.example, A part of it",
        "x.labs.threads.example, A part of it",
        "threads.example:8443, Giant",
        "beta.localhost:8551, Test",
        "gamma.localhost:9000, Test"
    })
    void theMostSpecificNameWins(String server, String peer) {
        assertThat(POLICY.of(server).orElseThrow().name()).isEqualTo(peer);
        assertThat(POLICY.peers())
                .allSatisfy(other -> assertThat(POLICY.belongs(server, Set.of(other.id())))
                        .isEqualTo(other.name().equals(peer)));
    }

    @ParameterizedTest
    @CsvSource({"example", "notthreads.example", "threads.example.org", "beta.localhost:8552", "beta.localhost"})
    void othersStandUnderWhatIsStandard(String server) {
        assertThat(POLICY.of(server)).isEmpty();
        assertThat(POLICY.terms(server)).isEqualTo(Terms.OPEN);
    }

    @Test
    void noDomainIsNamedByTwo() {
        Peer other = peer(9, "Other", "meta.example");
        assertThatThrownBy(() -> POLICY.with(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allServersOfAPeerCountAsOneAndOursAlwaysCount() {
        VoteTerms votes = POLICY.standard(Terms.QUIET_VOTES)
                .votes(Map.of(
                        id(4),
                        "www.threads.example",
                        id(2),
                        "meta.example",
                        id(3),
                        "labs.threads.example",
                        id(5),
                        "stranger.example"));

        assertThat(votes.peer(id(4))).isEqualTo(id(2));
        assertThat(votes.peer(id(2))).isEqualTo(id(2));
        assertThat(votes.peer(id(3))).isEqualTo(id(3));
        assertThat(votes.of(id(4))).isEqualTo(GIANT.terms().votes());
        assertThat(votes.of(id(5)).votesUp()).isZero();
        assertThat(votes.of(id(99)).votesUp()).isZero();
        assertThat(votes.of(InstanceId.OURS)).isEqualTo(VoteAxes.DEFAULT);
    }

    @Test
    void anEmptyChangeIsTheSamePolicy() {
        Map<InstanceId, String> servers = Map.of(id(4), "www.threads.example", id(2), "meta.example");
        VoteTerms before = POLICY.votes(servers);
        VoteTerms after = POLICY.with(GIANT).votes(servers);
        servers.keySet().forEach(server -> assertThat(after.of(server)).isEqualTo(before.of(server)));
    }

    private static InstanceId id(long value) {
        return new InstanceId(value);
    }

    private static Peer peer(long id, String name, String... domains) {
        Terms terms = Terms.OPEN.votes(VoteAxes.DEFAULT.votes((int) (100 * id)));
        return new Peer(new PeerId(id), name, Set.of(domains), terms, new TermsVersionId(id + 1));
    }
}
