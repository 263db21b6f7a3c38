package org.folkmoot.values;

/// Names one entry of a person's inbox.
///
/// @param value positive
public record NotificationId(long value) {

    public NotificationId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
