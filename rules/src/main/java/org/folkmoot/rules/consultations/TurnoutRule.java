package org.folkmoot.rules.consultations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Groups who could vote by the age of their accounts, so that a turnout of newcomers shows; never so finely
/// that a group tells of a few people.
public final class TurnoutRule {

    /// The fewest people of whom a group tells.
    public static final int FEWEST = 10;

    private TurnoutRule() {}

    /// People whose accounts are of about one age.
    ///
    /// @param from  days, at the least
    /// @param below days; null for no bound
    /// @param could how many of them may take part
    /// @param did   how many of them did
    public record Group(int from, @Nullable Integer below, int could, int did) {

        private Group with(Group older) {
            return new Group(from, older.below, could + older.could, did + older.did);
        }
    }

    /// The same people in groups that are large enough: one that is too small goes together with the next older
    /// ones, and what is left at the end with the one before.
    ///
    /// @param groups from the youngest accounts to the oldest, without a gap
    /// @return empty where only one group would be left, which says no more than the turnout itself
    public static List<Group> groups(List<Group> groups) {
        List<Group> large = new ArrayList<>();
        Group small = null;
        for (Group group : groups) {
            small = small == null ? group : small.with(group);
            if (small.could() >= FEWEST) {
                large.add(small);
                small = null;
            }
        }
        if (small != null && !large.isEmpty()) {
            large.add(large.removeLast().with(small));
        }
        return large.size() < 2 ? List.of() : List.copyOf(large);
    }
}
