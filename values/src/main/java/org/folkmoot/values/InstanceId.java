package org.folkmoot.values;

/// Names a server: ours or another one.
///
/// @param value positive
public record InstanceId(long value) {

    /// Our own server, the first of all.
    public static final InstanceId OURS = new InstanceId(1);

    public InstanceId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
