package org.folkmoot.federation.inbound;

import java.util.List;
import java.util.Optional;
import org.folkmoot.activitypub.federation.inbox.InboxOutcome;
import org.folkmoot.federation.peers.OnTheWire;
import org.folkmoot.federation.peers.Protocol;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.http.LimitClass;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.http.Routes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where other servers bring their activities: checked, kept, and only then acknowledged with 202. What becomes of them
/// is decided later, in their lane.
public final class InboxRoutes {

    private static final Logger log = LoggerFactory.getLogger(InboxRoutes.class);

    private final Protocols protocols;
    private final Reception reception;

    public InboxRoutes(Protocols protocols, Reception reception) {
        this.protocols = protocols;
        this.reception = reception;
    }

    public void open(Routes routes) {
        for (String inbox : List.of("/inbox", "/site_inbox", "/u/{name}/inbox", "/c/{name}/inbox")) {
            routes.post(inbox, LimitClass.ACTIVITY, this::receive);
        }
    }

    private Reply receive(Request request) {
        Optional<Protocol> protocol = protocols.current();
        if (protocol.isEmpty()) {
            return Reply.text(404, "This site does not federate yet.\n");
        }
        InboxOutcome outcome = protocol.get().inbox().receive(OnTheWire.signed(request));
        if (outcome instanceof InboxOutcome.Accepted(var received)) {
            reception.keep(received);
        } else if (outcome instanceof InboxOutcome.Refused(var why)) {
            log.info("An activity was refused: {}", why.words());
        } else if (outcome instanceof InboxOutcome.Malformed(String path, String expected)) {
            log.info("An activity could not be read: {} should be {}", path, expected);
        }
        return OnTheWire.reply(outcome.reply());
    }
}
