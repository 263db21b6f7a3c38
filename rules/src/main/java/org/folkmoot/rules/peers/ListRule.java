package org.folkmoot.rules.peers;

import java.time.Duration;

/// Says whether another server's list is read further. Whatever the list says of itself, reading it comes to an end.
///
/// How many items a list says that it has is not asked: that is only its word.
public final class ListRule {

    /// Servers for short texts begin with an empty page and put the items behind it; more than that is nothing.
    static final int MOST_EMPTY = 3;

    private ListRule() {}

    /// As much of a list as is wanted, and what is spent on it at most.
    ///
    /// @param items as many as are wanted of it
    /// @param pages documents that are fetched
    /// @param bytes of all these documents together
    /// @param time  for all of it
    public record Budget(int items, int pages, long bytes, Duration time) {

        /// The newest posts of a community: as many as Lemmy shows to whoever subscribes first.
        public static Budget ofPosts() {
            return new Budget(50, 10, 4L << 20, Duration.ofMinutes(2));
        }

        /// The answers to one post.
        public static Budget ofAnswers() {
            return new Budget(100, 5, 2L << 20, Duration.ofMinutes(1));
        }

        /// Those who look after a community.
        public static Budget ofPeople() {
            return new Budget(100, 2, 1L << 20, Duration.ofMinutes(1));
        }
    }

    /// How far a list was read.
    ///
    /// @param empty pages without items in a row, the last of them included
    /// @param next  what the last page names as the one after it
    public record Read(int items, int pages, int empty, long bytes, Duration spent, Next next) {}

    /// What a page names as the next.
    public enum Next {
        NONE,
        UNREAD,
        /// The page itself, or one before it.
        READ_ALREADY,
        /// A page of another server: it is not this one's list.
        ELSEWHERE
    }

    /// Why a list is read no further, or that it is.
    public enum Answer {
        GO_ON,
        /// It is at its end.
        END,
        /// As many items are there as were wanted.
        ENOUGH,
        /// Too many pages, bytes or minutes for what it gives.
        TOO_LONG,
        /// It leads in a circle.
        CIRCLE,
        /// It leads to another server.
        ASTRAY
    }

    public static Answer judge(Budget budget, Read read) {
        if (read.items() >= budget.items()) {
            return Answer.ENOUGH;
        }
        return switch (read.next()) {
            case NONE -> Answer.END;
            case READ_ALREADY -> Answer.CIRCLE;
            case ELSEWHERE -> Answer.ASTRAY;
            case UNREAD -> spent(budget, read) ? Answer.TOO_LONG : Answer.GO_ON;
        };
    }

    private static boolean spent(Budget budget, Read read) {
        return read.pages() >= budget.pages()
                || read.empty() >= MOST_EMPTY
                || read.bytes() >= budget.bytes()
                || read.spent().compareTo(budget.time()) >= 0;
    }
}
