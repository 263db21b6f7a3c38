package org.folkmoot.forum.feeds;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.folkmoot.rules.votes.Tally;
import org.folkmoot.rules.votes.VoteCounter;
import org.folkmoot.values.InstanceId;
import org.jspecify.annotations.Nullable;

/// Where the votes on each post came from, packed: so that they can be counted in another way without asking the
/// database. Written by one thread, and read by any.
///
/// Five numbers to a tally, each in as few bytes as it needs: a busy post's votes of forty servers fit into some 250
/// bytes. A post whose votes would not fit into the room that there is has none here, and is counted by the database.
final class TallyTable {

    /// What an array costs beside its content, and the reference to it.
    private static final int OVERHEAD = 24;
    /// Days are counted from 2020, so that two bytes hold them.
    private static final long FIRST_DAY = 18_262;
    private static final byte[] NO_VOTES = {};
    /// Readers find the bytes of a post whole, whenever they were put there.
    private static final VarHandle EACH = MethodHandles.arrayElementVarHandle(byte[][].class);

    private final long room;
    private volatile byte[] @Nullable [] packed = new byte[1024] @Nullable [];
    private long taken;

    /// @param room how many bytes it may take
    TallyTable(long room) {
        this.room = room;
    }

    /// Whether the votes on a post are here.
    boolean holds(int slot) {
        return votes(slot) != null;
    }

    /// The votes on a post as they are packed; null when they are not here. They are replaced whole and
    /// never changed, so that the same object means the same votes.
    byte @Nullable [] votes(int slot) {
        byte[] @Nullable [] all = packed;
        return slot < all.length ? (byte @Nullable []) EACH.getAcquire(all, slot) : null;
    }

    private void put(int slot, byte @Nullable [] votes) {
        EACH.setRelease(packed, slot, votes);
    }

    /// Whether more fits in.
    boolean full() {
        return taken >= room;
    }

    /// Keeps the votes on a post, in place of those before; where there is no room for them they are left out.
    void keep(int slot, Packing votes) {
        if (slot >= packed.length) {
            packed = Arrays.copyOf(packed, Math.max(slot + 1, packed.length * 2));
        }
        byte @Nullable [] before = votes(slot);
        taken -= before == null ? 0 : before.length + OVERHEAD;
        if (full()) {
            put(slot, null);
        } else {
            byte[] now = votes.bytes();
            put(slot, now);
            taken += now.length + OVERHEAD;
        }
    }

    /// Counts the votes on a post.
    ///
    /// @return false when they are not here
    boolean count(int slot, VoteCounter counter) {
        byte @Nullable [] votes = votes(slot);
        if (votes == null) {
            return false;
        }
        counter.begin();
        Unpacking unpacking = new Unpacking(votes, votes.length);
        while (unpacking.more()) {
            unpacking.next(counter);
        }
        counter.count();
        return true;
    }

    /// Packed votes, tally by tally.
    static List<Tally> tallies(byte[] votes) {
        List<Tally> tallies = new ArrayList<>();
        Unpacking unpacking = new Unpacking(votes, votes.length);
        while (unpacking.more()) {
            tallies.add(unpacking.next());
        }
        return tallies;
    }

    /// The votes on one post while they are written down.
    static final class Packing {

        private byte[] bytes = new byte[256];
        private int length;

        void begin() {
            length = 0;
        }

        /// As [VoteCounter#add]; who delivered matters only for what was passed on.
        void add(long origin, long via, boolean relayed, long day, long up, long down) {
            number((origin << 1) | (relayed ? 1 : 0));
            if (relayed) {
                number(via);
            }
            long since = day - FIRST_DAY;
            number((since << 1) ^ (since >> 63));
            number(up);
            number(down);
        }

        /// Counts what was added.
        void count(VoteCounter counter) {
            counter.begin();
            Unpacking unpacking = new Unpacking(bytes, length);
            while (unpacking.more()) {
                unpacking.next(counter);
            }
            counter.count();
        }

        private void number(long value) {
            if (length + 10 > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        private byte[] bytes() {
            return length == 0 ? NO_VOTES : Arrays.copyOf(bytes, length);
        }
    }

    private static final class Unpacking {

        private final byte[] bytes;
        private final int length;
        private int place;

        Unpacking(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        boolean more() {
            return place < length;
        }

        Tally next() {
            long who = number();
            boolean relayed = (who & 1) == 1;
            InstanceId origin = new InstanceId(who >>> 1);
            InstanceId via = relayed ? new InstanceId(number()) : origin;
            return new Tally(origin, via, relayed, LocalDate.ofEpochDay(day(number())), number(), number());
        }

        private static long day(long since) {
            return FIRST_DAY + ((since >>> 1) ^ -(since & 1));
        }

        void next(VoteCounter counter) {
            long who = number();
            boolean relayed = (who & 1) == 1;
            long origin = who >>> 1;
            long via = relayed ? number() : origin;
            long day = day(number());
            long up = number();
            counter.add(origin, via, relayed, day, up, number());
        }

        private long number() {
            long value = 0;
            int shift = 0;
            while (true) {
                byte next = bytes[place++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
                shift += 7;
            }
        }
    }
}
