package org.folkmoot.web.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.folkmoot.forum.watching.SampleView.Point;
import org.jspecify.annotations.Nullable;

/// One picture of how the site was: a few lines over the same time and the same scale.
///
/// @param most the largest value of all lines, which is at the upper edge
public record Chart(Kind kind, double most, List<Line> lines) {

    private static final long MEBIBYTE = 1L << 20;

    /// What a value counts.
    public enum Unit {
        A_MINUTE,
        MILLISECONDS,
        NUMBER,
        MEBIBYTES
    }

    /// What is drawn.
    public enum Kind {
        REQUESTS(Unit.A_MINUTE),
        TIMES(Unit.MILLISECONDS),
        LEDGER(Unit.NUMBER),
        QUEUES(Unit.NUMBER),
        MEMORY(Unit.MEBIBYTES),
        STORAGE(Unit.MEBIBYTES);

        private final Unit unit;

        Kind(Unit unit) {
            this.unit = unit;
        }

        public Unit unit() {
            return unit;
        }

        static List<Kind> all() {
            return List.of(values());
        }
    }

    /// One line of a picture.
    ///
    /// @param last what it ends with; null when nothing was measured
    public record Line(Series series, String path, @Nullable Double last) {}

    /// What a line shows, and how it is told from others without its colour.
    public enum Series {
        ALL("var(--ours)", ""),
        PEERS("var(--peer-1)", "6 3"),
        FAILED("var(--harm)", "2 3"),
        HALF("var(--ours)", ""),
        MOST("var(--peer-1)", "6 3"),
        BEHIND("var(--ours)", ""),
        INBOX("var(--ours)", ""),
        TELLING("var(--peer-1)", "6 3"),
        LETTERS("var(--attend)", "2 3"),
        HEAP("var(--ours)", ""),
        HEAP_MOST("var(--held)", "6 3"),
        DATABASE("var(--ours)", "");

        private final String colour;
        private final String dashes;

        Series(String colour, String dashes) {
            this.colour = colour;
            this.dashes = dashes;
        }

        public String colour() {
            return colour;
        }

        /// Empty for a line without gaps.
        public String dashes() {
            return dashes;
        }
    }

    private record Drawn(Series series, Function<Point, @Nullable Double> value) {}

    static Chart of(Kind kind, NowModel model) {
        List<Drawn> drawn = drawn(kind, model);
        double most = drawn.stream()
                .flatMap(one -> model.points().stream().map(one.value()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        List<Line> lines = new ArrayList<>();
        for (Drawn one : drawn) {
            lines.add(new Line(one.series(), path(one, model, most), last(one, model)));
        }
        return new Chart(kind, most, lines);
    }

    private static String path(Drawn one, NowModel model, double most) {
        double whole = Duration.between(model.since(), model.until()).toMillis();
        List<Curve.Dot> dots = model.points().stream()
                .map(point -> new Curve.Dot(
                        Duration.between(model.since(), point.at()).toMillis() / whole,
                        one.value().apply(point)))
                .toList();
        // a minute that passed between two looks is no gap
        return Curve.path(dots, most, 2.5 * model.range().step().toMillis() / whole);
    }

    private static @Nullable Double last(Drawn one, NowModel model) {
        return model.points().isEmpty()
                ? null
                : one.value().apply(model.points().getLast());
    }

    private static List<Drawn> drawn(Kind kind, NowModel model) {
        return switch (kind) {
            case REQUESTS ->
                List.of(
                        new Drawn(Series.ALL, point -> model.aMinute(point, point.requests())),
                        new Drawn(Series.PEERS, point -> model.aMinute(point, point.peer())),
                        new Drawn(Series.FAILED, point -> model.aMinute(point, point.failures())));
            case TIMES -> List.of(new Drawn(Series.HALF, Point::halfMillis), new Drawn(Series.MOST, Point::mostMillis));
            case LEDGER -> List.of(new Drawn(Series.BEHIND, point -> (double) point.ledgerLag()));
            case QUEUES ->
                List.of(
                        new Drawn(Series.INBOX, point -> (double) point.inboxWaiting()),
                        new Drawn(Series.TELLING, point -> (double) point.tellingWaiting()),
                        new Drawn(Series.LETTERS, point -> (double) point.letters()));
            case MEMORY ->
                List.of(
                        new Drawn(Series.HEAP, point -> (double) point.heap() / MEBIBYTE),
                        new Drawn(Series.HEAP_MOST, point -> (double) point.heapMost() / MEBIBYTE));
            case STORAGE -> List.of(new Drawn(Series.DATABASE, point -> (double) point.databaseSize() / MEBIBYTE));
        };
    }

    /// A value as it is said, such as `12 a minute`.
    public static String said(Frame frame, Unit unit, @Nullable Double value) {
        if (value == null) {
            return "–";
        }
        boolean small = value < 10 && value != Math.rint(value);
        String number = small
                ? frame.say(
                        "now.tenths",
                        "number",
                        frame.words().number(Math.round(value * 10) / 10),
                        "tenth",
                        Math.round(value * 10) % 10)
                : frame.words().number(Math.round(value));
        return switch (unit) {
            case A_MINUTE -> frame.say("now.a-minute", "number", number);
            case MILLISECONDS -> frame.say("now.milliseconds", "number", number);
            case NUMBER -> number;
            case MEBIBYTES -> frame.say("now.mebibytes", "number", number);
        };
    }
}
