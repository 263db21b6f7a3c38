package org.folkmoot.activitypub.federation.finding;

import java.time.InstantSource;
import java.util.function.BiFunction;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.Getting.Got;
import org.folkmoot.activitypub.federation.exchange.RetryAfter;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.jspecify.annotations.Nullable;

/// Fetches objects, actors and activities, and takes only what proves to be what it says.
///
/// The id of a document must be the address that gave it, after redirects. A document under another address
/// of the same host is asked for once more at its id; one that names another host is refused (Mastodon
/// CVE-2024-23832, Misskey CVE-2025-25306: `url` and redirects confer nothing).
public final class Fetch {

    private final Getting getting;
    private final InstantSource clock;

    public Fetch(Getting getting, InstantSource clock) {
        this.getting = getting;
        this.clock = clock;
    }

    /// Fetches one, signed in the instance's name.
    ///
    /// @param url where to look; a fragment is left out
    public Fetched document(Iri url) {
        return taken(url, true);
    }

    /// Fetches a list, or a page of one, signed in the instance's name. What stands in it proves nothing.
    ///
    /// Many servers give lists no id, or every page the id of the whole (NodeBB, PieFed), so a list is what its
    /// server shows at that address; one that is on another host, or says so, is refused.
    ///
    /// @param url where to look; a fragment is left out
    /// @return when it is found, under the address that gave it
    public Fetched list(Iri url) {
        return asked(url, (last, reply) -> listed(url, last, reply));
    }

    private Fetched taken(Iri url, boolean mayAskAgain) {
        return asked(url, (last, reply) -> judged(last, reply, mayAskAgain));
    }

    private Fetched asked(Iri url, BiFunction<Iri, Reply, Fetched> judged) {
        return switch (getting.signed(url, MediaTypes.ACCEPT_ACTIVITY)) {
            case Got.Barred(String why) -> new Fetched.Barred(why);
            case Got.NotNow(var after, String why) -> new Fetched.NotNow(after, why);
            case Got.Astray(String why) -> new Fetched.Unusable(why);
            case Got.Answered(Iri last, Reply reply) -> judged.apply(last, reply);
        };
    }

    private Fetched listed(Iri url, Iri last, Reply reply) {
        Fetched failed = failed(reply);
        if (failed != null) {
            return failed;
        }
        JsonObject document = read(reply);
        if (document == null) {
            return new Fetched.Unusable("it is not a JSON object");
        }
        Iri id = Parts.id(document);
        boolean astray = !Parts.sameHost(url, last) || (id != null && !Parts.sameHost(id, url));
        return astray ? new Fetched.Unusable("it is a list of another server") : new Fetched.Found(last, document);
    }

    private Fetched judged(Iri url, Reply reply, boolean mayAskAgain) {
        Fetched failed = failed(reply);
        if (failed != null) {
            return failed;
        }
        JsonObject document = read(reply);
        Iri id = document == null ? null : Parts.id(document);
        if (document == null || id == null) {
            return new Fetched.Unusable(document == null ? "it is not a JSON object" : "it has no id");
        }
        if (Parts.same(id, url)) {
            return new Fetched.Found(id, document);
        }
        if (!Parts.sameHost(id, url)) {
            return new Fetched.Unusable("it says that it belongs to " + id.host());
        }
        return mayAskAgain ? taken(id, false) : new Fetched.Unusable("its id is not its address");
    }

    /// What an answer is that holds no document; null for one that does.
    private @Nullable Fetched failed(Reply reply) {
        int status = reply.status();
        if (!reply.success()) {
            return switch (status) {
                case 410 -> new Fetched.Gone();
                case 404 -> new Fetched.Missing();
                case 408, 425, 429 -> later(reply);
                default -> status >= 500 ? later(reply) : new Fetched.Unusable("it answers " + status);
            };
        }
        if (!MediaTypes.isActivity(reply.headers())) {
            return new Fetched.Unusable("it is not ActivityStreams but " + named(reply));
        }
        return null;
    }

    private Fetched later(Reply reply) {
        return new Fetched.NotNow(RetryAfter.read(reply.headers(), clock.instant()), "it answers " + reply.status());
    }

    private static String named(Reply reply) {
        String type = reply.headers().mediaType();
        return type.isEmpty() ? "of no type" : type;
    }

    static @Nullable JsonObject read(Reply reply) {
        try {
            return Json.read(reply.body()) instanceof JsonObject object ? object : null;
        } catch (MalformedDocument malformed) {
            return null;
        }
    }
}
