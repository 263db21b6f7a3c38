package org.folkmoot.values;

/// Names a peer: the servers that stand under the same terms.
///
/// @param value positive
public record PeerId(long value) {

    public PeerId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
