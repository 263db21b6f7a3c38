package org.folkmoot.values;

/// Names a community.
///
/// @param value positive
public record CommunityId(long value) {

    public CommunityId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
