package org.folkmoot.activitypub.federation.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;
import static java.util.Objects.requireNonNullElse;

import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.federation.Reply;
import org.folkmoot.activitypub.federation.exchange.Getting;
import org.folkmoot.activitypub.federation.exchange.Getting.Got;
import org.folkmoot.activitypub.federation.exchange.RetryAfter;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// Finds the actor behind `name@host` (RFC 7033), or behind `!name@host` when a group is wanted.
///
/// A host may give one name to a person and a group (Lemmy does): all links are tried, those of a wanted type
/// first. A host that does not know WebFinger is asked for its host-meta. When the actor lives on another
/// host than its handle, that host has to say the same, or anybody could dress up somebody else's actor.
public final class WebFinger {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?");
    private static final String TYPE = "https://www.w3.org/ns/activitystreams#type";
    private static final int MOST_LINKS = 10;

    /// A link to an actor.
    ///
    /// @param type as the host says, `Person` or `Group`; null when it says nothing
    private record Self(Iri href, @Nullable String type) {}

    /// What a host says of a handle.
    ///
    /// @param subject the handle as the host writes it; null when it does not say
    private record Answer(@Nullable String subject, List<Self> actors) {}

    private final Getting getting;
    private final Fetch fetch;
    private final InstantSource clock;
    private final String scheme;

    /// @param scheme `https`; `http` only between servers of one machine that test each other
    public WebFinger(Getting getting, Fetch fetch, InstantSource clock, String scheme) {
        this.getting = getting;
        this.fetch = fetch;
        this.clock = clock;
        this.scheme = scheme;
    }

    /// Looks an actor up.
    ///
    /// @param name   before the `@`
    /// @param host   after it, with a port if need be
    /// @param wanted types that are wanted, such as `Group`; empty for any
    public Fetched actor(String name, String host, Set<String> wanted) {
        String lower = host.toLowerCase(ROOT);
        if (name.isBlank() || !HOST.matcher(host).matches()) {
            return new Fetched.Unusable("it is no handle");
        }
        Looked looked = ask(lower, name + "@" + lower);
        if (looked.answer() == null) {
            return looked.failure();
        }
        Fetched last = new Fetched.Missing();
        for (Self self : ordered(looked.answer().actors(), wanted)) {
            last = checked(fetch.document(self.href()), lower, name, wanted);
            if (last instanceof Fetched.Found) {
                return last;
            }
        }
        return last;
    }

    /// Exactly one of both counts.
    private record Looked(@Nullable Answer answer, Fetched failure) {

        static Looked failed(Fetched failure) {
            return new Looked(null, failure);
        }
    }

    private Fetched checked(Fetched fetched, String host, String name, Set<String> wanted) {
        if (!(fetched instanceof Fetched.Found(Iri id, JsonObject actor))) {
            return fetched;
        }
        if (!wanted.isEmpty() && Parts.types(actor).stream().noneMatch(wanted::contains)) {
            return new Fetched.Missing();
        }
        String home = id.host();
        if (home == null || home.equals(host)) {
            return fetched;
        }
        Answer there = ask(home, requireNonNullElse(Parts.text(actor, "preferredUsername"), name) + "@" + home)
                .answer();
        boolean same = there != null
                && ("acct:" + name + "@" + host).equalsIgnoreCase(there.subject())
                && there.actors().stream().anyMatch(self -> Parts.same(self.href(), id));
        return same ? fetched : new Fetched.Unusable(home + " does not know it by that handle");
    }

    private static List<Self> ordered(List<Self> actors, Set<String> wanted) {
        List<Self> ordered = new ArrayList<>(actors);
        // a stable sort: said to be wanted, then nothing said, then said to be something else
        ordered.sort((one, other) -> Integer.compare(rank(one, wanted), rank(other, wanted)));
        return ordered;
    }

    private static int rank(Self self, Set<String> wanted) {
        String type = self.type();
        return type == null ? 1 : wanted.contains(type) ? 0 : 2;
    }

    private Looked ask(String host, String handle) {
        String query = "?resource=" + URLEncoder.encode("acct:" + handle, UTF_8);
        Got got = get(Parts.iri(scheme + "://" + host + "/.well-known/webfinger" + query));
        if (got instanceof Got.Answered(var _, Reply reply) && reply.status() == 404) {
            Iri template = hostMeta(host, "acct:" + handle);
            got = template == null ? got : get(template);
        }
        return switch (got) {
            case Got.Barred(String why) -> Looked.failed(new Fetched.Barred(why));
            case Got.NotNow(var after, String why) -> Looked.failed(new Fetched.NotNow(after, why));
            case Got.Astray(String why) -> Looked.failed(new Fetched.Unusable(why));
            case Got.Answered(var _, Reply reply) -> read(reply);
        };
    }

    private Got get(@Nullable Iri url) {
        return url == null
                ? new Got.Astray("it is no handle")
                : getting.unsigned(url, "application/jrd+json, application/json");
    }

    private @Nullable Iri hostMeta(String host, String resource) {
        Iri url = Parts.iri(scheme + "://" + host + "/.well-known/host-meta");
        Got got = url == null ? new Got.Astray("") : getting.unsigned(url, "application/xrd+xml, application/xml");
        return got instanceof Got.Answered(var _, Reply reply) && reply.success()
                ? HostMeta.webFinger(reply.body(), resource)
                : null;
    }

    private Looked read(Reply reply) {
        if (!reply.success()) {
            return Looked.failed(
                    switch (reply.status()) {
                        case 410 -> new Fetched.Gone();
                        case 404 -> new Fetched.Missing();
                        case 408, 425, 429, 500, 502, 503, 504 ->
                            new Fetched.NotNow(
                                    RetryAfter.read(reply.headers(), clock.instant()), "it answers " + reply.status());
                        default -> new Fetched.Unusable("it answers " + reply.status());
                    });
        }
        JsonObject document = MediaTypes.isJson(reply.headers(), "application/jrd+json") ? Fetch.read(reply) : null;
        return document == null
                ? Looked.failed(new Fetched.Unusable("it does not answer as WebFinger does"))
                : new Looked(new Answer(Parts.text(document, "subject"), selves(document)), new Fetched.Missing());
    }

    private static List<Self> selves(JsonObject document) {
        List<Self> actors = new ArrayList<>();
        for (Json json : Parts.many(document, "links")) {
            if (json instanceof JsonObject link
                    && "self".equals(Parts.text(link, "rel"))
                    && actors.size() < MOST_LINKS) {
                String type = requireNonNullElse(Parts.text(link, "type"), "").toLowerCase(ROOT);
                Iri href = Parts.iri(Parts.text(link, "href"));
                boolean activity =
                        type.startsWith("application/activity+json") || type.startsWith("application/ld+json");
                if (href != null && href.host() != null && activity) {
                    JsonObject properties = Parts.object(link, "properties");
                    actors.add(new Self(href, properties == null ? null : kind(Parts.text(properties, TYPE))));
                }
            }
        }
        return actors;
    }

    private static @Nullable String kind(@Nullable String type) {
        return type == null ? null : type.substring(type.indexOf('#') + 1);
    }
}
