package org.folkmoot.federation.inbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Content;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.peers.Lists;
import org.folkmoot.federation.peers.Lists.Listed;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.federation.store.BackfillStore;
import org.folkmoot.federation.store.BackfillStore.Item;
import org.folkmoot.federation.store.BackfillStore.Lease;
import org.folkmoot.federation.store.BackfillStore.Named;
import org.folkmoot.federation.store.RemoteActorStore.Known;
import org.folkmoot.forum.communities.AdoptCommunity;
import org.folkmoot.rules.peers.BackfillRule;
import org.folkmoot.rules.peers.BackfillRule.Ending;
import org.folkmoot.rules.peers.BackfillRule.Waiting;
import org.folkmoot.rules.peers.ListRule.Budget;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// One question to another server while a community is filled, and what is to be written down of the answer.
///
/// What a list shows is read where it stands: a list is no proof. And it is taken only when it stands in the
/// community that is filled.
final class BackfillStep {

    private final RemoteActors actors;
    private final Lists lists;
    private final Places places;
    private final ContentInbound contents;
    private final AdoptCommunity adopt;
    private final InstantSource clock;
    private final BackfillStore store = new BackfillStore();

    BackfillStep(
            RemoteActors actors,
            Lists lists,
            Places places,
            ContentInbound contents,
            AdoptCommunity adopt,
            InstantSource clock) {
        this.actors = actors;
        this.lists = lists;
        this.places = places;
        this.contents = contents;
        this.adopt = adopt;
        this.clock = clock;
    }

    /// What came of a step.
    ///
    /// @param asked  documents that were asked for
    /// @param silent whether a server did not answer
    /// @param words  why something was of no use; null when nothing was
    /// @param keep   writes down what follows
    record Done(int asked, boolean silent, @Nullable String words, Consumer<Transaction> keep) {

        static Done of(int asked, Consumer<Transaction> keep) {
            return new Done(asked, false, null, keep);
        }
    }

    /// Counts what is asked for, and says when that is enough.
    private final class Asking implements BooleanSupplier {

        private final Instant began = clock.instant();
        private int asked;

        @Override
        public boolean getAsBoolean() {
            asked++;
            return BackfillRule.goesOn(asked, Duration.between(began, clock.instant()));
        }
    }

    /// Who looks after the community, and which posts are to be fetched: the newest, the oldest of them first, so that
    /// they come to stand in their order.
    Done posts(Lease lease, Known community) {
        moderators(lease.community(), community.moderators());
        Brought<Listed> outbox = read(community.outbox(), Budget.ofPosts());
        if (outbox instanceof Brought.Later<Listed>(String why)) {
            return new Done(1, true, why, transaction -> {});
        }
        Brought<Listed> featured = read(community.featured(), Budget.ofPosts());
        Set<Iri> found = new LinkedHashSet<>(addresses(outbox));
        found.addAll(addresses(featured));
        List<String> posts = new ArrayList<>(found)
                .reversed().stream()
                        .filter(address -> !places.ours(address))
                        .map(Iri::value)
                        .toList();
        int asked = pages(outbox) + pages(featured);
        return outbox instanceof Brought.Nothing<Listed>(String why) && posts.isEmpty()
                ? new Done(asked, false, why, transaction -> end(transaction, lease))
                : Done.of(asked, transaction -> store.listed(transaction, lease, posts));
    }

    private void end(Transaction transaction, Lease lease) {
        store.end(transaction, lease, Ending.NO_LIST, false, clock.instant());
    }

    private void moderators(CommunityId community, @Nullable String list) {
        List<PersonId> people = new ArrayList<>();
        if (read(list, Budget.ofPeople()) instanceof Brought.Here<Listed>(Listed listed)) {
            for (Reference item : listed.items()) {
                Iri address = item.id();
                if (address != null
                        && actors.bring(address) instanceof Brought.Here<Known>(Known known)
                        && known.kind().equals("PERSON")) {
                    people.add(new PersonId(known.actorId()));
                }
            }
        }
        if (!people.isEmpty()) {
            adopt.moderators(community, people);
        }
    }

    /// What was named is taken in, or passed over for good; or tried again later when its server does not answer.
    Done take(Lease lease, Known community, Item item) {
        return item.waiting() == Waiting.ANSWERS ? answers(lease, item) : content(lease, community, item);
    }

