package org.folkmoot.activitypub.federation.inbox;

import java.util.List;
import java.util.Set;
import org.folkmoot.activitypub.federation.Parts;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.JsonObject;
import org.jspecify.annotations.Nullable;

/// The equalities on which all trust between servers rests (FEP-fe34), in one place: ids and actors lie on
/// one host, what is created or changed lies there too and belongs to its actor, and what is passed on is
/// only as good as its origin.
///
/// Hosts are compared whole, never by their endings, and with their ports. Pure.
public final class Origins {

    private static final Set<String> ACTORS =
            Set.of("Person", "Service", "Group", "Application", "Organization", "Feed");
    /// What only its own actor can take back.
    private static final Set<String> PERSONAL = Set.of("Like", "Dislike", "EmojiReact", "Follow", "Announce", "Create");

    private final String ourHost;

    /// @param ourHost lower-case, with the port when it is not the usual one
    public Origins(String ourHost) {
        this.ourHost = ourHost;
    }

    /// Of an activity that its actor signed.
    ///
    /// @param signer the owner of the key
    public Standing of(JsonObject activity, Iri signer) {
        Iri actor = Parts.reference(activity, "actor");
        if (actor == null || !actor.equals(signer)) {
            return new Standing.Forged("actor", "the signer");
        }
        if (ourHost.equals(actor.host())) {
            return new Standing.Forged("actor", "an actor elsewhere");
        }
        return said(activity, actor, "");
    }

    /// Of an activity that a group, which signed the wrapper, passes on.
    ///
    /// The group's own server is trusted for its own people; all else is hearsay. An announcement never
    /// reaches an actor (but the group itself), nor anything of ours, and is never passed on twice.
    ///
    /// @param inner the announced activity, embedded
    /// @param group the actor of the wrapper
    public Standing announced(JsonObject inner, Iri group) {
        Iri actor = Parts.reference(inner, "actor");
        String host = actor == null ? null : actor.host();
        if (actor == null || host == null) {
            return new Standing.Forged("object.actor", "one actor");
        }
        Iri id = Parts.id(inner);
        if (ourHost.equals(host) || (id != null && ourHost.equals(id.host()))) {
            return Parts.sameHost(id, actor)
                    ? new Standing.Echo()
                    : new Standing.Forged("object.id", "an address on the host of its actor");
        }
        if (Parts.type(inner).equals("Announce")) {
            return new Standing.Forged("object.type", "an activity that is not passed on already");
        }
        Standing inside = touchesAnActor(inner, group)
                ? new Standing.Forged("object.object", "something other than an actor")
                : said(inner, actor, "object.");
        return switch (inside) {
            case Standing.Own() -> relayed(inside, host, group);
            case Standing.OfAnother() -> relayed(inside, host, group);
            case Standing.Hearsay hearsay -> hearsay;
            case Standing.Echo echo -> echo;
            case Standing.Forged forged -> forged;
        };
    }

    private static Standing relayed(Standing inside, String host, Iri group) {
        return host.equals(group.host()) ? inside : new Standing.Hearsay(host, inside);
    }

    private boolean touchesAnActor(JsonObject inner, Iri group) {
        JsonObject object = Parts.object(inner, "object");
        Iri target = Parts.reference(inner, "object");
        if (target == null || target.equals(group)) {
            return false;
        }
        return switch (Parts.type(inner)) {
            case "Update" -> object != null && ACTORS.contains(Parts.type(object));
            case "Delete" -> target.equals(Parts.reference(inner, "actor"));
            default -> false;
        };
    }

    private Standing said(JsonObject activity, Iri actor, String path) {
        if (!Parts.sameHost(Parts.id(activity), actor)) {
            return new Standing.Forged(path + "id", "an address on the host of its actor");
        }
        return switch (Parts.type(activity)) {
            case "Create" -> created(activity, actor, path);
            case "Update" -> updated(activity, actor, path);
            case "Delete" -> deleted(activity, actor);
            case "Undo" -> undone(activity, actor, path);
            case "Add", "Remove", "Block", "Lock" -> new Standing.OfAnother();
            default -> new Standing.Own();
        };
    }

    private Standing created(JsonObject activity, Iri actor, String path) {
        JsonObject object = Parts.object(activity, "object");
        Iri id = Parts.reference(activity, "object");
        // an object without an id is its wrapper's; one whose id cannot be read is not one without
        boolean anonymous = object != null && Parts.many(object, "id").isEmpty();
        if (!anonymous && !Parts.sameHost(id, actor)) {
            return new Standing.Forged(path + "object.id", "an address on the host of the actor");
        }
        return object == null
                ? new Standing.Own()
                : owner(object, actor, path, new Standing.Forged(path + "object.attributedTo", "the actor"));
    }

    private Standing updated(JsonObject activity, Iri actor, String path) {
        JsonObject object = Parts.object(activity, "object");
        Iri id = Parts.reference(activity, "object");
        if (id == null) {
            return new Standing.Forged(path + "object", "one object with an id");
        }
        if (ourHost.equals(id.host()) && (object == null || !ACTORS.contains(Parts.type(object)))) {
            return new Standing.Forged(path + "object.id", "something that is not this server's own");
        }
        if (id.equals(actor)) {
            return new Standing.Own();
        }
        if (object == null || ACTORS.contains(Parts.type(object)) || !Parts.sameHost(id, actor)) {
            return new Standing.OfAnother();
        }
        return owner(object, actor, path, new Standing.OfAnother());
    }

    private static Standing deleted(JsonObject activity, Iri actor) {
        Iri id = Parts.reference(activity, "object");
        // of a bare id on the same host nobody can tell here whose it is: the host compares the owner that it knows
        return id != null && id.equals(actor) ? new Standing.Own() : new Standing.OfAnother();
    }

    private Standing undone(JsonObject activity, Iri actor, String path) {
        JsonObject inner = Parts.object(activity, "object");
        if (inner == null) {
            return Parts.sameHost(Parts.reference(activity, "object"), actor)
                    ? new Standing.Own()
                    : new Standing.Forged(path + "object", "an activity on the host of the actor");
        }
        Iri of = Parts.reference(inner, "actor");
        if (actor.equals(of)) {
            return PERSONAL.contains(Parts.type(inner)) ? new Standing.Own() : new Standing.OfAnother();
        }
        return PERSONAL.contains(Parts.type(inner)) || of == null
                ? new Standing.Forged(path + "object.actor", "the actor")
                : new Standing.OfAnother();
    }

    /// @param otherwise what it is when the object is somebody else's
    private static Standing owner(JsonObject object, Iri actor, String path, Standing otherwise) {
        List<Iri> owners = Parts.references(object, "attributedTo");
        @Nullable
        Iri stray = owners.stream()
                .filter(owner -> !Parts.sameHost(owner, actor))
                .findFirst()
                .orElse(null);
        if (stray != null || owners.size() < Parts.many(object, "attributedTo").size()) {
            return new Standing.Forged(path + "object.attributedTo", "an actor on the host of the object");
        }
        return owners.isEmpty() || owners.contains(actor) ? new Standing.Own() : otherwise;
    }
}
