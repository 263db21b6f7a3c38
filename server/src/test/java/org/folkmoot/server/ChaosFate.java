package org.folkmoot.server;

import java.util.SplittableRandom;

/// What becomes of one request between two servers. It follows from the seed, the two servers, the method
/// and how many such requests there were before: not from when threads came to run.
///
/// @param kind   what is done to it
/// @param millis how long: in real time for [Kind#SLOW], by the servers' clock for [Kind#HELD] and
///               [Kind#AGAIN_LATER]
record ChaosFate(Kind kind, long millis) {

    /// All that can be done to a request.
    enum Kind {
        NOTHING,
        /// It takes a moment longer than others.
        SLOW,
        /// It lies on the way until the clock has moved on.
        HELD,
        /// It arrives twice, one after the other.
        TWICE,
        /// A copy of it arrives later, after what was sent next.
        AGAIN_LATER,
        /// It never arrives.
        LOST,
        /// It arrives; its answer does not.
        ANSWER_LOST,
        /// Something before the server turns it away for now.
        UNAVAILABLE,
        /// Something before the server counts requests.
        TOO_MANY,
        /// It arrives, and something before the server answers in its place that it did not.
        BAD_GATEWAY
    }

    static final ChaosFate NONE = new ChaosFate(Kind.NOTHING, 0);

    static ChaosFate of(long seed, String from, String to, String method, int before) {
        long mixed = seed * 31 + (from + ">" + to + " " + method).hashCode();
        SplittableRandom chance = new SplittableRandom(mixed * 0x9E3779B97F4A7C15L + before);
        int drawn = chance.nextInt(1000);
        if (drawn < 600) {
            return NONE;
        }
        if (drawn < 720) {
            return new ChaosFate(Kind.SLOW, 1 + chance.nextInt(25));
        }
        if (drawn < 760) {
            return new ChaosFate(Kind.HELD, 200 + chance.nextInt(20_000));
        }
        if (drawn < 830) {
            return new ChaosFate(Kind.TWICE, 0);
        }
        if (drawn < 890) {
            return new ChaosFate(Kind.AGAIN_LATER, 100 + chance.nextInt(120_000));
        }
        return new ChaosFate(failing(drawn), 0);
    }

    private static Kind failing(int drawn) {
        if (drawn < 930) {
            return Kind.LOST;
        }
        if (drawn < 970) {
            return Kind.ANSWER_LOST;
        }
        if (drawn < 985) {
            return Kind.UNAVAILABLE;
        }
        return drawn < 990 ? Kind.TOO_MANY : Kind.BAD_GATEWAY;
    }
}
