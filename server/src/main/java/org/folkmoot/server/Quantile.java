package org.folkmoot.server;

import org.jspecify.annotations.Nullable;

/// Estimates quantiles from counts by classes, as Prometheus does: within a class everything lies evenly.
final class Quantile {

    private Quantile() {}

    /// In which time a part of all was done, in milliseconds.
    ///
    /// @param bounds upper end of each class, in seconds; the last is without end
    /// @param part   from 0 to 1
    /// @return null where nothing was counted
    static @Nullable Double millis(double[] bounds, long[] counts, double part) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        if (all <= 0) {
            return null;
        }
        double wanted = part * all;
        double lower = 0;
        for (int at = 0; at < counts.length; at++) {
            if (counts[at] >= wanted) {
                // beyond the last bound nobody knows how far
                double upper = Double.isInfinite(bounds[at]) ? lower : bounds[at];
                return 1000 * (lower + (upper - lower) * wanted / counts[at]);
            }
            wanted -= counts[at];
            lower = bounds[at];
        }
        return 1000 * lower;
    }
}
