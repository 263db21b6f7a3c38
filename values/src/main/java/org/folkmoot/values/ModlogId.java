package org.folkmoot.values;

/// Names an entry of the modlog.
///
/// @param value positive
public record ModlogId(long value) {

    public ModlogId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
