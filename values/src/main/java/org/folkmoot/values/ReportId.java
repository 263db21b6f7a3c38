package org.folkmoot.values;

/// Names a report to moderators.
///
/// @param value positive
public record ReportId(long value) {

    public ReportId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
