package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/// How votes count through a lens.
class LensRuleTest {

    private static final InstanceId GIANT = new InstanceId(2);
    private static final InstanceId BRANCH = new InstanceId(3);
    private static final InstanceId SMALL = new InstanceId(4);
    private static final InstanceId LARGE = new InstanceId(5);
    private static final InstanceId LATE = new InstanceId(77);

    private static final Terms HALF = Terms.OPEN.votes(VoteAxes.DEFAULT.votes(500));
    private static final Policy SITE = new Policy(
            1,
            Terms.OPEN.votes(VoteAxes.DEFAULT.votes(900)),
            null,
            List.of(new Peer(new PeerId(1), "Giant", Set.of("giant.example"), HALF, new TermsVersionId(1))));
    private static final LensRule.Facts FACTS = new LensRule.Facts(
            SITE,
            Map.of(
                    GIANT, "giant.example",
                    BRANCH, "eu.giant.example",
                    SMALL, "small.example",
                    LARGE, "large.example"),
            Map.of(GIANT, 12, BRANCH, 8, SMALL, 19, LARGE, 20));

    /// Weight of a vote up by our member, the giant, its branch, the small, the large, and one met since.
    @ParameterizedTest
    @CsvSource({
        "site, 1000, 500, 500, 900, 900, 900",
        "members, 1000, 0, 0, 0, 0, 0",
        "everything, 1000, 1000, 1000, 1000, 1000, 1000",
        "without:giant.example, 1000, 0, 0, 900, 900, 900",
        "without:eu.giant.example, 1000, 0, 0, 900, 900, 900",
        "without:large.example, 1000, 500, 500, 900, 0, 900",
        "without:small.example, 1000, 500, 500, 900, 900, 900",
        "without:nobody.example, 1000, 500, 500, 900, 900, 900",
        "without-small, 1000, 500, 500, 0, 900, 0"
    })
    void eachLensCountsAsItSays(String lens, int ours, int giant, int branch, int small, int large, int late) {
        VoteTerms votes = LensRule.votes(Lens.read(lens).orElseThrow(), FACTS);

        assertThat(votes.of(InstanceId.OURS).votesUp()).isEqualTo(ours);
        assertThat(votes.of(GIANT).votesUp()).isEqualTo(giant);
        assertThat(votes.of(BRANCH).votesUp()).isEqualTo(branch);
        assertThat(votes.of(SMALL).votesUp()).isEqualTo(small);
        assertThat(votes.of(LARGE).votesUp()).isEqualTo(large);
        assertThat(votes.of(LATE).votesUp()).isEqualTo(late);
        assertThat(votes.peer(BRANCH)).isEqualTo(GIANT);
    }

    @Test
    void whoeverIsLeftOutPassesNothingOnEither() {
        VoteTerms votes = LensRule.votes(new Lens.Without("giant.example"), FACTS);
        assertThat(votes.of(GIANT).passing()).isZero();
        assertThat(votes.of(LARGE).passing()).isEqualTo(VoteAxes.FULL);
    }

    @ParameterizedTest
    @CsvSource({
        "site, true",
        "members, true",
        "everything, true",
        "without-small, true",
        "without:giant.example, true",
        "without:large.example, true",
        "without:small.example, false",
        "without:nobody.example, false"
    })
    void onlyAPeerOfManyCanBeLeftOutByItself(String lens, boolean allowed) {
        assertThat(LensRule.allowed(Lens.read(lens).orElseThrow(), FACTS)).isEqualTo(allowed);
    }

    @Test
    void whatVotesOfFewPeopleDoIsNotTold() {
        assertThat(LensRule.tellable(List.of(GIANT, BRANCH), FACTS.voters())).isTrue();
        assertThat(LensRule.tellable(List.of(GIANT), FACTS.voters())).isFalse();
        assertThat(LensRule.tellable(List.of(SMALL, LATE), FACTS.voters())).isFalse();
        assertThat(LensRule.tellable(List.of(), FACTS.voters())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "members", "everything", "without-small", "without:giant.example"})
    void aLensIsReadAsItIsWritten(String written) {
        assertThat(Lens.read(written).orElseThrow().written()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "without:", "without:not a domain", "MEMBERS"})
    void whatNamesNoLensIsNone(String text) {
        assertThat(Lens.read(text)).isEmpty();
        assertThat(Lens.read(null)).isEmpty();
    }
}
