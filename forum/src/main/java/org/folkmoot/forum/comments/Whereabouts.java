package org.folkmoot.forum.comments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Accounts;
import org.folkmoot.forum.communities.Communities;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.Handle;
import org.folkmoot.forum.instances.Locations;
import org.folkmoot.forum.instances.Locations.Ours;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// Finds what any address names, of ours or of another server, and the address of anything. Whether somebody may see
/// it is another question.
public final class Whereabouts {

    private final Site site;
    private final ActorNames names;
    private final Accounts accounts;
    private final Communities communities;
    private final Posts posts;
    private final Comments comments;
    private final Addresses addresses = new Addresses();

    public Whereabouts(
            Site site, ActorNames names, Accounts accounts, Communities communities, Posts posts, Comments comments) {
        this.site = site;
        this.names = names;
        this.accounts = accounts;
        this.communities = communities;
        this.posts = posts;
        this.comments = comments;
    }

    /// What an address names; empty when we know no such thing. The address of the site itself names none.
    public Optional<Addressed> find(Transaction transaction, String url) {
        Optional<Ours> ours = locations().flatMap(locations -> locations.read(url));
        return ours.isPresent() ? here(transaction, ours.get()) : addresses.find(transaction, url);
    }

    /// What each of many addresses names, as [#find(Transaction, String)] says of one; what we do not know
    /// is left out. Those of other servers are looked up at once.
    public Map<String, Addressed> find(Transaction transaction, Collection<String> urls) {
        Optional<Locations> here = locations();
        Map<String, Addressed> found = new HashMap<>();
        List<String> others = new ArrayList<>();
        for (String url : Set.copyOf(urls)) {
            Optional<Ours> ours = here.flatMap(locations -> locations.read(url));
            if (ours.isPresent()) {
                here(transaction, ours.get()).ifPresent(thing -> found.put(url, thing));
            } else {
                others.add(url);
            }
        }
        found.putAll(addresses.find(transaction, others));
        return found;
    }

    /// The address of a thing; empty when it is not there, or ours while we have no public address, or when its
    /// server
    /// never told us one.
    public Optional<String> of(Transaction transaction, Addressed thing) {
        return switch (thing) {
            case Addressed.Person(PersonId id) ->
                accounts.line(transaction, id)
                        .flatMap(line -> line.domain() == null
                                ? here(locations -> locations.person(line.name()))
                                : addresses.of(transaction, thing));
            case Addressed.Community(CommunityId id) ->
                communities
                        .find(transaction, id)
                        .flatMap(community -> community.instanceId().equals(Site.OURS)
                                ? here(locations -> locations.community(community.name()))
                                : addresses.of(transaction, thing));
            case Addressed.Post(PostId id) ->
                addresses
                        .of(transaction, thing)
                        .or(() -> posts.find(transaction, id)
                                .filter(post -> ours(transaction, post.authorId()))
                                .flatMap(post -> here(locations -> locations.post(id))));
            case Addressed.Comment(PostId post, CommentId id) ->
                addresses
                        .of(transaction, thing)
                        .or(() -> comments.find(transaction, id)
                                .filter(comment -> ours(transaction, comment.authorId()))
                                .flatMap(comment -> here(locations -> locations.comment(id))));
        };
    }

    private Optional<Addressed> here(Transaction transaction, Ours ours) {
        return switch (ours) {
            case Ours.Home() -> Optional.empty();
            case Ours.Person(String name) ->
                named(transaction, name, Kind.PERSON, id -> new Addressed.Person(new PersonId(id)));
            case Ours.Community(String name) ->
                named(transaction, name, Kind.COMMUNITY, id -> new Addressed.Community(new CommunityId(id)));
            case Ours.Post(PostId id) ->
                posts.find(transaction, id)
                        .filter(post -> ours(transaction, post.authorId()))
                        .map(post -> new Addressed.Post(id));
            case Ours.Comment(CommentId id) ->
                comments.find(transaction, id)
                        .filter(comment -> ours(transaction, comment.authorId()))
                        .map(comment -> new Addressed.Comment(comment.postId(), id));
        };
    }

    private Optional<Addressed> named(Transaction transaction, String name, Kind kind, Function<Long, Addressed> made) {
        OptionalLong found = names.find(transaction, new Handle(name, ""), kind);
        return found.isPresent() ? Optional.of(made.apply(found.getAsLong())) : Optional.empty();
    }

    private boolean ours(Transaction transaction, PersonId author) {
        return accounts.line(transaction, author)
                .filter(line -> line.domain() == null)
                .isPresent();
    }

    private Optional<String> here(Function<Locations, String> address) {
        return locations().map(address);
    }

    private Optional<Locations> locations() {
        return site.settings().flatMap(Locations::of);
    }
}
