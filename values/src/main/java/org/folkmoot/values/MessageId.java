package org.folkmoot.values;

/// Names a private message.
///
/// @param value positive
public record MessageId(long value) {

    public MessageId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
