package org.folkmoot.values;

/// Names a server: ours or another one.
///
/// @param value positive
public record InstanceId(long value) {

    public InstanceId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
