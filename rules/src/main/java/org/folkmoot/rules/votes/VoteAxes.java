package org.folkmoot.rules.votes;

import java.time.LocalDate;
import org.folkmoot.values.Direction;
import org.jspecify.annotations.Nullable;

/// What the terms say about the votes of one peer. Weights are thousandths: 1000 counts in full, 0 not at all.
///
/// @param votesUp   weight of its votes up
/// @param votesDown weight of its votes down
/// @param passedOn  weight of votes of theirs that others pass on
/// @param passing   weight of votes that it passes on for others
/// @param cap       the largest share of a score that it may supply, in thousandths; [#NO_CAP] for any
/// @param window    the days on which votes of theirs are received to count; null for any day
public record VoteAxes(
        int votesUp,
        int votesDown,
        int passedOn,
        int passing,
        int cap,
        @Nullable Window window) {

    /// A weight that leaves a vote as it is.
    public static final int FULL = 1000;

    /// Any share may be theirs.
    public static final int NO_CAP = 1000;

    /// Everything counts.
    public static final VoteAxes DEFAULT = new VoteAxes(FULL, FULL, FULL, FULL, NO_CAP, null);

    public VoteAxes {
        thousandths("votesUp", votesUp);
        thousandths("votesDown", votesDown);
        thousandths("passedOn", passedOn);
        thousandths("passing", passing);
        thousandths("cap", cap);
    }

    public VoteAxes votes(int weight) {
        return new VoteAxes(weight, weight, passedOn, passing, cap, window);
    }

    public VoteAxes votesUp(int weight) {
        return new VoteAxes(weight, votesDown, passedOn, passing, cap, window);
    }

    public VoteAxes votesDown(int weight) {
        return new VoteAxes(votesUp, weight, passedOn, passing, cap, window);
    }

    public VoteAxes passedOn(int weight) {
        return new VoteAxes(votesUp, votesDown, weight, passing, cap, window);
    }

    public VoteAxes passing(int weight) {
        return new VoteAxes(votesUp, votesDown, passedOn, weight, cap, window);
    }

    public VoteAxes cap(int share) {
        return new VoteAxes(votesUp, votesDown, passedOn, passing, share, window);
    }

    public VoteAxes window(Window days) {
        return new VoteAxes(votesUp, votesDown, passedOn, passing, cap, days);
    }

    /// Whether votes of theirs in this direction that are received today count at all.
    public boolean count(Direction direction, LocalDate today) {
        int weight = direction == Direction.UP ? votesUp : votesDown;
        return weight > 0 && counts(today.toEpochDay());
    }

    boolean capped() {
        return cap != NO_CAP;
    }

    /// Whether votes that were received on this day count.
    ///
    /// @param day days since 1970 (UTC)
    boolean counts(long day) {
        return window == null || window.holds(LocalDate.ofEpochDay(day));
    }

    private static void thousandths(String axis, int value) {
        if (value < 0 || value > FULL) {
            throw new IllegalArgumentException(axis + " is 0 to 1000 thousandths, not " + value);
        }
    }

    /// A run of days, both ends included.
    ///
    /// @param first null when it has no beginning
    /// @param last  null when it has no end
    public record Window(
            @Nullable LocalDate first, @Nullable LocalDate last) {

        public Window {
            if (first != null && last != null && last.isBefore(first)) {
                throw new IllegalArgumentException("A window ends on " + last + " only if it began before");
            }
        }

        boolean holds(LocalDate day) {
            return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
        }
    }
}
