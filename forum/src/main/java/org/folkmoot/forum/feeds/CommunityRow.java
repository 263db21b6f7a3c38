package org.folkmoot.forum.feeds;

import java.util.Arrays;
import org.folkmoot.forum.instances.Site;

/// A community as the index knows it, with the slots of its posts in no particular order. Written by one thread.
final class CommunityRow {

    private final long id;
    private volatile long server;
    private volatile boolean localOnly;
    private volatile boolean gone;
    private volatile boolean nsfw;
    private volatile int activeMonth;
    private volatile int[] slots = new int[8];
    private volatile int size;

    CommunityRow(long id) {
        this.id = id;
    }

    void state(long itsServer, boolean isLocalOnly, boolean isGone, boolean isNsfw, int peopleInMonth) {
        server = itsServer;
        localOnly = isLocalOnly;
        gone = isGone;
        nsfw = isNsfw;
        activeMonth = peopleInMonth;
    }

    void add(int slot) {
        int[] room = slots;
        int count = size;
        if (count == room.length) {
            room = Arrays.copyOf(room, count * 2);
        }
        room[count] = slot;
        slots = room;
        size = count + 1;
    }

    long id() {
        return id;
    }

    boolean ours() {
        return server == Site.OURS.value();
    }

    /// Where it is at home.
    long server() {
        return server;
    }

    boolean localOnly() {
        return localOnly;
    }

    boolean gone() {
        return gone;
    }

    boolean nsfw() {
        return nsfw;
    }

    int activeMonth() {
        return activeMonth;
    }

    int size() {
        return size;
    }

    int slot(int place) {
        return slots[place];
    }
}
