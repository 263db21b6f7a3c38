package org.folkmoot.values;

/// Names a comment, whatever post it hangs under.
///
/// @param value positive
public record CommentId(long value) {

    public CommentId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
