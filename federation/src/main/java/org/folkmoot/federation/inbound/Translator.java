package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.activitypub.federation.inbox.Standing;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Actor;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.database.Database;
import org.folkmoot.federation.peers.AdoptActors;
import org.folkmoot.federation.peers.Protocol;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ReceivedStore.Waiting;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.moderation.EraseAccount;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.rules.peers.WordRule;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.jspecify.annotations.Nullable;

/// Turns an activity that waits into a deed of the forum: whose word it is, what it is about, and then one translator
/// for
/// each concept.
public final class Translator {

    /// Of what is reported at once so much is looked for on other servers.
    private static final int MOST_REPORTED = 3;

    /// The deeds that it asks for itself.
    public record Deeds(DeletePost deletePost, DeleteComment deleteComment, EraseAccount eraseAccount) {}

    private final Database database;
    private final Deeds deeds;
    private final Protocols protocols;
    private final Places places;
    private final Voters voters;
    private final RemoteActors actors;
    private final AdoptActors adopt;
    private final ContentInbound contents;
    private final MessageInbound messages;
    private final FollowInbound follows;
    private final OfficeInbound offices;
    private final Undone undone;
    private final CommunityInbound communities;
    private final Withdrawn withdrawn;
    private final ForumView view = new ForumView();

    public Translator(
            Database database,
            Deeds deeds,
            Protocols protocols,
            Places places,
            Voters voters,
            RemoteActors actors,
            AdoptActors adopt,
            ContentInbound contents,
            MessageInbound messages,
            FollowInbound follows,
            OfficeInbound offices,
            CommunityInbound communities,
            InstantSource clock) {
        this.database = database;
        this.undone = new Undone(database);
        this.withdrawn = new Withdrawn(database, clock);
        this.deeds = deeds;
        this.protocols = protocols;
        this.places = places;
        this.voters = voters;
        this.actors = actors;
        this.adopt = adopt;
        this.contents = contents;
        this.messages = messages;
        this.follows = follows;
        this.offices = offices;
        this.communities = communities;
    }

    /// What an activity says, or why nothing follows from it.
    sealed interface Understood {

        record Said(Word word) implements Understood {}

        record Not(Settled settled) implements Understood {}

        static Understood dropped(String why) {
            return new Not(new Settled.Dropped(why));
        }
    }

    /// Asks, while activities are read that change nothing about it, who may announce others'.
    Announcers announcers() {
        return new Announcers(database, places);
    }

    /// Reads what waits, and finds out whose word it is.
    Understood understand(Waiting waiting, Announcers announcers) {
        Optional<Protocol> protocol = protocols.current();
        if (protocol.isEmpty()) {
            return Understood.dropped("this site has no public address");
        }
        try {
            JsonObject json = Json.readObject(waiting.body());
            if (!(Vocabulary.read(json) instanceof Activity activity)) {
                return Understood.dropped("it is no activity");
            }
            Iri signer = new Iri(waiting.signer());
            Standing standing = protocol.get().origins().of(json, signer);
            if (standing instanceof Standing.Forged(String path, String expected)) {
                return Understood.dropped("forged: " + path + " should be " + expected);
            }
            return activity instanceof Activity.Announce announce
                    ? announced(protocol.get(), waiting.peer(), announce, announcers)
                    : new Understood.Said(new Word(undone.whole(activity), json, waiting.peer(), null, false));
        } catch (MalformedDocument malformed) {
            return Understood.dropped(String.valueOf(malformed.getMessage()));
        }
    }

    private Understood announced(Protocol protocol, String peer, Activity.Announce announce, Announcers announcers) {
        Iri group = announce.actor();
        Optional<String> objection = announcers.objection(group);
        if (objection.isPresent()) {
            return Understood.dropped(objection.get());
        }
        return switch (announce.object()) {
            case Reference.Embedded(Activity inner) -> passedOn(protocol, peer, group, inner);
            // the post itself, which servers of other kinds send for theirs: it is read where it stands
            case Reference.Embedded(Content content) -> bare(content.id());
            case Reference.ById(Iri id) -> bare(id);
            case Reference.Embedded other -> Understood.dropped("it announces neither an activity nor a post");
        };
    }

