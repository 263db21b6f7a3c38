package org.folkmoot.federation.documents;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.activitypub.federation.inbox.FetchOutcome;
import org.folkmoot.federation.peers.OnTheWire;
import org.folkmoot.federation.peers.Protocol;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.instances.SiteSettings;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.http.CachePolicy;
import org.folkmoot.http.Handler;
import org.folkmoot.http.Reply;
import org.folkmoot.http.Request;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.rules.peers.Policy;

/// Who may fetch our documents: anybody, or only servers that sign what they fetch, as the admins decide; and
/// nobody whom the terms with their server keep out.
///
/// Who signs is asked about through `Admission.Way.READING`. Who does not sign is believed when they say in
/// their `User-Agent` which server they are of, as servers do: that they may not read it they then hear at
/// once.
public final class Fetchers {

    private static final Pattern ADDRESS = Pattern.compile("https?://([A-Za-z0-9.-]+(?::\\d+)?)");

    private final Site site;
    private final Protocols protocols;
    private final TermsInForce terms;

    public Fetchers(Site site, Protocols protocols, TermsInForce terms) {
        this.site = site;
        this.protocols = protocols;
        this.terms = terms;
    }

    /// Answers a request for a document, or says why not. What only some may read, nobody keeps for others.
    Reply answer(Request request, Handler document) {
        Optional<Protocol> protocol = protocols.current();
        return protocol.isEmpty() || !askedWho(request)
                ? shared(document.handle(request))
                : answer(protocol.get(), request, document);
    }

    /// The same of who somebody is, with their key: a server that may fetch nothing else has to be able to
    /// check that what it is told of an end is ours.
    Reply actor(Request request, Handler document) {
        Optional<Protocol> protocol = protocols.current();
        if (protocol.isEmpty() || !onlySigned()) {
            return document.handle(request);
        }
        return switch (protocol.get().fetchGate().asks(OnTheWire.signed(request))) {
            case FetchOutcome.Proven _, FetchOutcome.Barred _ -> forThemAlone(document.handle(request));
            case FetchOutcome.Denied denied -> OnTheWire.reply(denied.reply());
        };
    }

    private boolean onlySigned() {
        return site.settings().map(SiteSettings::signedFetch).orElse(false);
    }

    /// While somebody is kept out, what is between us keeps nothing for everybody.
    private Reply shared(Reply reply) {
        return terms.get().policy().openToAll() ? reply : forThemAlone(reply);
    }

    private boolean askedWho(Request request) {
        Policy policy = terms.get().policy();
        return onlySigned()
                || (!policy.openToAll()
                        && !ExchangeRule.mayFetchUnproven(policy.standard(), policy.terms(named(request))));
    }

    /// The server that somebody says they are of; empty when they say nothing.
    private static String named(Request request) {
        String signer = OnTheWire.claimedHost(request);
        if (signer != null) {
            return signer;
        }
        String agent = request.header("User-Agent");
        Matcher address = ADDRESS.matcher(agent == null ? "" : agent);
        return address.find() ? address.group(1).toLowerCase(Locale.ROOT) : "";
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
