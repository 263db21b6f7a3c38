package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Bearer;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.instances.Instances;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.forum.ledger.ForumEvent.PersonJoined;
import org.folkmoot.forum.ledger.Ledger;
import org.folkmoot.rules.speech.GuestNameRule;
import org.folkmoot.rules.speech.ProfileRule;
import org.folkmoot.values.Claim;
import org.folkmoot.values.Field;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Makes a person of another server known here, or learns anew what is shown of them. What their address and name are
/// never changes; who was gone is back.
public final class AdoptPerson {

    /// What their server says of them.
    ///
    /// @param address     what it calls them; the server is read from it
    /// @param displayName null when they have none
    /// @param bio         Markdown; null when there is none
    /// @param since       when they came to their server; null when it does not say
    public record Request(
            String address,
            String name,
            @Nullable String displayName,
            @Nullable String bio,
            boolean bot,
            @Nullable Instant since) {}

    private final Database database;
    private final ActorNames names;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Addresses addresses = new Addresses();
    private final Instances instances = new Instances();
    private final PersonStore people = new PersonStore();

    public AdoptPerson(Database database, ActorNames names, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.names = names;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Outcome<PersonId> adopt(Request request) {
        return database.write(transaction -> adopt(transaction, request));
    }

    /// The deed within a higher one's transaction.
    public Outcome<PersonId> adopt(Transaction transaction, Request request) {
        return adopt(transaction, List.of(request)).getFirst();
    }

    /// The same for many at once, in this order: newcomers are written down together.
    public List<Outcome<PersonId>> adopt(Transaction transaction, List<Request> requests) {
        Map<String, Addressed> known = addresses.find(
                transaction, requests.stream().map(Request::address).toList());
        Map<String, Optional<InstanceId>> homes = new HashMap<>();
        Map<Request, Outcome<PersonId>> outcomes = new LinkedHashMap<>();
        Map<String, Newcomer> newcomers = new LinkedHashMap<>();
        for (Request request : requests) {
            Optional<InstanceId> home = homes.computeIfAbsent(
                    Addresses.host(request.address()).orElse(""),
                    host -> instances.elsewhere(transaction, request.address()));
            Refusal odd = GuestNameRule.judge(request.name());
            Addressed there = known.get(request.address());
            if (home.isEmpty()) {
                outcomes.put(request, new Outcome.Refused<>(Refusal.ADDRESS_INVALID));
            } else if (odd != null) {
                outcomes.put(request, new Outcome.Refused<>(Field.NAME, odd));
            } else if (there != null) {
                outcomes.put(request, renew(transaction, request, there));
            } else {
                newcomers.putIfAbsent(request.address(), new Newcomer(request, home.get()));
            }
        }
        outcomes.putAll(meet(transaction, List.copyOf(newcomers.values())));
        // who was named twice is known by now
        return requests.stream()
                .map(request -> outcomes.computeIfAbsent(request, again -> adopt(transaction, again)))
                .toList();
    }

    private record Newcomer(Request request, InstanceId home) {}

    /// Tells, within a higher deed's transaction, that somebody can be reached of whom no more than an address was
    /// known.
    public void found(Transaction transaction, PersonId person) {
        ledger.append(transaction, new PersonChanged(person), null);
    }

    private Outcome<PersonId> renew(Transaction transaction, Request request, Addressed known) {
        if (!(known instanceof Addressed.Person(PersonId person))) {
            return new Outcome.Refused<>(Refusal.ADDRESS_TAKEN);
        }
        boolean same = people.line(transaction, person)
                .filter(line -> line.name().equals(request.name()))
                .isPresent();
        if (!same) {
            return new Outcome.Refused<>(Field.NAME, Refusal.ADDRESS_TAKEN);
        }
        ProfileRule.Profile profile = ProfileRule.elsewhere(request.displayName(), request.bio());
        if (people.renew(transaction, person, profile.displayName(), profile.bio(), request.bot())) {
            ledger.append(transaction, new PersonChanged(person), null);
        }
        return new Outcome.Done<>(person);
    }

    private Map<Request, Outcome<PersonId>> meet(Transaction transaction, List<Newcomer> newcomers) {
        if (newcomers.isEmpty()) {
            return Map.of();
        }
        Map<PersonId, Newcomer> asked = new LinkedHashMap<>();
        Iterator<Newcomer> next = newcomers.iterator();
        people.nextIds(transaction, newcomers.size()).forEach(id -> asked.put(id, next.next()));
        Map<PersonId, Newcomer> named = named(transaction, asked);
        Map<Request, Outcome<PersonId>> outcomes = new HashMap<>();
        asked.forEach((id, newcomer) -> outcomes.put(
                newcomer.request(),
                named.containsKey(id)
                        ? new Outcome.Done<>(id)
                        : new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN)));
        write(transaction, named);
        return outcomes;
    }

    /// Those who have their names now.
    private Map<PersonId, Newcomer> named(Transaction transaction, Map<PersonId, Newcomer> asked) {
        List<Bearer> bearers = new ArrayList<>();
        asked.forEach((id, newcomer) ->
                bearers.add(new Bearer(newcomer.home(), newcomer.request().name(), id.value())));
        Set<Long> claimed = names.claimElsewhere(transaction, Kind.PERSON, bearers);
        Map<PersonId, Newcomer> named = new LinkedHashMap<>(asked);
        named.keySet().removeIf(id -> !claimed.contains(id.value()));
        List<String> nameless = asked.entrySet().stream()
                .filter(one -> !named.containsKey(one.getKey()))
                .map(one -> one.getValue().request().address())
                .toList();
        // Either another has the name under another address, or the same person came in just now.
        if (!addresses.find(transaction, nameless).isEmpty()) {
            throw new TryAgain("The same person became known at the same moment");
        }
        return named;
    }

    private void write(Transaction transaction, Map<PersonId, Newcomer> named) {
        if (named.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<PersonStore.Guest> guests = new ArrayList<>();
        Map<String, Addressed> theirs = new LinkedHashMap<>();
        named.forEach((id, newcomer) -> {
            guests.add(guest(id, newcomer, now));
            theirs.put(newcomer.request().address(), new Addressed.Person(id));
        });
        people.insert(transaction, guests);
        if (!addresses.assign(transaction, theirs)) {
            throw new TryAgain("The address became known at the same moment");
        }
        ledger.append(
                transaction, named.keySet().stream().map(PersonJoined::new).toList());
    }

    private static PersonStore.Guest guest(PersonId id, Newcomer newcomer, Instant now) {
        Request request = newcomer.request();
        ProfileRule.Profile profile = ProfileRule.elsewhere(request.displayName(), request.bio());
        return new PersonStore.Guest(
                id,
                newcomer.home(),
                request.name(),
                profile.displayName(),
                profile.bio(),
                request.bot(),
                request.since() == null ? now : Claim.believed(request.since(), now));
    }
}