    private Understood passedOn(Protocol protocol, String peer, Iri group, Activity inner) {
        return switch (protocol.origins().announced(inner.json(), group)) {
            case Standing.Own(), Standing.OfAnother() ->
                new Understood.Said(new Word(inner, inner.json(), peer, group, false));
            case Standing.Hearsay hearsay -> new Understood.Said(new Word(inner, inner.json(), peer, group, true));
            case Standing.Echo() -> Understood.dropped("our own, come back: it arrived");
            case Standing.Forged(String path, String expected) ->
                Understood.dropped("forged: " + path + " should be " + expected);
        };
    }

    private Understood bare(@Nullable Iri id) {
        if (id == null || places.ours(id) || places.find(id).isPresent()) {
            return Understood.dropped("it is known");
        }
        return new Understood.Not(Settled.of(contents.bring(id)));
    }

    /// Does what a word says; votes are not among them, since they are cast together.
    ///
    /// @param done whether that was done before, and only what it is about has to be read anew
    Settled apply(Word word, Instant received, boolean done) {
        if (done) {
            return readAnew(word, received);
        }
        Optional<Iri> missing =
                restored(word).filter(thing -> places.find(thing).isEmpty());
        if (missing.isPresent() && messages.known(missing.get()).isEmpty()) {
            return comesAfterAll(word, missing.get());
        }
        Settled settled = ofTheAnnouncer(word) ? applied(word, received) : Settled.elsewhere();
        return settled instanceof Settled.Applied ? readAnew(word, received) : settled;
    }

    /// What a word brings back that was deleted or removed; empty for any other word.
    private static Optional<Iri> restored(Word word) {
        return word.activity() instanceof Activity.Undo undo && undo.object().thing() instanceof Activity.Delete delete
                ? Optional.of(delete.object())
                : Optional.empty();
    }

    /// What was gone when it was looked for never came, and is there now: it is read where it stands. Its
    /// own server may hear later than we that it is back.
    private Settled comesAfterAll(Word word, Iri thing) {
        if (!word.hearsay() && thing.sameHost(word.activity().actor())) {
            withdrawn.restored(word.activity().actor(), thing);
        }
        if (places.ours(thing)) {
            return new Settled.Dropped("what it is about is not here");
        }
        return switch (contents.take(thing, word.announcer(), () -> true)) {
            case Brought.Here<Content> _ -> new Settled.Applied();
            case Brought.Later<Content>(String why) -> new Settled.Later(why, thing);
            case Brought.Nothing<Content>(String why) ->
                word.announcer() == null ? new Settled.Dropped(why) : new Settled.Later(why, thing);
        };
    }

    /// What a community says to be back, and stands on a third server, may have been changed while that
    /// did not show it.
    private Settled readAnew(Word word, Instant received) {
        Iri thing = restored(word)
                .filter(back -> word.announcer() != null && !places.ours(back))
                .filter(back -> !word.peer().equals(back.host()))
                .filter(back -> places.find(back).flatMap(Places::target).isPresent())
                .orElse(null);
        if (thing == null) {
            return new Settled.Applied();
        }
        return switch (contents.content(thing)) {
            case Brought.Here<Content>(Content content) -> {
                Provenance provenance = database.write(transaction -> places.provenance(transaction, word));
                contents.write(content, provenance, received, word.announcer());
                yield new Settled.Applied();
            }
            case Brought.Nothing<Content>(String why) -> new Settled.ToBeRead(why);
            case Brought.Later<Content>(String why) -> new Settled.ToBeRead(why);
        };
    }

    /// Whether what is passed on stands in the community that does so. Of what is written that shows when it is written
    /// down,
    /// and of the community itself by its address.
    private boolean ofTheAnnouncer(Word word) {
        boolean later = word.activity() instanceof Activity.Create || word.activity() instanceof Activity.Update;
        if (word.announcer() == null || later) {
            return true;
        }
        Iri about = About.of(word.activity());
        return about != null
                && places.find(about)
                        .filter(thing -> places.within(thing, word.announcer()))
                        .isPresent();
    }

