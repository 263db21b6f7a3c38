package org.folkmoot.federation.peers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.folkmoot.activitypub.federation.finding.Fetch;
import org.folkmoot.activitypub.federation.finding.Fetched;
import org.folkmoot.activitypub.vocab.Collection;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.activitypub.vocab.Json;
import org.folkmoot.activitypub.vocab.MalformedDocument;
import org.folkmoot.activitypub.vocab.Reference;
import org.folkmoot.activitypub.vocab.Vocabulary;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.rules.peers.ListRule;
import org.folkmoot.rules.peers.ListRule.Answer;
import org.folkmoot.rules.peers.ListRule.Budget;
import org.folkmoot.rules.peers.ListRule.Next;
import org.jspecify.annotations.Nullable;

/// Reads lists of other servers, page after page, for as long as `ListRule` says. What stands in a list is only named
/// by it: whoever wants it reads it where it stands.
public final class Lists {

    private final Supplier<Fetch> fetch;
    private final InstantSource clock;

    /// @param fetch asked for anew each time, since our own address may change
    public Lists(Supplier<Fetch> fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /// What was read of a list.
    ///
    /// @param items as many as were wanted, in their order
    /// @param pages documents that were fetched
    /// @param end   why it was read no further
    public record Listed(List<Reference> items, int pages, Answer end) {}

    /// Reads a list from its beginning. A page that cannot be read ends it; what came before that page counts.
    public Brought<Listed> read(Iri list, Budget budget) {
        return switch (collection(list)) {
            case Brought.Here<Page>(Page first) -> new Brought.Here<>(new Walk(list, budget).from(first));
            case Brought.Nothing<Page>(String why) -> new Brought.Nothing<>(why);
            case Brought.Later<Page>(String why) -> new Brought.Later<>(why);
        };
    }

    private record Page(Collection collection, long bytes) {}

    private Brought<Page> collection(Iri address) {
        return Brought.of(fetch.get().list(address), Lists::collection);
    }

    private static Brought<Page> collection(Fetched.Found found) {
        try {
            return Vocabulary.read(found.document()) instanceof Collection collection
                    ? new Brought.Here<>(new Page(collection, Json.write(found.document()).length))
                    : new Brought.Nothing<>("it is no list");
        } catch (MalformedDocument malformed) {
            return new Brought.Nothing<>(String.valueOf(malformed.getMessage()));
        }
    }

    /// One way through one list.
    private final class Walk {

        private final Iri list;
        private final Budget budget;
        private final Instant began = clock.instant();
        private final Set<Iri> visited = new HashSet<>();
        private final List<Reference> items = new ArrayList<>();
        private int pages = 1;
        private int fetched = 1;
        private int empty;
        private long bytes;

        Walk(Iri list, Budget budget) {
            this.list = list;
            this.budget = budget;
            visited.add(list);
        }

        Listed from(Page first) {
            Page page = first;
            while (true) {
                take(page);
                Reference next = next(page.collection());
                Answer answer = ListRule.judge(budget, read(next));
                if (answer != Answer.GO_ON || next == null) {
                    return new Listed(items, fetched, answer);
                }
                Page following = follow(next);
                if (following == null) {
                    return new Listed(items, fetched, Answer.END);
                }
                page = following;
                pages++;
            }
        }

        private void take(Page page) {
            List<Reference> shown = page.collection().items();
            int room = budget.items() - items.size();
            items.addAll(shown.subList(0, Math.min(room, shown.size())));
            empty = shown.isEmpty() ? empty + 1 : 0;
            bytes += page.bytes();
        }

        private ListRule.Read read(@Nullable Reference next) {
            Duration spent = Duration.between(began, clock.instant());
            return new ListRule.Read(items.size(), pages, empty, bytes, spent, kind(next));
        }

        private Next kind(@Nullable Reference next) {
            if (next == null) {
                return Next.NONE;
            }
            Iri address = next.id();
            if (next.thing() instanceof Collection || address == null) {
                return Next.UNREAD;
            }
            return !address.sameHost(list)
                    ? Next.ELSEWHERE
                    : visited.contains(address) ? Next.READ_ALREADY : Next.UNREAD;
        }

        /// A page that is held whole needs no question; null when there is none to be had.
        private @Nullable Page follow(Reference next) {
            Iri address = next.id();
            if (address != null) {
                visited.add(address);
            }
            if (next.thing() instanceof Collection whole) {
                return new Page(whole, 0);
            }
            if (address == null) {
                return null;
            }
            fetched++;
            return collection(address) instanceof Brought.Here<Page>(Page page) ? page : null;
        }
    }

    /// The pages of a list that shows nothing itself, or the page after a page.
    private static @Nullable Reference next(Collection collection) {
        Iri next = collection.next();
        if (next != null) {
            return new Reference.ById(next);
        }
        return !collection.page() && collection.items().isEmpty() ? collection.first() : null;
    }
}
