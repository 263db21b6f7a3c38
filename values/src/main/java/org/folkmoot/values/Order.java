package org.folkmoot.values;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The orders in which posts can be read, named as Lemmy names them (reference: Lemmy's `SortType`).
public enum Order {
    ACTIVE(null),
    HOT(null),
    SCALED(null),
    CONTROVERSIAL(null),
    NEW(null),
    OLD(null),
    MOST_COMMENTS(null),
    NEW_COMMENTS(null),
    TOP_HOUR(Duration.ofHours(1)),
    TOP_SIX_HOURS(Duration.ofHours(6)),
    TOP_TWELVE_HOURS(Duration.ofHours(12)),
    TOP_DAY(Duration.ofDays(1)),
    TOP_WEEK(Duration.ofDays(7)),
    TOP_MONTH(Duration.ofDays(30)),
    TOP_THREE_MONTHS(Duration.ofDays(91)),
    TOP_SIX_MONTHS(Duration.ofDays(182)),
    TOP_NINE_MONTHS(Duration.ofDays(273)),
    TOP_YEAR(Duration.ofDays(365)),
    TOP_ALL(null);

    private final @Nullable Duration within;

    Order(@Nullable Duration within) {
        this.within = within;
    }

    /// How far back posts are taken from; null for no bound.
    public @Nullable Duration within() {
        return within;
    }

    public boolean top() {
        return this == TOP_ALL || within != null;
    }
}
