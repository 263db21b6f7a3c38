package org.folkmoot.rules.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what is done next about fetching what a community of another server holds already, and when to leave off.
///
/// What is asked of a server that answers is bounded; a server that does not answer is asked again a few times, with
/// growing pauses. So every community comes to an end, and says which.
public final class BackfillRule {

    /// Of one community, whatever its posts name.
    public static final int MOST_COMMENTS = 500;

    /// Times that one thing is asked for, when its server does not answer.
    public static final int MOST_TRIES = 3;

    /// Documents that are asked for: posts, comments, what they answer, pages of lists. Each is at most 1 MiB.
    static final int MOST_ASKED = 1_500;

    /// At work, without the pauses.
    static final Duration MOST_TIME = Duration.ofMinutes(15);

    /// Questions in a row that nobody answered, after which more make no difference now.
    static final int SILENT = 3;

    /// As long as a server needs that is started anew, and then longer.
    static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3));

    /// Of one step: a comment may bring what it answers, and that what it answers.
    static final int MOST_ASKED_AT_ONCE = 60;

    static final Duration MOST_TIME_AT_ONCE = Duration.ofMinutes(2);

    /// Whoever asks for a community again and again does not begin it again and again.
    static final Duration LEFT_ALONE = Duration.ofHours(1);

    private BackfillRule() {}

    /// How far it is.
    ///
    /// @param listed   whether the list of posts was read
    /// @param waiting  what is to be taken next of what lists named; null when nothing is
    /// @param silences questions in a row that nobody answered
    /// @param pauses   how often it was left alone already because nobody answered
    /// @param asked    documents that were asked for
    /// @param spent    time at work
    public record Facts(
            boolean listed, @Nullable Waiting waiting, int silences, int pauses, int asked, Duration spent) {}

    /// Something that a list named, in the order in which it is taken: people look for posts first.
    public enum Waiting {
        POST,
        /// The list of what answers a post.
        ANSWERS,
        COMMENT
    }

    /// What is done next.
    public sealed interface Step {

        /// The list of posts is read.
        record ReadPosts() implements Step {}

        /// What waits first is taken.
        record Take(Waiting what) implements Step {}

        /// Nothing for that long.
        record Pause(Duration time) implements Step {}

        record End(Ending how) implements Step {}
    }

    /// How it ends.
    public enum Ending {
        /// All that is wanted was asked for.
        FILLED,
        /// It would have taken too much; what came stays.
        TOO_MUCH,
        /// Its server does not answer.
        SILENT,
        /// Its server answers with something that is no list of posts.
        NO_LIST
    }

    public static Step judge(Facts facts) {
        if (facts.listed() && facts.waiting() == null) {
            return new Step.End(Ending.FILLED);
        }
        if (facts.asked() >= MOST_ASKED || facts.spent().compareTo(MOST_TIME) >= 0) {
            return new Step.End(Ending.TOO_MUCH);
        }
        if (facts.silences() >= (facts.listed() ? SILENT : 1)) {
            return facts.pauses() >= PAUSES.size()
                    ? new Step.End(Ending.SILENT)
                    : new Step.Pause(PAUSES.get(facts.pauses()));
        }
        Waiting waiting = facts.waiting();
        return facts.listed() && waiting != null ? new Step.Take(waiting) : new Step.ReadPosts();
    }

    /// Whether one step goes on asking.
    ///
    /// @param asked documents that it asked for, with the one that it is about to ask for
    /// @param spent since it began
    public static boolean goesOn(int asked, Duration spent) {
        return asked <= MOST_ASKED_AT_ONCE && spent.compareTo(MOST_TIME_AT_ONCE) < 0;
    }

    /// What came to a bad end is begun again, when somebody wants that, if that end lies before this moment.
    public static Instant begunAgainIfEndedBefore(Instant now) {
        return now.minus(LEFT_ALONE);
    }

    /// Whether it came to a good end, after which nobody begins it again.
    ///
    /// @param everyPost whether no post is still to be fetched
    public static boolean good(Ending ending, boolean everyPost) {
        return switch (ending) {
            case FILLED -> true;
            case TOO_MUCH -> everyPost;
            case SILENT, NO_LIST -> false;
        };
    }
}
