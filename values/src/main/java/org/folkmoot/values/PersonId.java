package org.folkmoot.values;

/// Names a person, of ours or of another server.
///
/// @param value positive
public record PersonId(long value) {

    public PersonId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
