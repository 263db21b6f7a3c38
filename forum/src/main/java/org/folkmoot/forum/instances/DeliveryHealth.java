package org.folkmoot.forum.instances;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How we and other servers get on with each other, for those who run this one. A port: federation
/// fills it.
public interface DeliveryHealth {

    /// Every server that we know or that brought us something, in no order.
    List<Peer> peers();

    /// The server of that name; empty when we know none, and it never brought us anything.
    Optional<Peer> peer(String domain);

    /// What lately did not reach a server, the newest first; at most twenty.
    List<Failure> failures(String domain);

    /// Sends to a server again at once what waits for it, and applies again what waits of it;
    /// harmless when nothing
    /// does.
    ///
    /// @return false when there is no such server
    boolean tryNow(String domain);

    /// One other server.
    ///
    /// @param domain      host, with a port when it has one
    /// @param software    what it says that it runs (NodeInfo), with its version; null when it was
    ///                    not asked or did not
    ///                    say
    /// @param telling     what we have to tell it
    /// @param applying    what it brought and we have not applied yet
    /// @param failures    attempts in a row that failed; 0 while it is well
    /// @param lastAnswer  when it last answered what we sent, with yes or no; null for never
    /// @param lastFailure null for none that we remember
    /// @param nextTry     not before then; null when nothing stands in the way
    record Peer(
            String domain,
            @Nullable String software,
            Queue telling,
            Queue applying,
            int failures,
            @Nullable Instant lastAnswer,
            @Nullable Failure lastFailure,
            @Nullable Instant nextTry) {

        /// What waits for longer than this is behind: most retries after a short illness are over by then.
        private static final Duration USUAL_DELAY = Duration.ofMinutes(15);

        /// A refusal older than this says nothing of today.
        private static final Duration REMEMBERED = Duration.ofDays(1);

        /// How it does, the worst that is true.
        public State state(Instant now) {
            Failure last = lastFailure;
            if (failures > 0) {
                return State.FAILING;
            }
            if (last != null && last.activity() != null && last.at().isAfter(now.minus(REMEMBERED))) {
                return State.REFUSING;
            }
            boolean late = telling.late(now.minus(USUAL_DELAY)) || applying.late(now.minus(USUAL_DELAY));
            return late ? State.BEHIND : State.WELL;
        }
    }

    /// What waits.
    ///
    /// @param length how much; at least so much when `more`
    /// @param oldest since when the first of it waits; null when nothing does
    record Queue(long length, boolean more, @Nullable Instant oldest) {

        /// Nothing waits.
        public static final Queue EMPTY = new Queue(0, false, null);

        boolean late(Instant since) {
            return oldest != null && oldest.isBefore(since);
        }
    }

    /// How a server does, from the worst to the best.
    enum State {
        /// Nothing gets through.
        FAILING,
        /// It answers, but it will not take some of what we send.
        REFUSING,
        /// Something waits for longer than usual.
        BEHIND,
        WELL
    }

    /// Something that did not reach a server.
    ///
    /// @param words    what happened, half a sentence in English as the log has it
    /// @param activity what was given up; null when it is tried again
    record Failure(
            Instant at,
            Trouble trouble,
            String words,
            @Nullable String activity) {}

    /// What may be wrong, so that whoever reads it knows where to look.
    enum Trouble {
        UNKNOWN_HOST,
        UNREACHABLE,
        INSECURE,
        TOO_SLOW,
        BROKEN,
        NOT_ALLOWED_BY_US,
        /// 401 or 403: it did not believe our signature, or does not want us.
        NOT_BELIEVED,
        /// 404 or 410.
        NOT_THERE,
        /// 429.
        TOO_MUCH,
        /// Any other 4xx.
        NOT_UNDERSTOOD,
        /// 5xx, or an answer that makes no sense.
        ITS_FAULT,
        OTHER
    }
}
