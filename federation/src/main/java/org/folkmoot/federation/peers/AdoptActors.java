package org.folkmoot.federation.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.database.Database;
import org.folkmoot.database.Together;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.accounts.AdoptPerson;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.SignsOfLife;
import org.folkmoot.forum.instances.SignsOfLife.Sign;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes actors of other servers into the forum, from their own documents. Those that come at one moment,
/// as when many people of one server act for the first time, are taken in together.
public final class AdoptActors {

    private static final Logger log = LoggerFactory.getLogger(AdoptActors.class);

    private static final int MOST_AT_ONCE = 100;
    private static final Duration GATHERING = Duration.ofMillis(2);

    private final Database database;
    private final AdoptPerson adoptPerson;
    private final AdoptCommunity adoptCommunity;
    private final Texts texts;
    private final InstantSource clock;
    private final Instances instances = new Instances();
    private final SignsOfLife signs = new SignsOfLife();
    private final RemoteActorStore store = new RemoteActorStore();
    private final Together<Guest, Optional<Known>> together = new Together<>(MOST_AT_ONCE, GATHERING, this::taken);

    public AdoptActors(
            Database database,
            AdoptPerson adoptPerson,
            AdoptCommunity adoptCommunity,
            Texts texts,
            InstantSource clock) {
        this.database = database;
        this.adoptPerson = adoptPerson;
        this.adoptCommunity = adoptCommunity;
        this.texts = texts;
        this.clock = clock;
    }

    /// Takes an actor in, or learns anew what it says of itself.
    ///
    /// @param document fetched from the actor's own address, or signed by the actor
    /// @return empty when it cannot be one of ours to know: no actor, no inbox, a name or address that cannot be
    public Optional<Known> take(JsonObject document) {
        try {
            return Vocabulary.read(document) instanceof Actor actor ? take(actor) : Optional.empty();
        } catch (MalformedDocument malformed) {
            log.debug("An actor cannot be read: {}", malformed.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Known> take(Actor actor) {
        String peer = actor.id().host();
        return peer == null
                        || actor.inbox() == null
                        || !peer.equals(actor.inbox().host())
                ? Optional.empty()
                : together.bring(new Guest(actor, peer));
    }

    /// An actor that can be taken in.
    private record Guest(Actor actor, String peer) {}

    private List<Optional<Known>> taken(List<Guest> guests) {
        return database.write(transaction -> {
            Map<Iri, Long> ids = adopted(transaction, guests);
            Map<String, Known> known = new LinkedHashMap<>();
            List<Optional<Known>> taken = new ArrayList<>();
            for (Guest guest : guests) {
                Optional<Known> one = Optional.ofNullable(ids.get(guest.actor().id()))
                        .map(id -> known(guest.actor(), guest.peer(), id));
                one.ifPresent(actor -> known.put(actor.address(), actor));
                taken.add(one);
            }
            Map<String, Known> before = store.find(transaction, known.keySet());
            store.keep(transaction, known.values());
            before.values().forEach(earlier -> learnt(transaction, earlier, known.get(earlier.address())));
            return taken;
        });
    }

    /// The persons, communities and servers that the guests are here; of whom nobody can be made is left
    /// out.
    private Map<Iri, Long> adopted(Transaction transaction, List<Guest> guests) {
        Map<Iri, Long> ids = new HashMap<>();
        List<Actor> people =
                guests.stream().map(Guest::actor).filter(Actor::personal).toList();
        Iterator<Outcome<PersonId>> persons = adoptPerson
                .adopt(transaction, people.stream().map(this::person).toList())
                .iterator();
        people.forEach(actor -> done(actor, persons.next()).ifPresent(id -> ids.put(actor.id(), id.value())));
        for (Guest guest : guests) {
            Actor actor = guest.actor();
            switch (actor.type()) {
                case PERSON, SERVICE, ORGANIZATION, FEED -> {}
                case GROUP ->
                    done(actor, adoptCommunity.adopt(transaction, community(actor)))
                            .ifPresent(id -> ids.put(actor.id(), id.value()));
                case APPLICATION ->
                    ids.put(
                            actor.id(),
                            instances.meet(transaction, guest.peer()).value());
            }
        }
        return ids;
    }

    private void learnt(Transaction transaction, Known before, @Nullable Known now) {
        if (now == null) {
            return;
        }
        compare(transaction, before, now);
        if (before.inbox() == null && now.kind().equals("PERSON")) {
            adoptPerson.found(transaction, new PersonId(now.actorId()));
        }
    }

    /// Notes whether a server that was silent for long has another key now.
    private void compare(Transaction transaction, Known before, Known now) {
        boolean changed = now.kind().equals("SITE") && !Objects.equals(before.publicKey(), now.publicKey());
        if (!changed) {
            return;
        }
        Instant moment = clock.instant();
        signs.heard(transaction, List.of(new Sign(now.peer(), moment)), moment);
        if (signs.renewed(transaction, new InstanceId(now.actorId()), before.fetchedAt(), moment)) {
            log.warn("{} came back with another key after a long silence: it is another server", now.peer());
        }
    }

    private static <T> Optional<T> done(Actor actor, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T id)) {
            return Optional.of(id);
        }
        log.info("{} is not taken in: {}", actor.id(), outcome);
        return Optional.empty();
    }

    private AdoptPerson.Request person(Actor actor) {
        return new AdoptPerson.Request(
                actor.id().value(),
                actor.preferredUsername(),
                actor.name(),
                about(actor),
                actor.type() == Actor.Type.SERVICE,
                actor.published());
    }

    private AdoptCommunity.Request community(Actor actor) {
        return new AdoptCommunity.Request(
                actor.id().value(),
                actor.preferredUsername(),
                actor.name(),
                about(actor),
                actor.sensitive(),
                actor.postingRestrictedToMods(),
                actor.published());
    }

    private @Nullable String about(Actor actor) {
        String html = actor.summary();
        return actor.source() != null ? actor.source() : html == null ? null : texts.markdown(html);
    }

    private Known known(Actor actor, String peer, long id) {
        String kind = actor.personal() ? "PERSON" : actor.type() == Actor.Type.GROUP ? "COMMUNITY" : "SITE";
        Actor.Key key = ownKey(actor);
        return new Known(
                actor.id().value(),
                kind,
                id,
                peer,
                onHost(actor.inbox(), peer),
                onHost(actor.sharedInbox(), peer),
                onHost(actor.outbox(), peer),
                actor.attributedTo().isEmpty()
                        ? null
                        : onHost(actor.attributedTo().getFirst(), peer),
                onHost(actor.featured(), peer),
                key == null ? null : key.id().value(),
                key == null ? null : key.pem(),
                clock.instant());
    }

    /// A key under the name of somebody else's would be found in place of theirs, so that nothing
    /// they sign fits any more.
    private static Actor.@Nullable Key ownKey(Actor actor) {
        Actor.Key key = actor.publicKey();
        boolean own = key != null
                && key.id().sameHost(actor.id())
                && key.owner().equals(actor.id())
                && key.pem().indexOf('\0') < 0;
        return own ? key : null;
    }

    /// What an actor says of other hosts than its own is not believed.
    private static @Nullable String onHost(@Nullable Iri address, String peer) {
        return address != null && peer.equals(address.host()) ? address.value() : null;
    }
}
