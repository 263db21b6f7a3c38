package org.folkmoot.values;

/// Names a post.
///
/// @param value positive
public record PostId(long value) {

    public PostId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
