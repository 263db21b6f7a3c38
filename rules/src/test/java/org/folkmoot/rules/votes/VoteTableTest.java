package org.folkmoot.rules.votes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.folkmoot.rules.votes.VoteDecision.Cleared;
import org.folkmoot.rules.votes.VoteDecision.Placed;
import org.folkmoot.rules.votes.VoteDecision.Refused;
import org.folkmoot.rules.votes.VoteDecision.Unchanged;
import org.folkmoot.rules.votes.VoteFacts.Standing;
import org.folkmoot.rules.votes.VoteFacts.Target;
import org.folkmoot.rules.votes.VoteFacts.Voter;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Proof;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The whole of [VoteRule] as a table, compared with it over every combination there is.
///
/// The table is written from the house's decisions, not from the code. Words within a cell are alternatives, a star
/// is any. The proof is compared with that of the vote that stands: *weaker*; *hearsay* (relayed, against one read
/// back); *same*; *other* (different, and no weaker).
class VoteTableTest {

    private static final String TABLE = """
            stands    proof                    asks     voter      target   downs | decision
            none      -                        back     *          *        *     | unchanged
            none      -                        up,down  site       *        *     | refused BANNED_FROM_SITE
            none      -                        up,down  community  *        *     | refused BANNED_FROM_COMMUNITY
            none      -                        up,down  free       gone     *     | refused TARGET_GONE
            none      -                        up       free       live     *     | placed UP
            none      -                        down     free       live     yes   | placed DOWN
            none      -                        down     free       live     no    | refused NO_DOWNVOTES
            up,down   weaker                   *        *          *        *     | refused WEAKER_PROOF
            up,down   same,other               back     *          *        *     | cleared
            up,down   same,other               up,down  site       *        *     | refused BANNED_FROM_SITE
            up,down   same,other               up,down  community  *        *     | refused BANNED_FROM_COMMUNITY
            up,down   same,other               up,down  free       gone     *     | refused TARGET_GONE
            up        same                     up       free       live     *     | unchanged
            up        other                    up       free       live     *     | placed UP
            down      same,other               up       free       live     *     | placed UP
            up        same,other               down     free       live     yes   | placed DOWN
            down      same                     down     free       live     yes   | unchanged
            down      other                    down     free       live     yes   | placed DOWN
            up        same,other               down     free       live     no    | cleared
            down      same,other               down     free       live     no    | refused NO_DOWNVOTES
            """;

    private static final List<Row> ROWS = TABLE.lines().skip(1).map(Row::of).toList();

    @Test
    void theTableAnswersEveryCombinationExactlyOnceAndTheRuleAgrees() {
        List<VoteFacts> all = everything();
        assertThat(all).hasSize(13 * 3 * 6 * 3 * 3 * 2);
        assertThat(all).allSatisfy(facts -> {
            List<Row> answers = ROWS.stream().filter(row -> row.fits(facts)).toList();
            assertThat(answers).hasSize(1);
            assertThat(spoken(VoteRule.judge(facts)))
                    .isEqualTo(answers.getFirst().decision());
        });
    }

    @Test
    void everyRowOfTheTableIsReached() {
        List<VoteFacts> all = everything();
        assertThat(ROWS).allSatisfy(row -> assertThat(all).anyMatch(row::fits));
    }

    private static List<VoteFacts> everything() {
        List<@Nullable Standing> standings = new ArrayList<>();
        standings.add(null);
        for (Proof proof : Proof.values()) {
            standings.add(new Standing(Direction.UP, proof));
            standings.add(new Standing(Direction.DOWN, proof));
        }
        List<@Nullable Direction> asks = Arrays.asList(null, Direction.UP, Direction.DOWN);
        List<VoteFacts> all = new ArrayList<>();
        for (Standing standing : standings) {
            for (Direction asked : asks) {
                for (Proof proof : Proof.values()) {
                    addCircumstances(all, asked, proof, standing);
                }
            }
        }
        return all;
    }

    private static void addCircumstances(
            List<VoteFacts> all, @Nullable Direction asked, Proof proof, @Nullable Standing standing) {
        for (Voter voter : Voter.values()) {
            for (Target target : Target.values()) {
                all.add(new VoteFacts(asked, proof, standing, voter, target, true));
                all.add(new VoteFacts(asked, proof, standing, voter, target, false));
            }
        }
    }

    private static String spoken(VoteDecision decision) {
        return switch (decision) {
            case Placed(Direction direction) -> "placed " + direction;
            case Cleared() -> "cleared";
            case Unchanged() -> "unchanged";
            case Refused(var refusal) -> "refused " + refusal;
        };
    }

    private record Row(List<String> cells, String decision) {

        static Row of(String line) {
            String[] halves = line.split("\\|", 2);
            return new Row(List.of(halves[0].strip().split("\\s+")), halves[1].strip());
        }

        boolean fits(VoteFacts facts) {
            List<String> words = List.of(
                    stands(facts),
                    proof(facts),
                    asks(facts),
                    voter(facts),
                    target(facts),
                    facts.downvotes() ? "yes" : "no");
            for (int i = 0; i < words.size(); i++) {
                if (!cells.get(i).equals("*")
                        && !List.of(cells.get(i).split(",")).contains(words.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static String stands(VoteFacts facts) {
            Standing standing = facts.standing();
            return standing == null ? "none" : standing.direction() == Direction.UP ? "up" : "down";
        }

        /// Strength as the decisions state it: own word and signatures, then read back, then denied, then hearsay.
        private static String proof(VoteFacts facts) {
            Standing standing = facts.standing();
            if (standing == null) {
                return "-";
            }
            if (standing.proof() == facts.proof()) {
                return "same";
            }
            if (standing.proof() == Proof.FETCHED && facts.proof() == Proof.RELAYED) {
                return facts.asked() == standing.direction() ? "weaker" : "other"; // undone or turned by hearsay
            }
            List<Proof> weakestFirst = List.of(Proof.RELAYED, Proof.REFUTED, Proof.FETCHED);
            int asked = weakestFirst.indexOf(facts.proof());
            int stood = weakestFirst.indexOf(standing.proof());
            return asked >= 0 && (stood < 0 || asked < stood) ? "weaker" : "other";
        }

        private static String asks(VoteFacts facts) {
            Direction asked = facts.asked();
            return asked == null ? "back" : asked == Direction.UP ? "up" : "down";
        }

        private static String voter(VoteFacts facts) {
            return switch (facts.voter()) {
                case FREE -> "free";
                case BANNED_FROM_SITE -> "site";
                case BANNED_FROM_COMMUNITY -> "community";
            };
        }

        private static String target(VoteFacts facts) {
            return facts.target() == Target.LIVE ? "live" : "gone";
        }
    }
}
