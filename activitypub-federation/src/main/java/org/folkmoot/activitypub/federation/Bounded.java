package org.folkmoot.activitypub.federation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A map that holds a bounded number of entries: the one that was used longest ago leaves first.
///
/// Everything that this library remembers by host, key or actor stands in one, so that no crowd of made-up
/// names fills the memory (Fedify CVE-2026-69132). Threads may share it.
public final class Bounded<K, V> {

    private final Map<K, V> entries;

    /// @param most how many entries it holds
    public Bounded(int most) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized @Nullable V find(K key) {
        return entries.get(key);
    }

    public synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    /// Puts it only where nothing stands.
    ///
    /// @return what stood there; null when nothing did
    public synchronized @Nullable V putIfAbsent(K key, V value) {
        return entries.putIfAbsent(key, value);
    }

    public synchronized void remove(K key) {
        entries.remove(key);
    }
}
