package org.folkmoot.http;

import java.time.Duration;

/// So many requests in such a time; what was used comes back evenly over that time.
public record Rate(int requests, Duration period) {

    public Rate {
        if (requests < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A rate allows at least one request, over some time");
        }
    }

    Rate times(int factor) {
        return new Rate(Math.multiplyExact(requests, factor), period);
    }
}
