package org.folkmoot.web.pages;

import org.folkmoot.forum.instances.DeliveryHealth.Peer;
import org.folkmoot.forum.instances.DeliveryHealth.Queue;
import org.folkmoot.forum.instances.DeliveryHealth.State;

/// One other server, with what is said of it.
public record PeerLine(Peer peer, State state) {

    /// Whether somebody should look at it.
    public boolean ill() {
        return state != State.WELL;
    }

    /// The colour of its mark.
    public String colour() {
        return switch (state) {
            case FAILING -> "harm";
            case REFUSING, BEHIND -> "attend";
            case WELL -> "ours";
        };
    }

    /// How much waits, in words, and for how long.
    public static String queue(Frame frame, Queue queue) {
        String length = frame.say(queue.more() ? "peer.queued-least" : "peer.queued", "count", queue.length());
        return queue.oldest() == null
                ? length
                : frame.say(
                        "peer.queued-since",
                        "length",
                        length,
                        "time",
                        frame.age(queue.oldest()).brief());
    }
}
