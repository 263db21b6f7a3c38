package org.folkmoot.federation.peers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.accounts.AdoptPerson;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.SignsOfLife;
import org.folkmoot.forum.instances.SignsOfLife.Sign;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes actors of other servers into the forum, from their own documents.
public final class AdoptActors {

    private static final Logger log = LoggerFactory.getLogger(AdoptActors.class);

    private final Database database;
    private final AdoptPerson adoptPerson;
    private final AdoptCommunity adoptCommunity;
    private final Texts texts;
    private final InstantSource clock;
    private final Instances instances = new Instances();
    private final SignsOfLife signs = new SignsOfLife();
    private final RemoteActorStore store = new RemoteActorStore();

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
        if (peer == null || actor.inbox() == null || !peer.equals(actor.inbox().host())) {
            return Optional.empty();
        }
        return database.write(transaction -> {
            Long id = adopted(transaction, actor, peer);
            if (id == null) {
                return Optional.<Known>empty();
            }
            Known known = known(actor, peer, id);
            Optional<Known> before = store.find(transaction, known.address());
            boolean onlyAddress = before.filter(stub -> stub.inbox() == null).isPresent();
            store.keep(transaction, known);
            before.ifPresent(earlier -> compare(transaction, earlier, known));
            if (onlyAddress && actor.personal()) {
                adoptPerson.found(transaction, new PersonId(id));
            }
            return Optional.of(known);
        });
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

    private @Nullable Long adopted(Transaction transaction, Actor actor, String peer) {
        return switch (actor.type()) {
            case PERSON, SERVICE, ORGANIZATION -> {
                Outcome<PersonId> person = adoptPerson.adopt(transaction, person(actor));
                yield done(actor, person).map(PersonId::value).orElse(null);
            }
            case GROUP -> {
                Outcome<CommunityId> community = adoptCommunity.adopt(transaction, community(actor));
                yield done(actor, community).map(CommunityId::value).orElse(null);
            }
            case APPLICATION -> instances.meet(transaction, peer).value();
            case FEED -> null;
        };
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
