package org.folkmoot.federation.inbound;

import java.util.Optional;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.database.Database;
import org.folkmoot.federation.outbound.Outbox;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.federation.store.OutgoingStore;
import org.folkmoot.forum.communities.AnswerSubscription;
import org.folkmoot.forum.communities.JoinCommunity;
import org.folkmoot.forum.communities.JoinCommunity.Wish;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Subscriptions across servers: asked for, answered, ended.
public final class FollowInbound {

    private final Database database;
    private final Places places;
    private final OwnActors actors;
    private final JoinCommunity join;
    private final AnswerSubscription answer;
    private final Outbox outbox;
    private final Backfill backfill;
    private final OutgoingStore outgoing = new OutgoingStore();

    public FollowInbound(
            Database database,
            Places places,
            OwnActors actors,
            JoinCommunity join,
            AnswerSubscription answer,
            Outbox outbox,
            Backfill backfill) {
        this.database = database;
        this.places = places;
        this.actors = actors;
        this.join = join;
        this.answer = answer;
        this.outbox = outbox;
        this.backfill = backfill;
    }

    /// Communities of ours take everybody whom the terms let, and say so at once; who asks again is
    /// told again. People are not
    /// followed here: that is said too, so that nobody waits for an answer.
    Settled follow(Activity.Follow follow, PersonId person) {
        Addressed followed =
                places.ours(follow.object()) ? places.find(follow.object()).orElse(null) : null;
        return switch (followed) {
            case Addressed.Community(CommunityId community) -> joined(follow, person, community);
            case Addressed.Person(PersonId whom) -> {
                answer(follow, person, new LocalActor.Person(whom), false);
                yield new Settled.Dropped("only communities are followed here");
            }
            case Addressed.Post _, Addressed.Comment _ -> new Settled.Dropped("only communities are followed here");
            case null -> new Settled.Dropped("nobody of ours");
        };
    }

    private Settled joined(Activity.Follow follow, PersonId person, CommunityId community) {
        Outcome<Wish> outcome = join.join(person, community, Wish.SUBSCRIBE);
        if (outcome instanceof Outcome.Done<Wish>) {
            answer(follow, person, new LocalActor.Community(community), true);
        }
        if (outcome instanceof Outcome.Refused<Wish>) {
            answer(follow, person, new LocalActor.Community(community), false);
        }
        return Settled.of(outcome);
    }

    private void answer(Activity.Follow follow, PersonId follower, LocalActor followed, boolean yes) {
        Optional<Locations> here = actors.locations();
        Iri id = follow.id();
        if (here.isPresent() && id != null) {
            database.change(transaction -> {
                // under our own spelling: whoever followed `/C/Garden` knows the community by another one
                JsonObject said = ActivityWriter.answer(
                        yes,
                        Outbox.id(here.get(), yes ? "accept" : "reject", id.value()),
                        actors.address(transaction, followed).value(),
                        follow.json(),
                        follow.actor().value());
                outbox.toActor(transaction, followed, "PERSON", follower.value(), said, false);
            });
        }
    }

    Settled unfollow(Activity.Follow follow, PersonId person) {
        CommunityId community = community(follow.object());
        return community == null
                ? new Settled.Dropped("only communities are followed here")
                : Settled.of(join.join(person, community, Wish.UNSUBSCRIBE));
    }

    /// A community's answer to a member of ours; only the community itself can give it.
    Settled answered(Iri signer, Reference object, boolean yes) {
        Activity.Follow follow = follow(object);
        if (follow == null || !follow.object().equals(signer)) {
            return new Settled.Dropped("it answers nothing that we asked of its signer");
        }
        CommunityId community = community(signer);
        boolean ours = places.ours(follow.actor());
        PersonId person =
                ours && places.find(follow.actor()).orElse(null) instanceof Addressed.Person(PersonId id) ? id : null;
        if (community == null || person == null) {
            return new Settled.Dropped("nobody here asked for it");
        }
        Settled settled = Settled.of(answer.answer(person, community, yes));
        if (yes && settled instanceof Settled.Applied) {
            backfill.begin(community); // it may have become known without anybody having looked for it
        }
        return settled;
    }

    /// Some give back the whole, some only its id, under which we kept it.
    private Activity.@Nullable Follow follow(Reference object) {
        if (object.thing() instanceof Activity.Follow whole) {
            return whole;
        }
        Iri id = object.id();
        return id == null
                ? null
                : database.read(transaction -> outgoing.find(transaction, id.value()))
                        .map(FollowInbound::read)
                        .orElse(null);
    }

    private static Activity.@Nullable Follow read(byte[] body) {
        try {
            return Vocabulary.read(Json.readObject(body)) instanceof Activity.Follow follow ? follow : null;
        } catch (MalformedDocument impossible) {
            return null;
        }
    }

    private @Nullable CommunityId community(Iri address) {
        return places.find(address).orElse(null) instanceof Addressed.Community(CommunityId community)
                ? community
                : null;
    }
}
