package org.folkmoot.web.pages;

import java.time.Instant;
import java.util.List;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// People who ask to join. Controls of each: `reason` when declining.
///
/// @param question what they answered; null when there was none
public record ApplicationsModel(@Nullable String question, List<Line> lines) {

    /// One application.
    public record Line(PersonLine person, String answer, Instant at) {}
}
