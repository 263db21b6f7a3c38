package org.folkmoot.values;

/// Names a report of a private message.
///
/// @param value positive
public record MessageReportId(long value) {

    public MessageReportId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
