package org.folkmoot.web.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.folkmoot.forum.watching.SampleView.Node;
import org.folkmoot.forum.watching.SampleView.Point;
import org.jspecify.annotations.Nullable;

/// How the site is and was, for its admins.
///
/// @param points one for each step in which any node told how it was, the oldest first; empty when none did yet
/// @param now    how it was in the last minute; null when nobody told for some minutes
public record NowModel(
        Range range,
        Instant since,
        Instant until,
        List<Point> points,
        @Nullable Point now,
        List<Node> nodes,
        String here,
        List<Table> tables,
        List<Job> jobs) {

    /// How far back one looks, and in which steps.
    public enum Range {
        HOUR("hour", Duration.ofHours(1), Duration.ofMinutes(1)),
        DAY("day", Duration.ofDays(1), Duration.ofMinutes(15)),
        QUARTER("quarter", Duration.ofDays(90), Duration.ofDays(1));

        private final String word;
        private final Duration length;
        private final Duration step;

        Range(String word, Duration length, Duration step) {
            this.word = word;
            this.length = length;
            this.step = step;
        }

        /// As the address says it.
        public String word() {
            return word;
        }

        public Duration length() {
            return length;
        }

        public Duration step() {
            return step;
        }
    }

    /// A table of the database with all that belongs to it.
    public record Table(String name, long bytes) {}

    /// What became of a job of the node that answers.
    ///
    /// @param done   when it last ended well; null when it never did
    /// @param failed when it last ended in vain; null when it never did
    public record Job(
            String name,
            long runs,
            long failures,
            @Nullable Instant done,
            @Nullable Instant failed,
            boolean failing,
            Duration took) {}

    /// The pictures, each with what is drawn in it.
    public List<Chart> charts() {
        return Chart.Kind.all().stream().map(kind -> Chart.of(kind, this)).toList();
    }

    /// As this, with one step alone.
    NowModel of(Point point) {
        return new NowModel(range, since, until, List.of(point), now, nodes, here, tables, jobs);
    }

    /// How many of what came in a step came in a minute of it; the last step is not over yet.
    double aMinute(Point step, long count) {
        long over = Duration.between(step.at(), until).toMinutes();
        return count / (double) Math.clamp(over, 1, range.step().toMinutes());
    }
}
