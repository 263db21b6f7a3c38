package org.folkmoot.rules.peers;

import java.time.Duration;

/// Says whether a server may bring more while so much of what it brought waits: a flood fills its
/// own lane, and then
/// waits at its own end, where the queue costs us nothing.
///
/// It is asked to wait, never refused: senders try again, and what was not acknowledged is not lost.
public final class InboxBudget {

    /// Due at once: some minutes of work for one lane, and more than a busy server of Lemmy's kind
    /// brings in an hour.
    static final int MOST_DUE = 5_000;

    /// With what waits to be tried again, because a third server was away: that may take hours
    /// without any fault of the
    /// one that passed it on.
    static final int MOST_WAITING = 20_000;

    /// Bytes of all that: an activity may be 1 MiB, and usually has 2 KiB.
    static final long MOST_BYTES = 128L << 20;

    /// A lane gets through some hundred activities in that time.
    static final Duration PAUSE = Duration.ofSeconds(30);

    private InboxBudget() {}

    /// What one server brought and is not dealt with yet.
    ///
    /// @param due     how much of it could be applied now
    /// @param waiting how much of it there is, with what is due
    /// @param bytes   of all of it
    public record Waiting(long due, long waiting, long bytes) {}

    /// What is answered to a server that wants to bring more.
    public sealed interface Answer {

        record Take() implements Answer {}

        record Wait(Duration pause) implements Answer {}
    }

    /// As many as need to be counted: more changes no answer.
    public static int enough() {
        return MOST_WAITING;
    }

    public static Answer judge(Waiting waiting) {
        boolean full = waiting.due() >= MOST_DUE || waiting.waiting() >= MOST_WAITING || waiting.bytes() >= MOST_BYTES;
        return full ? new Answer.Wait(PAUSE) : new Answer.Take();
    }
}
