package org.folkmoot.federation.peers;

import java.util.ArrayList;
import java.util.List;
import org.folkmoot.activitypub.federation.Headers;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.SignedRequest;
import org.folkmoot.activitypub.federation.signatures.Claim;
import org.folkmoot.activitypub.federation.signatures.Reading;
import org.folkmoot.activitypub.federation.signatures.Signatures;
import org.folkmoot.http.Header;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests and answers between our door and the protocol, which knows nothing of it.
public final class OnTheWire {

    private static final Logger log = LoggerFactory.getLogger(OnTheWire.class);

    private OnTheWire() {}

    /// Every byte that a signature may cover; a header that HTTP forbids cannot have been signed and is left out.
    public static SignedRequest signed(Request request) {
        List<Headers.Field> fields = new ArrayList<>();
        for (Header header : request.headers()) {
            try {
                fields.add(new Headers.Field(header.name(), header.value()));
            } catch (IllegalArgumentException odd) {
                log.debug("A header was left out", odd);
            }
        }
        return new SignedRequest(
                request.methodOnTheWire(), request.targetOnTheWire(), new Headers(fields), request.body());
    }

    /// The server whose signature a request bears, unproven; null when it bears none that can be read.
    public static @Nullable String claimedHost(Request request) {
        return request.header("Signature") == null
                ? null
                : switch (Signatures.read(signed(request).headers())) {
                    case Reading.Read(Claim claim) -> Parts.host(claim.keyId());
                    case Reading.Failed _ -> null;
                };
    }

    /// What the protocol wants said.
    public static Reply reply(org.folkmoot.activitypub.federation.Reply said) {
        String type = said.headers().first("Content-Type");
        Reply reply = Reply.bytes(said.status(), type == null ? "text/plain; charset=utf-8" : type, said.body());
        for (Headers.Field field : said.headers().fields()) {
            if (!field.name().equalsIgnoreCase("Content-Type")) {
                reply = reply.withHeader(field.name(), field.value());
            }
        }
        return reply;
    }
}
