package org.folkmoot.federation.documents;

import java.util.Optional;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome;
import org.folkmoot.federation.peers.OnTheWire;
import org.folkmoot.federation.peers.Protocol;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Handler;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;

/// Who may fetch our documents: anybody, or only servers that sign what they fetch, as the admins decide.
///
/// The policy towards one server is asked through `Admission.Way.READING`, with the host that is said to have signed.
public final class Fetchers {

    private final Site site;
    private final Protocols protocols;

    public Fetchers(Site site, Protocols protocols) {
        this.site = site;
        this.protocols = protocols;
    }

    /// Answers a request for a document, or says why not. What only some may read, nobody keeps for others.
    Reply answer(Request request, Handler document) {
        boolean signed = site.settings().map(SiteSettings::signedFetch).orElse(false);
        Optional<Protocol> protocol = signed ? protocols.current() : Optional.empty();
        return protocol.isEmpty() ? document.handle(request) : answer(protocol.get(), request, document);
    }

    private static Reply answer(Protocol protocol, Request request, Handler document) {
        return switch (protocol.fetchGate().asks(OnTheWire.signed(request))) {
            case FetchOutcome.Proven _ -> forThemAlone(document.handle(request));
            case FetchOutcome.Denied denied -> OnTheWire.reply(denied.reply());
        };
    }

    private static Reply forThemAlone(Reply reply) {
        return reply.cache() == CachePolicy.DOCUMENT ? reply.withCache(CachePolicy.SIGNED_DOCUMENT) : reply;
    }
}