    private Settled applied(Word word, Instant received) {
        return switch (word.activity()) {
            case Activity.Follow follow -> by(word, person -> follows.follow(follow, person));
            case Activity.Accept accept -> follows.answered(accept.actor(), accept.object(), true);
            case Activity.Reject reject -> follows.answered(reject.actor(), reject.object(), false);
            case Activity.Undo undo -> undo(word, undo);
            case Activity.Create create -> content(word, create.object(), received);
            case Activity.Update update -> update(word, update, received);
            case Activity.Delete delete -> delete(word, delete, true);
            case Activity.Flag flag -> by(word, person -> report(flag, person));
            case Activity.Block block -> by(word, person -> offices.ban(word, person, block, true));
            case Activity.Lock lock -> by(word, person -> offices.lock(word, person, lock.object(), true));
            case Activity.Add add -> by(word, person -> added(word, person, add));
            case Activity.Remove remove ->
                by(word, person -> offices.list(word, person, remove.object(), remove.target(), false));
            case Activity.Like _, Activity.Dislike _ -> new Settled.Dropped("a vote out of its place");
            case Activity.Announce _ -> new Settled.Dropped("passed on twice");
            case Activity.Move _, Activity.Other _ -> new Settled.Dropped("nothing follows from it here");
        };
    }

    private Settled by(Word word, Voters.Deed deed) {
        return voters.by(word.activity(), deed);
    }

    /// What is reported may not have come yet: then it is read where it stands.
    private Settled report(Activity.Flag flag, PersonId reporter) {
        boolean here = flag.objects().stream()
                .anyMatch(object -> places.find(object).flatMap(Places::target).isPresent());
        List<Iri> unknown = here
                ? List.of()
                : flag.objects().stream()
                        .filter(object ->
                                !places.ours(object) && places.find(object).isEmpty())
                        .limit(MOST_REPORTED)
                        .toList();
        for (Iri object : unknown) {
            switch (contents.bring(object)) {
                case Brought.Later<Addressed>(String why) -> {
                    return new Settled.Later(why, object);
                }
                case Brought.Here<Addressed> _, Brought.Nothing<Addressed> _ -> {}
            }
        }
        return offices.report(flag, reporter);
    }

    /// A new moderator may be somebody of whom nobody here heard before.
    private Settled added(Word word, PersonId person, Activity.Add add) {
        Iri whom = add.object();
        Iri list = add.target();
        boolean stranger = list != null
                && list.value().endsWith("/moderators")
                && !places.ours(whom)
                && places.find(whom).isEmpty();
        if (stranger && actors.bring(whom) instanceof Brought.Later<?>(String why)) {
            return new Settled.Later(why, whom);
        }
        return offices.list(word, person, whom, list, true);
    }

    private Settled undo(Word word, Activity.Undo undo) {
        if (undo.object() instanceof Reference.ById) {
            return new Settled.Dropped(
                    "what it undoes is named by its id alone, and did not come from there in these days");
        }
        if (!(undo.object().thing() instanceof Activity inner) || !inner.actor().equals(undo.actor())) {
            return new Settled.Dropped("it undoes nothing that can be understood");
        }
        return switch (inner) {
            case Activity.Follow follow -> by(word, person -> follows.unfollow(follow, person));
            case Activity.Delete delete -> delete(word, delete, false);
            case Activity.Block block -> by(word, person -> offices.ban(word, person, block, false));
            case Activity.Lock lock -> by(word, person -> offices.lock(word, person, lock.object(), false));
            default -> new Settled.Dropped("nothing follows from it here");
        };
    }

    private Settled update(Word word, Activity.Update update, Instant received) {
        return update.object().thing() instanceof Actor actor
                ? actor(word, actor)
                : content(word, update.object(), received);
    }

    /// An actor speaks of itself, or somebody who looks after a community changed it: one of another server is read
    /// there.
    private Settled actor(Word word, Actor actor) {
        if (word.announcer() == null && actor.id().equals(word.activity().actor())) {
            return adopt.take(actor.json()).isPresent()
                    ? new Settled.Applied()
                    : new Settled.Dropped("the actor cannot be taken in");
        }
        if (places.ours(actor.id())
                && places.find(actor.id()).orElse(null) instanceof Addressed.Community(CommunityId community)) {
            return by(word, person -> communities.change(person, community, actor));
        }
        return actor.id().equals(word.announcer())
                ? Settled.of(actors.ask(actor.id()))
                : new Settled.Dropped("an actor speaks for itself only");
    }

