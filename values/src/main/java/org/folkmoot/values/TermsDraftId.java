package org.folkmoot.values;

/// Names a draft of terms, as a list of somebody else's was read.
///
/// @param value positive
public record TermsDraftId(long value) {

    public TermsDraftId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
