package org.folkmoot.forum.feeds;

import org.folkmoot.rules.votes.VoteCounter;
import org.folkmoot.rules.votes.VoteTerms;

/// All posts in all orders as somebody counts the votes: the site under its terms, a reader through a lens, or an admin
/// who wonders what other terms would change. Written by one thread at a time; readers take the [Orders] of the moment.
final class Perspective {

    private final Ranking ranking;
    private VoteCounter counter;
    private volatile Orders orders = Orders.EMPTY;
    private volatile long used;

    Perspective(PostTable posts, VoteTerms terms) {
        this.ranking = new Ranking(posts, new Counts());
        this.counter = new VoteCounter(terms);
    }

    /// Counts under other terms from now on; what is counted already stays until it is counted again.
    void terms(VoteTerms others) {
        counter = new VoteCounter(others);
    }

    Ranking ranking() {
        return ranking;
    }

    Orders orders() {
        return orders;
    }

    void orders(Orders others) {
        orders = others;
    }

    /// Counts a post whose votes are in memory.
    ///
    /// @return false when they are not
    boolean count(int slot, TallyTable tallies) {
        boolean here = tallies.count(slot, counter);
        if (here) {
            ranking.counts().set(slot, counter.up(), counter.down());
        }
        return here;
    }

    void count(int slot, TallyTable.Packing votes) {
        votes.count(counter);
        ranking.counts().set(slot, counter.up(), counter.down());
    }

    /// Takes a post's votes as counted elsewhere.
    void set(int slot, long up, long down) {
        ranking.counts().set(slot, up, down);
    }

    /// When somebody last looked through it, in milliseconds since 1970.
    long used() {
        return used;
    }

    void used(long now) {
        used = now;
    }
}