    private Done content(Lease lease, Known community, Item item) {
        Iri address = new Iri(item.address());
        if (item.waiting() == Waiting.COMMENT && places.find(address).isPresent()) {
            return Done.of(0, transaction -> store.settle(transaction, lease, item));
        }
        Asking asking = new Asking();
        return switch (contents.take(address, new Iri(community.address()), asking)) {
            case Brought.Here<Content>(Content content) -> {
                Named lists = lists(item, content);
                yield Done.of(asking.asked, transaction -> {
                    store.settle(transaction, lease, item);
                    if (lists != null) {
                        store.add(transaction, lease, lists);
                    }
                });
            }
            case Brought.Nothing<Content>(String why) -> passedOver(lease, item, asking.asked, why);
            case Brought.Later<Content>(String why) -> again(lease, item, asking.asked, why);
        };
    }

    /// Where the answers stand. A `context` (FEP-7888) is the whole conversation; `replies` is that too (PieFed) or
    /// only
    /// what answers directly (Mastodon), so that each answer is asked for its own.
    private static @Nullable Named lists(Item item, Content content) {
        Iri replies = onItsHost(content, content.replies());
        Iri context = onItsHost(content, content.context());
        if (item.waiting() == Waiting.COMMENT) {
            return replies == null || content.context() != null
                    ? null
                    : new Named(Waiting.ANSWERS, replies.value(), null, item.thread());
        }
        Iri first = context == null ? replies : context;
        return first == null
                ? null
                : new Named(
                        Waiting.ANSWERS,
                        first.value(),
                        context == null || replies == null ? null : replies.value(),
                        item.thread());
    }

    private static @Nullable Iri onItsHost(Content content, @Nullable Iri list) {
        Iri id = content.id();
        return list != null && id != null && id.sameHost(list) ? list : null;
    }

    private Done answers(Lease lease, Item item) {
        Brought<Listed> listed = read(item.address(), Budget.ofAnswers());
        int asked = pages(listed);
        if (item.instead() != null && addresses(listed).size() <= 1) {
            Brought<Listed> instead = read(item.instead(), Budget.ofAnswers());
            asked += pages(instead);
            listed = instead instanceof Brought.Here<Listed> ? instead : listed;
        }
        return switch (listed) {
            case Brought.Here<Listed> here -> {
                List<Iri> comments = addresses(here).stream()
                        .filter(address -> !places.ours(address))
                        .filter(address -> places.find(address).isEmpty())
                        .toList();
                yield Done.of(asked, transaction -> {
                    store.settle(transaction, lease, item);
                    int room = store.room(
                            transaction,
                            lease,
                            item.thread(),
                            Budget.ofAnswers().items());
                    comments.stream()
                            .limit(room)
                            .map(address -> new Named(Waiting.COMMENT, address.value(), null, item.thread()))
                            .forEach(named -> store.add(transaction, lease, named));
                });
            }
            case Brought.Nothing<Listed>(String why) -> passedOver(lease, item, asked, why);
            case Brought.Later<Listed>(String why) -> again(lease, item, asked, why);
        };
    }

    /// It is of no use, and will not be.
    Done passedOver(Lease lease, Item item, int asked, String why) {
        String words = item.address() + " was not taken in: " + why;
        return new Done(asked, false, words, transaction -> store.settle(transaction, lease, item));
    }

    private Done again(Lease lease, Item item, int asked, String why) {
        String words = item.address() + " is not to be had now: " + why;
        return new Done(
                asked, true, words, transaction -> store.failed(transaction, lease, item, BackfillRule.MOST_TRIES));
    }

    private Brought<Listed> read(@Nullable String list, Budget budget) {
        return list == null ? new Brought.Nothing<>("it names no list") : lists.read(new Iri(list), budget);
    }

    private static int pages(Brought<Listed> listed) {
        return listed instanceof Brought.Here<Listed>(Listed here) ? here.pages() : 1;
    }

    private static List<Iri> addresses(Brought<Listed> listed) {
        List<Iri> found = new ArrayList<>();
        if (listed instanceof Brought.Here<Listed>(Listed here)) {
            for (Reference item : here.items()) {
                Iri address = named(item);
                if (address != null && address.host() != null) {
                    found.add(address);
                }
            }
        }
        return found;
    }

    /// The post or comment that a list names, or the activity in it.
    private static @Nullable Iri named(Reference item) {
        return switch (item.thing()) {
            case Activity.Announce announce -> named(announce.object());
            case Activity.Create create -> create.object().id();
            case Content content -> content.id();
            case null -> item.id();
            default -> null;
        };
    }
}
