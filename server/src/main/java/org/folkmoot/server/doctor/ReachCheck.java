package org.folkmoot.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.federation.TransportFailed.Forbidden;
import org.folkmoot.activitypub.federation.TransportFailed.Insecure;
import org.folkmoot.activitypub.federation.TransportFailed.UnknownHost;
import org.folkmoot.server.doctor.Finding.Bad;
import org.folkmoot.server.doctor.Finding.Look;
import org.folkmoot.server.doctor.Finding.Well;

/// Whether a Folkmoot answers at the public address.
///
/// @param here    where the server itself listens, for the advice
/// @param running whether it answers there
record ReachCheck(PublicDoor door, String here, boolean running) implements Check {

    @Override
    public String subject() {
        return door.address();
    }

    @Override
    public List<Finding> look() {
        try {
            return List.of(judge(door.get("/ready", Headers.none())));
        } catch (TransportFailed failed) {
            return failed(failed);
        }
    }

    /// What is wrong with its name or its certificate is told by those who look at these.
    private List<Finding> failed(TransportFailed failed) {
        return switch (failed.reason()) {
            case UnknownHost _, Insecure _ -> List.of();
            case Forbidden(String why) ->
                List.of(new Look(
                        door.address() + " could not be asked from here: " + why + ".",
                        "Ask it from another network, for instance with a telephone."));
            case TransportFailed.Unreachable _,
                    TransportFailed.TooSlow _,
                    TransportFailed.TooLarge _,
                    TransportFailed.Broken _,
                    TransportFailed.Busy _ -> List.of(silent(failed.reason().words()));
        };
    }

    private Finding silent(String why) {
        String sentence = door.address() + " does not answer: " + why + ".";
        return running
                ? new Bad(
                        sentence,
                        "See whether the proxy runs, and whether a firewall lets ports 80 and 443 through. Some home"
                                + " networks hide their own address from themselves: then ask from another network.")
                : new Look(sentence, "No server runs here. Start it, and ask the doctor again.");
    }

    private Finding judge(Reply reply) {
        String text = new String(reply.body(), UTF_8);
        boolean proxys = reply.status() == 502 || reply.status() == 503 || reply.status() == 504;
        if (reply.status() == 200 && text.startsWith("{\"ready\":true")) {
            return new Well(door.address() + " leads to a Folkmoot that is ready.");
        }
        if (reply.status() == 503 && text.startsWith("{\"ready\":false")) {
            return new Look(door.address() + " leads to a Folkmoot that is not ready.", "Its log says why.");
        }
        if (proxys && !running) {
            return new Look(
                    "At " + door.address() + " the proxy answers, and no server is behind it, since none runs here.",
                    "Start the server, and ask the doctor again.");
        }
        if (proxys) {
            return new Bad(
                    "At " + door.address() + " the proxy answers " + reply.status() + ": it does not reach the server.",
                    "Let it hand everything over to " + here + ".");
        }
        if (reply.status() / 100 == 3) {
            return new Bad(
                    door.address() + " leads to "
                            + Objects.requireNonNullElse(reply.headers().first("Location"), "nowhere")
                            + " instead of answering itself.",
                    "The names of people and communities here end in the host of this address, so it must answer itself:"
                            + " take the redirect away.");
        }
        return new Bad(
                "At " + door.address() + " somebody else than this server answers (" + reply.status() + ").",
                "Let the proxy hand everything for this host over to " + here + ".");
    }
}
