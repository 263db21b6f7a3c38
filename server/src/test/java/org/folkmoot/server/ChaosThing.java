package org.folkmoot.server;

import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.values.Direction;
import org.jspecify.annotations.Nullable;

/// A post or comment as it has to stand everywhere in the end, by what was acknowledged to people.
final class ChaosThing {

    /// What people do with it. Two things that have no defined winner when they meet on the way are never
    /// done to the same: an answer or a vote, and what takes away what it is for.
    enum Fate {
        /// It is answered and voted on.
        TALKED_ABOUT,
        /// Its author takes it back and brings it back.
        TAKEN_BACK,
        /// One moderator removes it and puts it back, locks it, features it.
        JUDGED
    }

    final String address;
    final ChaosCommunity community;
    final ChaosMember author;
    final Fate fate;
    /// Null for a post.
    final @Nullable ChaosThing parent;
    /// Who alone judges it.
    final ChaosMember judge;
    String title;
    String body;
    boolean deleted;
    boolean removed;
    boolean locked;
    boolean featured;
    final Map<String, Direction> votes = new TreeMap<>();

    ChaosThing(
            String address,
            ChaosCommunity community,
            ChaosMember author,
            Fate fate,
            @Nullable ChaosThing parent,
            ChaosMember judge,
            String title,
            String body) {
        this.address = address;
        this.community = community;
        this.author = author;
        this.fate = fate;
        this.parent = parent;
        this.judge = judge;
        this.title = title;
        this.body = body;
        votes.put(author.address(), Direction.UP);
    }

    boolean post() {
        return parent == null;
    }

    boolean gone() {
        return deleted || removed;
    }

    /// How it has to stand, as [ChaosCheck] reads it from tables.
    String state() {
        return parent == null
                ? String.join(
                        " | ",
                        community.address(),
                        author.address(),
                        "" + deleted,
                        "" + removed,
                        "" + locked,
                        "" + featured,
                        title,
                        body)
                : String.join(" | ", parent.address, author.address(), "" + deleted, "" + removed, body);
    }
}
