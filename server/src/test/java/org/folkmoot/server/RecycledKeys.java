package org.folkmoot.server;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Keys for the actors of whole servers in tests, which would spend most of their time on making them.
///
/// They are given out in turn: no actor of a server has the key of another one there, nor of another server that lives
/// at the same time; those of servers that are closed are given out again.
final class RecycledKeys {

    /// Three servers with eight actors each.
    private static final int DIFFERENT = 24;

    private static final List<KeyPair> MADE = new ArrayList<>();
    private static final AtomicInteger GIVEN = new AtomicInteger();

    private RecycledKeys() {}

    static synchronized KeyPair next() {
        int place = GIVEN.getAndIncrement() % DIFFERENT;
        if (place == MADE.size()) {
            MADE.add(Sources.real().keys().get());
        }
        return MADE.get(place);
    }
}
