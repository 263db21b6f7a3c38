package org.folkmoot.forum.feeds;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.rules.peers.Lens;
import org.jspecify.annotations.Nullable;

/// The extra orders that are kept beside the site's, one for each lens through which somebody looked lately (decisions,
/// 31). Written by the index's thread and by whoever looks through one first, one at a time.
final class LensShelf {

    /// More would cost a second's ageing too much.
    static final int MOST = 8;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<Lens, Perspective> kept = new ConcurrentHashMap<>();

    /// What is seen through a lens; null when nobody looked through it lately.
    @Nullable
    Perspective find(Lens lens, long now) {
        Perspective found = kept.get(lens);
        if (found != null) {
            found.used(now);
        }
        return found;
    }

    /// Keeps what is seen through a lens; the one that was not used for longest gives way.
    void keep(Lens lens, Perspective perspective, long now) {
        perspective.used(now);
        if (kept.size() >= MOST) {
            kept.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().used()))
                    .ifPresent(oldest -> kept.remove(oldest.getKey()));
        }
        kept.put(lens, perspective);
    }

    /// All that are kept, to be brought up to date.
    Collection<Perspective> all() {
        return kept.values();
    }

    /// Forgets those that nobody used for a while.
    void sweep(long now) {
        kept.values().removeIf(perspective -> perspective.used() < now - KEPT.toMillis());
    }

    /// Forgets all: what counts has changed.
    void clear() {
        kept.clear();
    }
}
