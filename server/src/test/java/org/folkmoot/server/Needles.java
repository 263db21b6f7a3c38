package org.folkmoot.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Looks for many things at once in heaps of bytes, byte by byte.
final class Needles {

    /// Of each that is looked for, what it is found by.
    private static final int HEAD = Long.BYTES;

    private final Map<Long, List<Needle>> heads = new HashMap<>();
    private final boolean[] begins = new boolean[1 << Short.SIZE];

    @SuppressWarnings("ArrayRecordComponent") // two needles are never compared
    private record Needle(String name, byte[] bytes) {}

    /// Looks for one more thing.
    ///
    /// @param bytes at least eight
    void add(String name, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        heads.computeIfAbsent(buffer.getLong(0), head -> new ArrayList<>()).add(new Needle(name, bytes));
        begins[Short.toUnsignedInt(buffer.getShort(0))] = true;
    }

    /// What lies there, and where it lies first.
    Map<String, Long> in(byte[] hay) {
        Map<String, Long> found = new TreeMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(hay);
        for (int at = 0; at + HEAD <= hay.length; at++) {
            if (begins[Short.toUnsignedInt(buffer.getShort(at))]) {
                for (Needle needle : heads.getOrDefault(buffer.getLong(at), List.of())) {
                    if (lies(needle.bytes(), hay, at)) {
                        found.putIfAbsent(needle.name(), (long) at);
                    }
                }
            }
        }
        return found;
    }

    private static boolean lies(byte[] needle, byte[] hay, int at) {
        int end = at + needle.length;
        return end <= hay.length && Arrays.equals(needle, 0, needle.length, hay, at, end);
    }
}
