package org.folkmoot.rules.votes;

import java.util.Arrays;
import org.folkmoot.values.InstanceId;

/// Counts the votes on one target after another under the same terms, and makes nothing meanwhile: an order of all
/// posts asks it hundreds of thousands of times. The arithmetic of [CountRule] is here, once.
///
/// For one thread. Begin with [#begin], [#add] what was received, then [#count].
public final class VoteCounter {

    /// Three weights in thousandths are multiplied.
    private static final long UNIT = 1_000_000_000L;

    private static final long DIRECT = (long) VoteAxes.FULL * VoteAxes.FULL;
    private static final int UNKNOWN = -1;

    private final VoteTerms terms;
    /// By server: which place its peer has in the columns below.
    private int[] places = new int[64];
    /// By server: the weight of what it passes on.
    private int[] passing = new int[64];

    private int peers;
    private long[] names = new long[64];
    private VoteAxes[] axes = new VoteAxes[64];
    private long[] weighedUp = new long[64];
    private long[] weighedDown = new long[64];
    private long[] rawUp = new long[64];
    private long[] rawDown = new long[64];
    private long[] ups = new long[64];
    private long[] downs = new long[64];

    private int[] touched = new int[64];
    private int touches;
    private long up;
    private long down;

    public VoteCounter(VoteTerms terms) {
        this.terms = terms;
        Arrays.fill(places, UNKNOWN);
    }

    /// Forgets the target before.
    public void begin() {
        for (int n = 0; n < touches; n++) {
            int place = touched[n];
            weighedUp[place] = 0;
            weighedDown[place] = 0;
            rawUp[place] = 0;
            rawDown[place] = 0;
        }
        touches = 0;
    }

    /// Adds votes that were received; see [Tally].
    ///
    /// @param day days since 1970 (UTC)
    public void add(long origin, long via, boolean relayed, long day, long up, long down) {
        if (up == 0 && down == 0) {
            return;
        }
        int place = place(origin);
        if (rawUp[place] == 0 && rawDown[place] == 0) {
            touched[touches++] = place;
        }
        rawUp[place] += up;
        rawDown[place] += down;
        VoteAxes voters = axes[place];
        if (!voters.counts(day)) {
            return;
        }
        long passed = relayed ? (long) voters.passedOn() * passing(via) : DIRECT;
        weighedUp[place] = weighed(weighedUp[place], up, voters.votesUp() * passed);
        weighedDown[place] = weighed(weighedDown[place], down, voters.votesDown() * passed);
    }

    void add(Tally tally) {
        add(
                tally.origin().value(),
                tally.via().value(),
                tally.relayed(),
                tally.receivedOn().toEpochDay(),
                tally.up(),
                tally.down());
    }

    /// Nine thousand million votes on one target would be too many to weigh; then we stop rather than miscount.
    private static long weighed(long before, long votes, long weight) {
        return Math.addExact(before, Math.multiplyExact(votes, weight));
    }

    /// Says what all that was added comes to; [#up] and [#down] have it then.
    public void count() {
        long base = 0;
        for (int n = 0; n < touches; n++) {
            int place = touched[n];
            ups[place] = weighedUp[place] / UNIT;
            downs[place] = weighedDown[place] / UNIT;
            base += axes[place].capped() ? 0 : ups[place] - downs[place];
        }
        up = 0;
        down = 0;
        for (int n = 0; n < touches; n++) {
            int place = touched[n];
            if (axes[place].capped()) {
                cut(place, base);
            }
            up += ups[place];
            down += downs[place];
        }
    }

    /// A capped peer's excess is taken from the direction that it has more of. Several capped peers are each cut
    /// against the same base, so that their order does not matter.
    private void cut(int place, long base) {
        int cap = axes[place].cap();
        long limit = Math.max(0, base) * cap / (VoteAxes.FULL - cap);
        long excess = Math.max(0, Math.abs(ups[place] - downs[place]) - limit);
        if (ups[place] > downs[place]) {
            ups[place] -= excess;
        } else {
            downs[place] -= excess;
        }
    }

    /// Votes up that count.
    public long up() {
        return up;
    }

    /// Votes down that count.
    public long down() {
        return down;
    }

    /// How many peers have votes on the target.
    int shares() {
        return touches;
    }

    CountedScore.Share share(int number) {
        int place = touched[number];
        return new CountedScore.Share(
                new InstanceId(names[place]), ups[place], downs[place], rawUp[place], rawDown[place]);
    }

    private int place(long server) {
        int known = server < places.length ? places[(int) server] : UNKNOWN;
        return known == UNKNOWN ? learn(server) : known;
    }

    private int passing(long server) {
        place(server);
        return passing[(int) server];
    }

    private int learn(long server) {
        int index = Math.toIntExact(server);
        if (index >= places.length) {
            int before = places.length;
            places = Arrays.copyOf(places, Math.max(index + 1, before * 2));
            Arrays.fill(places, before, places.length, UNKNOWN);
            passing = Arrays.copyOf(passing, places.length);
        }
        InstanceId instance = new InstanceId(server);
        InstanceId peer = terms.peer(instance);
        passing[index] = terms.of(instance).passing();
        int place = peer.equals(instance) ? claim(peer) : place(peer.value());
        places[index] = place;
        return place;
    }

    private int claim(InstanceId peer) {
        if (peers == names.length) {
            int room = peers * 2;
            names = Arrays.copyOf(names, room);
            axes = Arrays.copyOf(axes, room);
            weighedUp = Arrays.copyOf(weighedUp, room);
            weighedDown = Arrays.copyOf(weighedDown, room);
            rawUp = Arrays.copyOf(rawUp, room);
            rawDown = Arrays.copyOf(rawDown, room);
            ups = Arrays.copyOf(ups, room);
            downs = Arrays.copyOf(downs, room);
            touched = Arrays.copyOf(touched, room);
        }
        names[peers] = peer.value();
        axes[peers] = terms.of(peer);
        return peers++;
    }
}
