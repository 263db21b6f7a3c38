package org.folkmoot.activitypub.vocab;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as servers write them: with `Z`, `+00:00` or `+0000`, with up to nine digits of a second, or without an
/// offset.
final class Moments {

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private static final int LAST_YEAR = 9999;

    private Moments() {}

    /// Null for what is no time, or lies outside the years 0 to 9999.
    static @Nullable Instant read(String text) {
        try {
            TemporalAccessor read = LENIENT.parse(text);
            Instant moment = read.query(TemporalQueries.offset()) == null
                    ? LocalDateTime.from(read).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.from(read).toInstant();
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            return year < 0 || year > LAST_YEAR ? null : moment;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
