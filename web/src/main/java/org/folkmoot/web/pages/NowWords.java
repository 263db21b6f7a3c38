package org.folkmoot.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.forum.watching.SampleView.Point;

/// What numbers of the page of how the site is are called.
public final class NowWords {

    private static final long MEBIBYTE = 1L << 20;

    /// Less room than that in the data folder asks for attention, in bytes.
    public static final long LITTLE = 2_048 * MEBIBYTE;

    private NowWords() {}

    public static String bytes(Frame frame, long bytes) {
        return frame.say("now.mebibytes", "number", frame.words().number(bytes / MEBIBYTE));
    }

    /// How old something is, in the largest unit that fits.
    public static String age(Frame frame, long seconds) {
        if (seconds < 120) {
            return frame.say("now.seconds", "count", seconds);
        }
        return seconds < 7200
                ? frame.say("now.minutes", "count", seconds / 60)
                : frame.say("now.hours", "count", seconds / 3600);
    }

    /// What a picture shows, for who does not see it.
    public static String described(Frame frame, Chart chart) {
        return chart.lines().stream()
                        .map(line -> frame.say(Sentences.of(line.series())) + ": "
                                + Chart.said(frame, chart.kind().unit(), line.last()))
                        .collect(Collectors.joining(". ", "", ". "))
                + frame.say(
                        "now.at-most", "value", Chart.said(frame, chart.kind().unit(), chart.most()));
    }

    /// What the pictures show of one step, in the order of [Chart.Series].
    public static List<String> row(Frame frame, NowModel model, Point point) {
        List<String> row = new ArrayList<>();
        NowModel one = model.of(point);
        for (Chart chart : one.charts()) {
            chart.lines().forEach(line -> row.add(Chart.said(frame, chart.kind().unit(), line.last())));
        }
        return row;
    }
}
