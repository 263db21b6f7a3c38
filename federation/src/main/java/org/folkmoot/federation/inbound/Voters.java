package org.folkmoot.federation.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.activitypub.vocab.Activity;
import org.folkmoot.activitypub.vocab.Iri;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.federation.peers.RemoteActors;
import org.folkmoot.federation.peers.RemoteActors.Brought;
import org.folkmoot.federation.store.RemoteActorStore;
import org.folkmoot.forum.accounts.AdoptPerson;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;

/// The people behind activities. Who brings one themselves is known already, since their key was needed; of somebody
/// whose vote is passed on only the address is needed, and they are asked about later, when there is time.
public final class Voters {

    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final Places places;
    private final RemoteActors remote;
    private final AdoptPerson adopt;
    private final RemoteActorStore store = new RemoteActorStore();

    public Voters(Database database, Places places, RemoteActors remote, AdoptPerson adopt) {
        this.database = database;
        this.places = places;
        this.remote = remote;
        this.adopt = adopt;
    }

    /// The person that an address names, known by no more than that when they were never heard of.
    ///
    /// @param known what that address names already
    Optional<PersonId> named(Iri address, Optional<Addressed> known) {
        if (known.isPresent()) {
            return known.get() instanceof Addressed.Person(PersonId person) ? Optional.of(person) : Optional.empty();
        }
        return places.ours(address)
                ? Optional.empty()
                : meet(List.of(address)).values().stream().findFirst().map(Addressed.Person::id);
    }

    /// Makes people of other servers known by no more than their addresses; of whom nobody can be made is
    /// left out.
    Map<Iri, Addressed.Person> meet(Collection<Iri> addresses) {
        List<Iri> elsewhere =
                addresses.stream().filter(address -> address.host() != null).toList();
        return elsewhere.isEmpty() ? Map.of() : database.write(transaction -> meet(transaction, elsewhere));
    }

    private Map<Iri, Addressed.Person> meet(Transaction transaction, List<Iri> addresses) {
        Map<Iri, Addressed.Person> met = new LinkedHashMap<>();
        Iterator<Outcome<PersonId>> adopted = adopt.adopt(
                        transaction,
                        addresses.stream()
                                .map(address -> new AdoptPerson.Request(
                                        address.value(), name(address), null, null, false, null))
                                .toList())
                .iterator();
        for (Iri address : addresses) {
            if (adopted.next() instanceof Outcome.Done<PersonId>(PersonId person)) {
                met.put(address, new Addressed.Person(person));
            }
        }
        store.keepAddresses(transaction, met);
        return met;
    }

    /// What somebody does.
    interface Deed {
        Settled by(PersonId person);
    }

    /// Lets it be done by the person who acts, who is asked about when they are not known. Whatever else
    /// they did waits meanwhile.
    Settled by(Activity activity, Deed deed) {
        Iri actor = activity.actor();
        if (places.find(actor).isEmpty() && remote.bring(actor) instanceof Brought.Later<?>(String why)) {
            return new Settled.Later(why, actor);
        }
        return places.find(actor).orElse(null) instanceof Addressed.Person(PersonId person)
                ? deed.by(person)
                : new Settled.Dropped("whoever did it cannot be known");
    }

    /// The last part of an address, which is the name on nearly all servers.
    private static String name(Iri address) {
        String[] parts = address.value().split("[/?#]", -1);
        for (int at = parts.length - 1; at >= 3; at--) {
            if (!parts[at].isEmpty()) {
                String bare = parts[at].startsWith("@") ? parts[at].substring(1) : parts[at];
                return bare.length() > LONGEST_NAME ? bare.substring(0, LONGEST_NAME) : bare;
            }
        }
        return "someone";
    }

    /// When something was said, as far as that is told.
    static Instant said(Activity activity, Instant received) {
        Instant published = activity.envelope().published();
        return published == null || published.isAfter(received) ? received : published;
    }
}
