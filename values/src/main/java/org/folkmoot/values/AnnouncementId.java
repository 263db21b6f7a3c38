package org.folkmoot.values;

/// Names a change of terms that was announced for a later day.
///
/// @param value positive
public record AnnouncementId(long value) {

    public AnnouncementId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
