package org.folkmoot.federation.peers;

import java.time.Duration;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.forum.peering.LogEntry;
import org.folkmoot.forum.peering.PageReader;

/// Reads any page of the web once, through the guarded client, for its fingerprint alone: nothing of it is kept or
/// shown. It follows no
/// redirect, so that what stands at the address itself is what the fingerprint is of.
public final class ReadPage implements PageReader {

    /// Pages for people are larger than documents for servers.
    private static final Limits PAGE = new Limits(Duration.ofSeconds(10), 8 << 20, Limits.Excess.REFUSED);

    private final Transport transport;

    public ReadPage(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Read read(String url) {
        OutboundRequest asked = new OutboundRequest(
                "GET", new Iri(url), Headers.of("Accept", "text/html, */*;q=0.5"), new byte[0], PAGE);
        try {
            Reply reply = transport.exchange(asked);
            return reply.success()
                    ? new Read.Page(LogEntry.hash(reply.body()))
                    : new Read.Unreachable("it was answered with " + reply.status());
        } catch (TransportFailed failed) {
            return new Read.Unreachable(String.valueOf(failed.getMessage()));
        }
    }
}
