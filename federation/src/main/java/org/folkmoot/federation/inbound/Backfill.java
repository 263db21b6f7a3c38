package org.folkmoot.federation.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.folkmoot.activitypub.federation.finding.Fetched;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Collection;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.federation.peers.Protocols;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches what a community already holds when it becomes known here: who looks after it, and its newest posts, the
/// oldest first so that they stand in their order. One community at a time for each server.
public final class Backfill {

    private static final Logger log = LoggerFactory.getLogger(Backfill.class);

    private static final int MOST_POSTS = 50;
    private static final int MOST_MODERATORS = 100;
    private static final int AT_ONCE = 4;

    /// How far it is.
    ///
    /// @param done  posts that were taken in or passed over
    /// @param total posts that there are to take; 0 while that is not known
    public record Progress(int done, int total) {}

    private final Protocols protocols;
    private final RemoteActors actors;
    private final Places places;
    private final ContentInbound contents;
    private final AdoptCommunity adopt;
    private final ConcurrentMap<CommunityId, Progress> underWay = new ConcurrentHashMap<>();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public Backfill(
            Protocols protocols, RemoteActors actors, Places places, ContentInbound contents, AdoptCommunity adopt) {
        this.protocols = protocols;
        this.actors = actors;
        this.places = places;
        this.contents = contents;
        this.adopt = adopt;
    }

    /// How far the filling of a community is; empty when none is under way.
    public Optional<Progress> progress(CommunityId community) {
        return Optional.ofNullable(underWay.get(community));
    }

    /// Begins, unless it is under way already.
    public void begin(Known community) {
        CommunityId id = new CommunityId(community.actorId());
        if (underWay.putIfAbsent(id, new Progress(0, 0)) == null) {
            Thread.ofVirtual().name("backfill of " + community.address()).start(() -> fill(id, community));
        }
    }

    private void fill(CommunityId id, Known community) {
        turns.acquireUninterruptibly();
        try {
            moderators(id, community.moderators());
            List<Reference> posts = new ArrayList<>(items(community.outbox(), MOST_POSTS));
            posts.addAll(items(community.featured(), MOST_POSTS));
            int done = 0;
            for (Reference post : posts.reversed()) {
                underWay.put(id, new Progress(done++, posts.size()));
                take(post);
            }
        } catch (RuntimeException fault) {
            log.warn("{} could not be filled", community.address(), fault);
        } finally {
            underWay.remove(id);
            turns.release();
        }
    }

    private void moderators(CommunityId id, @Nullable String list) {
        List<PersonId> people = new ArrayList<>();
        for (Reference item : items(list, MOST_MODERATORS)) {
            Iri address = item.id();
            if (address != null && actors.bring(address) instanceof Brought.Here<Known>(Known known)) {
                if (known.kind().equals("PERSON")) {
                    people.add(new PersonId(known.actorId()));
                }
            }
        }
        if (!people.isEmpty()) {
            adopt.moderators(id, people);
        }
    }

    private List<Reference> items(@Nullable String list, int most) {
        if (list == null || protocols.current().isEmpty()) {
            return List.of();
        }
        Collection found = collection(new Iri(list));
        if (found == null) {
            return List.of();
        }
        List<Reference> items = found.items();
        Reference first = found.first();
        if (items.isEmpty() && first != null) {
            Iri page = first.id();
            Collection inner = first.thing() instanceof Collection whole
                    ? whole
                    : page != null && page.sameHost(new Iri(list)) ? collection(page) : null;
            items = inner == null ? List.of() : inner.items();
        }
        return items.subList(0, Math.min(most, items.size()));
    }

    private @Nullable Collection collection(Iri address) {
        try {
            return protocols.current().orElseThrow().fetch().document(address) instanceof Fetched.Found found
                            && Vocabulary.read(found.document()) instanceof Collection collection
                    ? collection
                    : null;
        } catch (MalformedDocument malformed) {
            return null;
        }
    }

    /// What a list shows is read where it stands: a list is no proof.
    private void take(Reference item) {
        Iri address = post(item);
        if (address != null && !places.ours(address) && places.find(address).isEmpty()) {
            Brought<Addressed> brought = contents.bring(address);
            if (!(brought instanceof Brought.Here<Addressed>)) {
                log.info("{} was not taken in: {}", address, brought);
            }
        }
    }

    private static @Nullable Iri post(Reference item) {
        return switch (item.thing()) {
            case Activity.Announce announce -> post(announce.object());
            case Activity.Create create -> create.object().id();
            case Content content -> content.id();
            case null -> item.id();
            default -> null;
        };
    }
}
