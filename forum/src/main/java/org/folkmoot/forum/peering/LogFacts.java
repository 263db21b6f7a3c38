package org.folkmoot.forum.peering;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an entry of the log of decisions is to tell, or what the tables say by now of what it tells.
///
/// @param subject the number of what it is about, among those of its kind
/// @param at      when it happened
/// @param facts   by name, in the order in which they are written: texts, whole numbers, truths, nothing, lists and
/// maps of these
/// @param texts   by name: what people wrote, and how they are called
public record LogFacts(
        LogKind kind, long subject, Instant at, Map<String, @Nullable Object> facts, Map<String, LogText> texts) {

    public LogFacts {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }
}
