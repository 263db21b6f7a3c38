package org.folkmoot.values;

/// Names a consultation of the members of this site. It is told to people as "consultation 7".
///
/// @param value positive
public record ConsultationId(long value) {

    public ConsultationId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