    /// What was written; while it cannot be had, whatever else is said about it waits.
    private Settled content(Word word, Reference object, Instant received) {
        Iri id = object.id();
        Settled settled = read(word, object, id, received);
        return id != null && settled instanceof Settled.Later && places.find(id).isEmpty()
                ? settled.waitingFor(id)
                : settled;
    }

    /// Where nobody but the announcer vouches for it, or it is not the author who says so, it is read
    /// where it stands.
    private Settled read(Word word, Reference object, @Nullable Iri id, Instant received) {
        if (!(object.thing() instanceof Content embedded)) {
            return id == null ? new Settled.Dropped("it holds nothing") : Settled.of(contents.bring(id));
        }
        if (messages.concerns(embedded)) {
            return messages.write(word, embedded, received);
        }
        Content content = embedded;
        if (id != null && !saidByItsAuthor(word, embedded)) {
            switch (contents.content(id)) {
                case Brought.Here<Content>(Content original) -> content = original;
                case Brought.Nothing<Content>(String why) -> {
                    return new Settled.Dropped("its own server does not have it: " + why);
                }
                case Brought.Later<Content>(String why) -> {
                    return new Settled.Later(why);
                }
            }
        }
        Iri author =
                content.attributedTo().isEmpty() ? null : content.attributedTo().getFirst();
        if (id != null
                && author != null
                && withdrawn.was(author, id)
                && places.find(id).isEmpty()) {
            return new Settled.Dropped("its author deleted it before it came");
        }
        Provenance provenance = database.write(transaction -> places.provenance(transaction, word));
        return contents.write(content, provenance, received, word.announcer());
    }

    private static boolean saidByItsAuthor(Word word, Content content) {
        return !word.hearsay()
                && (content.attributedTo().isEmpty()
                        || content.attributedTo()
                                .getFirst()
                                .equals(word.activity().actor()));
    }

    private Settled delete(Word word, Activity.Delete delete, boolean deleted) {
        if (delete.object().equals(delete.actor())) {
            return by(word, person -> Settled.of(deeds.eraseAccount().gone(person, delete.removeData())));
        }
        Optional<Addressed> thing = places.find(delete.object());
        if (thing.isEmpty()) {
            return messages.known(delete.object())
                    .map(message -> messages.delete(word, message, deleted))
                    .orElseGet(() -> unknown(word, delete));
        }
        if (thing.get() instanceof Addressed.Community(CommunityId community)) {
            return by(
                    word,
                    person -> delete.removal()
                            ? communities.remove(word, person, community, deleted)
                            : communities.delete(word, person, community, deleted));
        }
        return by(word, person -> switch (WordRule.right(own(thing.get(), person), delete.removal())) {
            case OFFICE -> offices.remove(word, person, thing.get(), deleted);
            case OWN -> taken(thing.get(), person, deleted);
        });
    }

    private Settled unknown(Word word, Activity.Delete delete) {
        if (!word.hearsay() && delete.object().sameHost(delete.actor())) {
            withdrawn.deleted(delete.actor(), delete.object());
        }
        return new Settled.Dropped("what it is about is not here");
    }

    private boolean own(Addressed thing, PersonId person) {
        return database.read(transaction -> switch (thing) {
            case Addressed.Post(PostId post) ->
                view.post(transaction, post)
                        .filter(row -> row.authorId().equals(person))
                        .isPresent();
            case Addressed.Comment(PostId post, CommentId comment) ->
                view.comment(transaction, comment)
                        .filter(row -> row.authorId().equals(person))
                        .isPresent();
            case Addressed.Person _, Addressed.Community _ -> false;
        });
    }

    private Settled taken(Addressed thing, PersonId author, boolean deleted) {
        return switch (thing) {
            case Addressed.Post(PostId post) ->
                Settled.of(deeds.deletePost().delete(new DeletePost.Request(author, post, deleted)));
            case Addressed.Comment(PostId post, CommentId comment) ->
                Settled.of(deeds.deleteComment().delete(new DeleteComment.Request(author, comment, deleted)));
            case Addressed.Person _, Addressed.Community _ -> new Settled.Dropped("it cannot be deleted so");
        };
    }
}
