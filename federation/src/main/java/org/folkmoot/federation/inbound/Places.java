package org.folkmoot.federation.inbound;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.documents.Documents;
import org.folkmoot.federation.peers.OwnActors;
import org.folkmoot.federation.store.ForumView;
import org.folkmoot.federation.store.ForumView.CommunityRow;
import org.folkmoot.forum.comments.Whereabouts;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.rules.peers.WordRule;
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
    private final Whereabouts whereabouts;
    private final Instances instances = new Instances();
    private final ForumView view = new ForumView();

    public Places(Database database, OwnActors actors, Whereabouts whereabouts) {
        this.database = database;
        this.actors = actors;
        this.whereabouts = whereabouts;
    }

    /// What an address names here; empty when it names nothing that stands here.
    public Optional<Addressed> find(Iri address) {
        return database.read(transaction -> whereabouts.find(transaction, address.value()));
    }

    /// [#find(Iri)] in a transaction that is under way.
    Optional<Addressed> find(Transaction transaction, Iri address) {
        return whereabouts.find(transaction, address.value());
    }

    /// What each of many addresses names; what is not here is left out.
    Map<String, Addressed> find(Transaction transaction, Collection<Iri> addresses) {
        return whereabouts.find(transaction, addresses.stream().map(Iri::value).toList());
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

    /// What the community is called in which something stands, or which it is; empty for a person.
    String communityAddress(Addressed thing) {
        Optional<CommunityRow> community = database.read(transaction -> community(transaction, thing));
        return actors.locations()
                .flatMap(here -> community.map(row -> Documents.address(here, row)))
                .orElse("");
    }

    /// Whether a community may pass on what is said about something.
    ///
    /// @param announcer the community; null when nobody passes it on
    boolean within(Addressed thing, @Nullable Iri announcer) {
        return announcer == null || mayPassOn(announcer, database.read(transaction -> community(transaction, thing)));
    }

    /// The same, where it is known in which community the thing stands.
    static boolean mayPassOn(Iri announcer, Optional<CommunityRow> community) {
        return WordRule.mayPassOn(
                announcer.value(), community.map(CommunityRow::address).orElse(null));
    }

    /// What can be voted on.
    static Optional<VoteTarget> target(Addressed thing) {
        return switch (thing) {
            case Addressed.Post(PostId post) -> Optional.of(VoteTarget.of(post));
            case Addressed.Comment(PostId post, var comment) -> Optional.of(new VoteTarget(post, comment));
            case Addressed.Person _, Addressed.Community _ -> Optional.empty();
        };
    }

    /// Where a word comes from, who delivered it and how that is proven (decisions 2): by the author's own server,
    /// which
    /// signed it itself or as the home of the community that passed it on; or only by what another server says.
    Provenance provenance(Transaction transaction, Word word) {
        return provenance(word, domain -> instances.meet(transaction, domain));
    }

    /// The same.
    ///
    /// @param servers knows the server of a domain, or meets it
    static Provenance provenance(Word word, Function<String, InstanceId> servers) {
        String home = word.activity().actor().host();
        InstanceId origin = servers.apply(home == null ? word.peer() : home);
        return word.peer().equals(home)
                ? new Provenance(origin, null, Proof.SIGNED)
                : new Provenance(origin, servers.apply(word.peer()), Proof.RELAYED);
    }
}
