package org.folkmoot.federation.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.activitypub.vocab.ActivityWriter;
import org.folkmoot.activitypub.vocab.Context;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.JsonText;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.federation.store.InboxesView;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.federation.store.OutgoingStore;
import org.folkmoot.federation.store.OutgoingStore.Destination;
import org.folkmoot.federation.store.OutgoingStore.Draft;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Writes down what is to be told, once, with those who are to hear it. It leaves in lanes of its own.
public final class Outbox {

    private final OutgoingStore store = new OutgoingStore();
    private final RemoteActorStore remote = new RemoteActorStore();
    private final InboxesView inboxes = new InboxesView();
    private final InstantSource clock;
    private final Runnable wake;

    /// @param wake told when something new is there to be sent
    public Outbox(InstantSource clock, Runnable wake) {
        this.clock = clock;
        this.wake = wake;
    }

    /// The id of an activity of ours.
    ///
    /// @param cause what it follows from: the same cause gives the same id, so that nothing is told twice
    public static String id(Locations here, String kind, String cause) {
        UUID name = UUID.nameUUIDFromBytes((kind + " " + cause).getBytes(UTF_8));
        return here.publicAddress() + "/activities/" + kind.toLowerCase(Locale.ROOT) + "/" + name;
    }

    /// A community with the answer to whether anybody elsewhere is to hear what happens in it.
    public Audience audience(Transaction transaction, CommunityRow community) {
        return new Audience(community, community.address() != null || inboxes.followed(transaction, community.id()));
    }

    /// Tells what a member of ours did in a community: through its own server, which passes it on; or, when it is ours,
    /// to every server of which somebody follows it.
    public void toCommunity(
            Transaction transaction, Locations here, LocalActor.Person actor, Audience audience, JsonObject activity) {
        toCommunity(transaction, here, actor, audience, activity, List.of());
    }

    /// The same when it is said to somebody in particular: their server is told by the member's own, since
    /// one that knows of no communities makes nothing of what these pass on (as Lemmy tells whom it
    /// mentions).
    ///
    /// @param addressed to whom; empty for nobody in particular
    void toCommunity(
            Transaction transaction,
            Locations here,
            LocalActor.Person actor,
            Audience audience,
            JsonObject activity,
            Collection<PersonId> addressed) {
        CommunityRow community = audience.community();
        Set<Destination> to = new LinkedHashSet<>();
        if (community.address() == null) {
            announce(transaction, here, audience, activity);
        } else {
            destination(transaction, "COMMUNITY", community.id().value()).ifPresent(to::add);
        }
        for (PersonId person : addressed) {
            destination(transaction, "PERSON", person.value())
                    .filter(theirs ->
                            to.stream().noneMatch(other -> other.peer().equals(theirs.peer())))
                    .ifPresent(to::add);
        }
        if (!to.isEmpty()) {
            add(transaction, draft(actor, activity, false, List.copyOf(to), true));
        }
    }

    /// Passes on, in the name of a community of ours, what was done in it: exactly as it came. Where nobody follows it,
    /// nothing is written down, and the community needs no key.
    public void announce(Transaction transaction, Locations here, Audience audience, JsonObject activity) {
        announce(transaction, here, List.of(new Announced(audience, activity)));
    }

    /// Shows a new post to the followers of a community of ours, by its address: servers for short texts know
    /// no announced activities, and show this as a boost. The others know the post by then and have nothing
    /// to do.
    public void show(Transaction transaction, Locations here, Audience audience, String post) {
        if (audience.heard()) {
            add(transaction, announcement(here, audience, post, "Page", new JsonText(post)));
        }
    }

    /// Something that was done in a community of ours, as it came.
    public record Announced(Audience audience, JsonObject activity) {}

    /// Passes on much at once, in this order.
    public void announce(Transaction transaction, Locations here, List<Announced> announced) {
        add(
                transaction,
                announced.stream()
                        .filter(one -> one.audience().heard())
                        .map(one -> announcement(here, one.audience(), one.activity()))
                        .toList());
    }

    private static Draft announcement(Locations here, Audience audience, JsonObject activity) {
        String inner = activity.text("id");
        return announcement(here, audience, inner == null ? "" : inner, activity.text("type"), inner(activity));
    }

    private static Draft announcement(
            Locations here, Audience audience, String cause, @Nullable String kind, Json object) {
        CommunityRow community = audience.community();
        String id = id(here, "announce", cause);
        JsonObject announce = ActivityWriter.announce(id, here.community(community.name()), object);
        return new Draft(
                id,
                "Announce " + kind,
                Json.write(Context.on(announce)),
                new LocalActor.Community(community.id()),
                community.id(),
                false,
                List.of(),
                true);
    }

    /// What others pass on again keeps its context; ours gets it, since readers drop what lacks it.
    private static JsonObject inner(JsonObject activity) {
        return activity.find("@context") == null ? Context.on(activity) : activity;
    }

    /// Tells one actor of another server.
    ///
    /// @param open whether anybody may fetch the activity by its id
    /// @return false when that actor's inbox is not known
    public boolean toActor(
            Transaction transaction, LocalActor signer, String kind, long actorId, JsonObject activity, boolean open) {
        Optional<Destination> destination = destination(transaction, kind, actorId);
        destination.ifPresent(there -> add(transaction, draft(signer, activity, false, List.of(there), open)));
        return destination.isPresent();
    }

    /// Tells one person of another server what nobody else may hear: in their own inbox, and never to be fetched.
    ///
    /// @return false when it was told before, or that inbox is not known
    public boolean toOne(Transaction transaction, LocalActor.Person signer, Known recipient, JsonObject activity) {
        String inbox = recipient.inbox();
        String peer = inbox == null ? null : new Iri(inbox).host();
        return inbox != null
                && peer != null
                && add(transaction, draft(signer, activity, false, List.of(new Destination(inbox, peer)), false));
    }

    /// Tells every server that we know.
    public void toEveryone(Transaction transaction, LocalActor signer, JsonObject activity) {
        add(transaction, draft(signer, activity, true, List.of(), false));
    }

    private static Draft draft(
            LocalActor signer, JsonObject activity, boolean everyone, List<Destination> to, boolean open) {
        String id = activity.text("id");
        String kind = activity.text("type");
        return new Draft(
                id == null ? "" : id,
                kind == null ? "" : kind,
                Json.write(Context.on(activity)),
                signer,
                null,
                everyone,
                to,
                open);
    }

    /// Where an actor of another server is told; empty for one of ours, and for one of whom no inbox is
    /// known.
    private Optional<Destination> destination(Transaction transaction, String kind, long actorId) {
        return remote.of(transaction, kind, actorId).flatMap(Outbox::inbox);
    }

    private static Optional<Destination> inbox(Known actor) {
        String inbox = actor.sharedInbox() == null ? actor.inbox() : actor.sharedInbox();
        String peer = inbox == null ? null : new Iri(inbox).host();
        return inbox == null || peer == null ? Optional.empty() : Optional.of(new Destination(inbox, peer));
    }

    /// Answers false when it was told before.
    private boolean add(Transaction transaction, Draft draft) {
        return add(transaction, List.of(draft));
    }

    /// Answers false when all of it was told before.
    private boolean add(Transaction transaction, List<Draft> drafts) {
        boolean fresh = store.add(transaction, drafts, clock.instant());
        if (fresh) {
            transaction.afterCommit(wake);
        }
        return fresh;
    }
}
