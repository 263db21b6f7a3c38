package org.folkmoot.values;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes ids that sort by the moment at which they were made (UUIDv7, RFC 9562 section 5.7).
///
/// Within one millisecond they come in no order; whoever needs an order keeps a position of its own.
public final class IdSource {

    private static final long VERSION_7 = 0x7000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;

    public IdSource(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long millis = clock.millis() & 0xFFFF_FFFF_FFFFL;
        long high = (millis << 16) | VERSION_7 | (random.nextLong() & 0x0FFF);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
