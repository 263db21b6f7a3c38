package org.folkmoot.federation.inbound;

import java.util.Optional;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.CommentRow;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.federation.store.LocalActor;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.Locations.Ours;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Proof;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// What the addresses in an activity name among what stands here, ours or not.
public final class Places {

    private final Database database;
    private final OwnActors actors;
    private final Addresses addresses = new Addresses();
    private final Instances instances = new Instances();
    private final ForumView view = new ForumView();

    public Places(Database database, OwnActors actors) {
        this.database = database;
        this.actors = actors;
    }

    /// What an address names here; empty when it names nothing that stands here.
    public Optional<Addressed> find(Iri address) {
        return database.read(transaction -> find(transaction, address));
    }

    public Optional<Addressed> find(Transaction transaction, Iri address) {
        Optional<Locations> here = actors.locations();
        if (here.isEmpty() || !here.get().ours(address.value())) {
            return addresses.find(transaction, address.value());
        }
        return here.get().read(address.value()).flatMap(ours -> switch (ours) {
            case Ours.Home() -> Optional.empty();
            case Ours.Person _, Ours.Community _ ->
                actors.named(transaction, address.value()).flatMap(Places::addressed);
            case Ours.Post(PostId id) ->
                view.post(transaction, id)
                        .filter(post -> post.address() == null)
                        .map(post -> new Addressed.Post(id));
            case Ours.Comment(var id) ->
                view.comment(transaction, id)
                        .filter(comment -> comment.address() == null)
                        .map(comment -> new Addressed.Comment(comment.postId(), id));
        });
    }

    private static Optional<Addressed> addressed(LocalActor actor) {
        return switch (actor) {
            case LocalActor.Site() -> Optional.empty();
            case LocalActor.Person(var person) -> Optional.of(new Addressed.Person(person));
            case LocalActor.Community(var community) -> Optional.of(new Addressed.Community(community));
        };
    }

    /// Whether an address is one of our own server's.
    public boolean ours(Iri address) {
        return actors.locations().filter(here -> here.ours(address.value())).isPresent();
    }

    /// How people write the name of a person or community: with its server when that is not ours; empty for the rest.
    String handle(Addressed thing) {
        return database.read(transaction -> switch (thing) {
            case Addressed.Person(var id) ->
                view.person(transaction, id)
                        .map(person -> handle(person.name(), person.address()))
                        .orElse("");
            case Addressed.Community(CommunityId id) ->
                view.community(transaction, id)
                        .map(community -> handle(community.name(), community.address()))
                        .orElse("");
            case Addressed.Post _, Addressed.Comment _ -> "";
        });
    }

    private static String handle(String name, @Nullable String address) {
        return address == null ? name : name + "@" + new Iri(address).host();
    }

    /// The community that something stands in.
    Optional<CommunityRow> community(Transaction transaction, Addressed thing) {
        return switch (thing) {
            case Addressed.Person _ -> Optional.empty();
            case Addressed.Community(CommunityId id) -> view.community(transaction, id);
            case Addressed.Post(PostId id) ->
                view.post(transaction, id).flatMap(post -> view.community(transaction, post.communityId()));
            case Addressed.Comment(PostId post, var id) -> community(transaction, new Addressed.Post(post));
        };
    }

    /// What can be voted on.
    static Optional<VoteTarget> target(Addressed thing) {
        return switch (thing) {
            case Addressed.Post(PostId post) -> Optional.of(VoteTarget.of(post));
            case Addressed.Comment(PostId post, var comment) -> Optional.of(new VoteTarget(post, comment));
            case Addressed.Person _, Addressed.Community _ -> Optional.empty();
        };
    }

    /// What a comment answers, when that stands here.
    Optional<CommentRow> comment(Transaction transaction, Addressed.Comment comment) {
        return view.comment(transaction, comment.id());
    }

    /// Where a word comes from, who delivered it and how that is proven (decisions 2): by the author's own server,
    /// which
    /// signed it itself or as the home of the community that passed it on; or only by what another server says.
    Provenance provenance(Transaction transaction, Word word) {
        String home = word.activity().actor().host();
        InstanceId origin = instances.meet(transaction, home == null ? word.peer() : home);
        return word.peer().equals(home)
                ? new Provenance(origin, null, Proof.SIGNED)
                : new Provenance(origin, instances.meet(transaction, word.peer()), Proof.RELAYED);
    }
}
