package org.folkmoot.forum.feeds;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Every post that is known here, compactly: one slot each, in columns. Written by one thread; readers may see a value
/// that
/// is being replaced, never one that is torn.
final class PostTable {

    /// No such post.
    static final int NONE = -1;

    private int size;
    private int[] slotById = new int[1024];
    private long[] ids = new long[1024];
    private CommunityRow[] communities = new CommunityRow[1024];
    private long[] authors = new long[1024];
    private int[] servers = new int[1024];
    private long[] publishedAt = new long[1024];
    private long[] bumpedAt = new long[1024];
    private long[] newestCommentAt = new long[1024];
    private int[] comments = new int[1024];
    private byte[] flags = new byte[1024];
    private @Nullable String[] languages = new @Nullable String[1024];

    PostTable() {
        Arrays.fill(slotById, NONE);
    }

    static final byte GONE = 1;
    static final byte NSFW = 2;
    static final byte PINNED_IN_COMMUNITY = 4;
    static final byte PINNED_ON_SITE = 8;
    static final byte WAITING = 16;

    int size() {
        return size;
    }

    int slot(long id) {
        return id < slotById.length ? slotById[(int) id] : NONE;
    }

    /// The slot of a post, made now when it has none.
    int claim(long id) {
        int known = slot(id);
        if (known != NONE) {
            return known;
        }
        grow(id);
        int slot = size;
        slotById[(int) id] = slot;
        ids[slot] = id;
        size = slot + 1;
        return slot;
    }

    private void grow(long id) {
        if (id >= slotById.length) {
            int before = slotById.length;
            slotById = Arrays.copyOf(slotById, (int) Math.max(id + 1, Math.min(before * 2L, Integer.MAX_VALUE - 8)));
            Arrays.fill(slotById, before, slotById.length, NONE);
        }
        if (size < ids.length) {
            return;
        }
        int room = ids.length * 2;
        ids = Arrays.copyOf(ids, room);
        communities = Arrays.copyOf(communities, room);
        authors = Arrays.copyOf(authors, room);
        servers = Arrays.copyOf(servers, room);
        publishedAt = Arrays.copyOf(publishedAt, room);
        bumpedAt = Arrays.copyOf(bumpedAt, room);
        newestCommentAt = Arrays.copyOf(newestCommentAt, room);
        comments = Arrays.copyOf(comments, room);
        flags = Arrays.copyOf(flags, room);
        languages = Arrays.copyOf(languages, room);
    }

    void post(
            int slot,
            CommunityRow community,
            long author,
            long server,
            long published,
            byte state,
            @Nullable String language) {
        communities[slot] = community;
        authors[slot] = author;
        servers[slot] = Math.toIntExact(server);
        publishedAt[slot] = published;
        flags[slot] = state;
        languages[slot] = language == null ? null : language.intern();
    }

    void activity(int slot, int count, long newest, long bumped) {
        comments[slot] = count;
        newestCommentAt[slot] = newest;
        bumpedAt[slot] = bumped;
    }

    long id(int slot) {
        return ids[slot];
    }

    CommunityRow community(int slot) {
        return communities[slot];
    }

    long author(int slot) {
        return authors[slot];
    }

    /// The author's server.
    int server(int slot) {
        return servers[slot];
    }

    boolean waiting(int slot) {
        return (flags[slot] & WAITING) != 0;
    }

    long publishedAt(int slot) {
        return publishedAt[slot];
    }

    boolean gone(int slot) {
        return (flags[slot] & GONE) != 0;
    }

    boolean nsfw(int slot) {
        return (flags[slot] & NSFW) != 0;
    }

    /// A BCP 47 tag; null when not said.
    @Nullable
    String language(int slot) {
        return languages[slot];
    }

    boolean pinnedInCommunity(int slot) {
        return (flags[slot] & PINNED_IN_COMMUNITY) != 0;
    }

    boolean pinnedOnSite(int slot) {
        return (flags[slot] & PINNED_ON_SITE) != 0;
    }

    boolean pinned(int slot) {
        return (flags[slot] & (PINNED_IN_COMMUNITY | PINNED_ON_SITE)) != 0;
    }

    int comments(int slot) {
        return comments[slot];
    }

    long newestCommentAt(int slot) {
        return newestCommentAt[slot];
    }

    long bumpedAt(int slot) {
        return bumpedAt[slot];
    }
}
