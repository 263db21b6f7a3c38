package org.folkmoot.rules.consultations;

/// Says whether what was counted decides anything: first whether enough took part, then which option leads,
/// then whether enough stands behind it.
public final class VerdictRule {

    private static final int WHOLE = 100;

    private VerdictRule() {}

    /// What a count is judged by, fixed when the consultation was announced.
    ///
    /// @param electorate how many could have taken part
    /// @param quorum     percent of them that have to, from 0 to 100
    public record Terms(int electorate, int quorum, PassRule pass) {

        /// How many have to take part; at least one, or nothing was said.
        public int needed() {
            return Math.max(1, Math.toIntExact(Math.ceilDiv((long) electorate * quorum, WHOLE)));
        }
    }

    /// What comes of a count.
    ///
    /// @param tookPart how many cast a ballot, valid or not
    public static Verdict judge(Count count, int tookPart, Terms terms) {
        if (tookPart < terms.needed() || count.ballots() == 0) {
            return new Verdict.TooFew(tookPart, terms.needed());
        }
        if (count.leading().size() > 1) {
            return new Verdict.Tied(count.leading());
        }
        int option = count.leading().getFirst();
        int behind = count.behind(option);
        int needed = terms.pass().needed(count.ballots());
        return behind >= needed
                ? new Verdict.Passed(option, behind, needed)
                : new Verdict.FellShort(option, behind, needed);
    }
}
