package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.database.TryAgain;
import org.folkmoot.forum.instances.ActorNames;
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
        Optional<InstanceId> home = instances.elsewhere(transaction, request.address());
        if (home.isEmpty()) {
            return new Outcome.Refused<>(Refusal.ADDRESS_INVALID);
        }
        Refusal odd = GuestNameRule.judge(request.name());
        if (odd != null) {
            return new Outcome.Refused<>(Field.NAME, odd);
        }
        ProfileRule.Profile profile = ProfileRule.elsewhere(request.displayName(), request.bio());
        Optional<Addressed> known = addresses.find(transaction, request.address());
        return known.isPresent()
                ? renew(transaction, request, profile, known.get())
                : meet(transaction, request, profile, home.get());
    }

    /// Tells, within a higher deed's transaction, that somebody can be reached of whom no more than an address was
    /// known.
    public void found(Transaction transaction, PersonId person) {
        ledger.append(transaction, new PersonChanged(person), null);
    }

    private Outcome<PersonId> renew(
            Transaction transaction, Request request, ProfileRule.Profile profile, Addressed known) {
        if (!(known instanceof Addressed.Person(PersonId person))) {
            return new Outcome.Refused<>(Refusal.ADDRESS_TAKEN);
        }
        boolean same = people.line(transaction, person)
                .filter(line -> line.name().equals(request.name()))
                .isPresent();
        if (!same) {
            return new Outcome.Refused<>(Field.NAME, Refusal.ADDRESS_TAKEN);
        }
        if (people.renew(transaction, person, profile.displayName(), profile.bio(), request.bot())) {
            ledger.append(transaction, new PersonChanged(person), null);
        }
        return new Outcome.Done<>(person);
    }

    private Outcome<PersonId> meet(
            Transaction transaction, Request request, ProfileRule.Profile profile, InstanceId home) {
        PersonId person = people.nextId(transaction);
        if (!names.claimElsewhere(transaction, home, request.name(), Kind.PERSON, person.value())) {
            // Either another has the name under another address, or the same person came in just now.
            if (addresses.find(transaction, request.address()).isPresent()) {
                throw new TryAgain("The same person became known at the same moment");
            }
            return new Outcome.Refused<>(Field.NAME, Refusal.NAME_TAKEN);
        }
        Instant now = clock.instant();
        Instant since = request.since() == null ? now : Claim.believed(request.since(), now);
        people.insert(transaction, person, home, request.name(), profile.displayName(), request.bot(), since);
        people.profile(transaction, person, profile.displayName(), profile.bio());
        if (!addresses.assign(transaction, request.address(), new Addressed.Person(person))) {
            throw new TryAgain("The address became known at the same moment");
        }
        ledger.append(transaction, new PersonJoined(person), null);
        return new Outcome.Done<>(person);
    }
}
