package org.folkmoot.web.pages;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line over time as a path of SVG, in a field of [#WIDTH] by [#HEIGHT] whose left edge is the beginning and whose
/// lower edge is nought. Where nothing was measured the line breaks off.
public final class Curve {

    public static final int WIDTH = 600;
    public static final int HEIGHT = 120;

    private Curve() {}

    /// One value at its time.
    ///
    /// @param part  of the time that is shown, from 0 (its beginning) to 1
    /// @param value null where nothing was measured
    public record Dot(double part, @Nullable Double value) {}

    /// The path.
    ///
    /// @param most the value at the upper edge
    /// @param gap  what lies further apart than this part of the time is not joined
    public static String path(List<Dot> dots, double most, double gap) {
        StringBuilder path = new StringBuilder();
        Dot before = null;
        for (Dot dot : dots) {
            Double value = dot.value();
            if (value == null) {
                before = null;
                continue;
            }
            boolean joined = before != null && dot.part() - before.part() <= gap;
            path.append(joined ? 'L' : 'M').append(at(dot.part(), value, most));
            if (!joined) {
                path.append("h1"); // what stands alone would not be seen
            }
            before = dot;
        }
        return path.toString();
    }

    private static String at(double part, double value, double most) {
        double x = Math.clamp(part, 0, 1) * (WIDTH - 1);
        double y = most <= 0 ? HEIGHT - 1 : HEIGHT - 1 - Math.clamp(value / most, 0, 1) * (HEIGHT - 2);
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }
}
