package org.folkmoot.server.doctor;

import java.time.Duration;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Limits;
import org.folkmoot.activitypub.federation.OutboundRequest;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.TransportFailed;
import org.folkmoot.activitypub.vocab.Iri;

/// The public address, asked as anybody in the world would.
///
/// @param address such as `https://forum.example`
record PublicDoor(String address, Transport transport) {

    private static final Limits SHORT = new Limits(Duration.ofSeconds(6), 256 << 10, Limits.Excess.CUT_OFF);

    Reply get(String path, Headers headers) throws TransportFailed {
        return send("GET", path, headers, new byte[0]);
    }

    Reply post(String path, Headers headers, byte[] body) throws TransportFailed {
        return send("POST", path, headers, body);
    }

    private Reply send(String method, String path, Headers headers, byte[] body) throws TransportFailed {
        return transport.exchange(new OutboundRequest(method, new Iri(address + path), headers, body, SHORT));
    }
}
