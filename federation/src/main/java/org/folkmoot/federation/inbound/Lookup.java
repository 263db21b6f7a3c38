package org.folkmoot.federation.inbound;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.activitypub.federation.finding.Fetched;
import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Thing;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.federation.peers.Protocol;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.discovery.RemoteLookup;
import org.folkmoot.forum.discovery.Sought;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Finds what a member named, on its own server: that is asked once, and what it shows is taken in. A community is
/// filled, the first time.
public final class Lookup implements RemoteLookup {

    private static final Set<String> GROUPS = Set.of("Group");
    private static final Set<String> PEOPLE = Set.of("Person", "Service", "Organization");

    private final Protocols protocols;
    private final Places places;
    private final RemoteActors actors;
    private final ContentInbound contents;
    private final Backfill backfill;
    private final TermsInForce terms;

    public Lookup(
            Protocols protocols,
            Places places,
            RemoteActors actors,
            ContentInbound contents,
            Backfill backfill,
            TermsInForce terms) {
        this.terms = terms;
        this.protocols = protocols;
        this.places = places;
        this.actors = actors;
        this.contents = contents;
        this.backfill = backfill;
    }

    @Override
    public Found find(Sought sought) {
        Optional<Protocol> protocol = protocols.current();
        if (protocol.isEmpty()) {
            return new Found.Nothing();
        }
        return switch (sought) {
            case Sought.Community(String name, String host) -> handle(protocol.get(), name, host, GROUPS);
            case Sought.Person(String name, String host) -> handle(protocol.get(), name, host, PEOPLE);
            case Sought.Link(String url) -> link(protocol.get(), new Iri(url));
        };
    }

    private Found handle(Protocol protocol, String name, String host, Set<String> wanted) {
        if (host.equals(protocol.here().domain())) {
            String address = wanted.equals(GROUPS)
                    ? protocol.here().community(name)
                    : protocol.here().person(name);
            return places.find(new Iri(address)).map(this::found).orElseGet(Found.Nothing::new);
        }
        return apart(host) ? new Found.Apart() : actor(protocol.webFinger().actor(name, host, wanted));
    }

    private Found link(Protocol protocol, Iri url) {
        Optional<Addressed> known = places.find(url);
        if (known.isPresent()) {
            return found(known.get());
        }
        if (places.ours(url)) {
            return new Found.Nothing();
        }
        if (apart(url.host())) {
            return new Found.Apart();
        }
        Fetched fetched = protocol.fetch().document(url);
        if (fetched instanceof Fetched.Found found) {
            return switch (read(found)) {
                case Actor actor -> actor(found);
                case Content content -> content(found.id());
                case null -> new Found.Nothing();
                default -> new Found.Nothing();
            };
        }
        return failed(fetched);
    }

    private boolean apart(@Nullable String host) {
        return host == null || !ExchangeRule.takes(List.of(terms.get().policy().terms(host)));
    }

    private static @Nullable Thing read(Fetched.Found found) {
        try {
            return Vocabulary.read(found.document());
        } catch (MalformedDocument malformed) {
            return null;
        }
    }

    private Found actor(Fetched fetched) {
        return switch (actors.taken(fetched)) {
            case Brought.Here<Known>(Known actor) -> {
                if (actor.kind().equals("COMMUNITY")) {
                    backfill.begin(new CommunityId(actor.actorId()));
                }
                yield here(actor);
            }
            case Brought.Nothing<Known> nothing -> new Found.Nothing();
            case Brought.Later<Known>(String why) -> new Found.Unreachable(why);
        };
    }

    private Found found(Addressed thing) {
        return new Found.Here(thing, places.handle(thing));
    }

    private Found here(Known actor) {
        return switch (actor.kind()) {
            case "COMMUNITY" -> found(new Addressed.Community(new CommunityId(actor.actorId())));
            case "PERSON" -> found(new Addressed.Person(new PersonId(actor.actorId())));
            default -> new Found.Nothing();
        };
    }

    private Found content(Iri id) {
        return switch (contents.bringWithItsCommunity(id)) {
            case Brought.Here<Addressed>(Addressed thing) -> found(thing);
            case Brought.Nothing<Addressed> nothing -> new Found.Nothing();
            case Brought.Later<Addressed>(String why) -> new Found.Unreachable(why);
        };
    }

    private static Found failed(Fetched fetched) {
        return fetched instanceof Fetched.NotNow(var after, String why)
                ? new Found.Unreachable(why)
                : new Found.Nothing();
    }
}
