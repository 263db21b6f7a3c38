package org.folkmoot.rules.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.rules.peers.AskRule.Answer;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.values.PeerId;
import org.folkmoot.values.TermsVersionId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who is asked whether they want to see a peer, and when again.
class AskRuleTest {

    private static final Instant JOINED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant DECIDED = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Contents OPT_IN = Contents.OPEN.visibility(Visibility.NOBODY);
    private static final PeerId GIANT = new PeerId(1);
    private static final PeerId OTHER = new PeerId(2);

    @Test
    void whoDidNotAnswerIsAskedAboutAPeerThatOneChoosesToSee() {
        assertThat(asked(OPT_IN, null)).contains(GIANT);
        assertThat(asked(OPT_IN, answer(Choices.all(Choice.SHOWN), null))).isEmpty();
        assertThat(asked(OPT_IN, answer(Choices.all(Choice.HIDDEN), null))).isEmpty();
        assertThat(asked(OPT_IN, answer(Choices.NONE, null))).isEmpty();
    }

    @Test
    void whoPutItOffIsAskedAgainWhenTheirTimeIsOver() {
        assertThat(asked(OPT_IN, answer(Choices.NONE, NOW.plusSeconds(1)))).isEmpty();
        assertThat(asked(OPT_IN, answer(Choices.NONE, NOW))).contains(GIANT);
    }

    @Test
    void nobodyIsAskedWhereThereIsNothingToChoose() {
        assertThat(asked(Contents.OPEN, null)).isEmpty();
        assertThat(asked(Contents.OPEN.visibility(Visibility.FOLLOWERS), null)).isEmpty();
        assertThat(asked(OPT_IN.choosable(false), null)).isEmpty();
        assertThat(asked(OPT_IN.reception(Reception.REFUSE), null)).isEmpty();
    }

    @Test
    void whoJoinedLaterIsNotAskedAboutWhatHeldBefore() {
        assertThat(AskRule.asks(AskRule.optIns(policy(OPT_IN)), Map.of(GIANT, DECIDED), DECIDED, List.of(), NOW))
                .isEmpty();
        assertThat(AskRule.asks(AskRule.optIns(policy(OPT_IN)), Map.of(), JOINED, List.of(), NOW))
                .isEmpty();
    }

    @Test
    void whoChoseAboutItsServersBeforeIsNotAsked() {
        Answer before =
                new Answer(new PeerChoice(OTHER, Set.of("giant.example"), Set.of(), Choices.all(Choice.HIDDEN)), null);
        assertThat(asked(OPT_IN, before)).isEmpty();
    }

    @Test
    void whoChoseAboutAServerAboveItIsNotAsked() {
        Answer above = new Answer(new PeerChoice(OTHER, Set.of("example"), Set.of(), Choices.all(Choice.HIDDEN)), null);
        assertThat(asked(OPT_IN, above)).isEmpty();
        Answer without = new Answer(
                new PeerChoice(OTHER, Set.of("example"), Set.of("giant.example"), Choices.all(Choice.HIDDEN)), null);
        assertThat(asked(OPT_IN, without)).contains(GIANT);
    }

    private static Answer answer(Choices choices, @Nullable Instant again) {
        return new Answer(new PeerChoice(GIANT, Set.of("giant.example"), Set.of(), choices), again);
    }

    private static Optional<PeerId> asked(Contents contents, @Nullable Answer answer) {
        return AskRule.asks(
                        AskRule.optIns(policy(contents)),
                        Map.of(GIANT, DECIDED),
                        JOINED,
                        answer == null ? List.of() : List.of(answer),
                        NOW)
                .map(Peer::id);
    }

    private static Policy policy(Contents contents) {
        return new Policy(
                1,
                Terms.OPEN,
                null,
                List.of(new Peer(
                        GIANT,
                        "Giant",
                        Set.of("giant.example"),
                        Terms.OPEN.contents(contents),
                        new TermsVersionId(1))));
    }
}
