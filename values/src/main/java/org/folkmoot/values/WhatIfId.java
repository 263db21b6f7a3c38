package org.folkmoot.values;

/// Names a comparison of the front pages as they were and as they would have been under other terms, which was kept.
///
/// @param value positive
public record WhatIfId(long value) {

    public WhatIfId {
        if (value <= 0) {
            throw new IllegalArgumentException("An id is positive, not " + value);
        }
    }
}
