package org.folkmoot.examples;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.folkmoot.activitypub.client.ClientSettings;
import org.folkmoot.activitypub.client.GuardedClient;
import org.folkmoot.activitypub.federation.Admission;
import org.folkmoot.activitypub.federation.InMemoryOwnKeys;
import org.folkmoot.activitypub.federation.Transport;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.SignedExchange;
import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.federation.finding.Fetched;
import org.folkmoot.activitypub.federation.finding.NodeInfo;
import org.folkmoot.activitypub.federation.finding.NodeInfoClient;
import org.folkmoot.activitypub.federation.finding.WebFinger;
import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Vocabulary;

/// Tells who is behind a handle of the fediverse, and what their server runs: `Who @ana@lemmy.example`.
public final class Who {

    /// Nobody signs here, so documents are asked for in nobody's name; servers that insist on one answer 401 or 404.
    private static final Iri NOBODY = new Iri("https://who.invalid/actor");

    private final WebFinger webFinger;
    private final NodeInfoClient nodeInfo;

    /// @param scheme `https`; `http` between servers of one machine
    Who(Transport transport, InstantSource clock, String scheme) {
        Getting getting = new Getting(
                transport, new SignedExchange(transport, clock), Admission.open(), new InMemoryOwnKeys(), NOBODY);
        this.webFinger = new WebFinger(getting, new Fetch(getting, clock), clock, scheme);
        this.nodeInfo = new NodeInfoClient(getting, scheme);
    }

    /// One sentence about whoever is behind it.
    ///
    /// @param handle such as `@ana@lemmy.example` or `!garden@lemmy.example`
    String is(String handle) {
        String[] parts = handle.replaceFirst("^[@!]", "").split("@", 2);
        if (parts.length < 2) {
            return handle + " is no handle: it looks like @name@server.";
        }
        return switch (webFinger.actor(parts[0], parts[1], Set.of())) {
            case Fetched.Found found -> described(found, parts[1]);
            case Fetched.Gone() -> handle + " is gone for good.";
            case Fetched.Missing() -> "Nobody is called " + handle + " there.";
            case Fetched.Barred(String why) -> handle + " was not asked for: " + why + ".";
            case Fetched.Unusable(String why) -> handle + " cannot be read: " + why + ".";
            case Fetched.NotNow(var after, String why) -> handle + " cannot be asked now: " + why + ".";
        };
    }

    private String described(Fetched.Found found, String host) {
        NodeInfo server = nodeInfo.of(host);
        String software = server == null ? "a server that does not say what it is" : server.software();
        return Vocabulary.read(found.document()) instanceof Actor actor
                ? found.id().value() + " is a " + actor.type().toString().toLowerCase(Locale.ROOT) + " on " + software
                        + "."
                : found.id().value() + " is no actor.";
    }

    /// Asks for each handle that is given.
    public static void main(String[] handles) {
        try (GuardedClient client = new GuardedClient(ClientSettings.of("who/1 (+https://example.org/who)"))) {
            Who who = new Who(client, InstantSource.system(), "https");
            for (String handle : handles) {
                System.out.println(who.is(handle));
            }
        }
    }
}
