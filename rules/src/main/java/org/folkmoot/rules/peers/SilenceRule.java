package org.folkmoot.rules.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says whether an office that somebody of another server was given here is in force, or rests.
///
/// Whoever buys the name of a server that died can speak for its people, and would have their offices. So an office
/// rests once nothing was heard of its holder's server for more than 90 days, and goes on resting when something is
/// heard again: nobody can tell old owners from new ones, and an old key may have been sold with the machine. Only
/// being given anew ends it. A key that changes while a server lives says nothing.
public final class SilenceRule {

    /// A server that is silent for longer is taken for dead. A domain that is not paid for is free for others after two
    /// to three months.
    public static final Duration LONGEST = Duration.ofDays(90);

    /// Whoever did not look out for so long cannot say who was silent meanwhile.
    public static final Duration UNWATCHED = Duration.ofDays(2);

    private SilenceRule() {}

    /// Why an office rests.
    public enum Rest {
        /// Its holder's server is silent.
        SILENT,
        /// Its holder's server was silent, and was heard again.
        RETURNED,
        /// It was heard again with another key.
        ANOTHER
    }

    /// What was heard of a server.
    ///
    /// @param last     the last sign of life; null for none since we look
    /// @param returned when it was last heard again after a long silence; null for never
    /// @param renewed  when it was last found to have another key after a long silence; null for never
    public record Heard(
            @Nullable Instant last,
            @Nullable Instant returned,
            @Nullable Instant renewed) {}

    /// How we looked out ourselves.
    ///
    /// @param since since when without a gap; null while we never did
    /// @param last  when last; null while we never did
    public record Watch(@Nullable Instant since, @Nullable Instant last) {}

    /// An office that somebody of another server holds here.
    ///
    /// @param given when it was given, or given anew
    public record Facts(Instant given, Heard server, Watch watch, Instant now) {}

    /// Why the office rests; null when it is in force.
    public static @Nullable Rest judge(Facts facts) {
        Heard server = facts.server();
        if (until(facts.given(), server.renewed())) {
            return Rest.ANOTHER;
        }
        if (until(facts.given(), server.returned())) {
            return Rest.RETURNED;
        }
        Instant heard = server.last();
        Instant last = heard == null || heard.isBefore(facts.given()) ? facts.given() : heard;
        return silent(last, facts.watch(), facts.now()) ? Rest.SILENT : null;
    }

    /// Whether a server has been silent for too long.
    ///
    /// @param last the last sign of life; null for none since we look
    public static boolean silent(@Nullable Instant last, Watch watch, Instant now) {
        Instant looked = watch.last();
        if (watch.since() == null || looked == null || looked.isBefore(now.minus(UNWATCHED))) {
            return false;
        }
        return Stream.of(last, watch.since())
                .filter(Objects::nonNull)
                .allMatch(moment -> moment.isBefore(now.minus(LONGEST)));
    }

    /// Whether a server whose key is another than the one we knew is another server: the one that we knew is from
    /// before a long silence.
    ///
    /// @param known when it last showed the key that we knew; null for never
    public static boolean another(@Nullable Instant known, Heard server) {
        Instant returned = server.returned();
        return known != null && returned != null && known.isBefore(returned);
    }

    private static boolean until(Instant given, @Nullable Instant end) {
        return end != null && !given.isAfter(end);
    }
}
