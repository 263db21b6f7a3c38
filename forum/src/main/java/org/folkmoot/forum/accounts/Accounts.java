package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.AccountStore.Account;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Handle;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// What the rooms above may know of people and do to their accounts, within their own deeds.
public final class Accounts {

    private final Database database;
    private final ActorNames names;
    private final Sessions sessions;
    private final InstantSource clock;
    private final PersonStore people = new PersonStore();
    private final AccountStore accounts = new AccountStore();
    private final Standing standing = new Standing();
    private final PeerChoiceStore peerChoices = new PeerChoiceStore();

    public Accounts(Database database, ActorNames names, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.names = names;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Who is meant by `ana`, `ben@beta.example` or `@ben@beta.example`, compared without case.
    public Optional<PersonId> named(String name) {
        return database.read(transaction -> named(transaction, name));
    }

    /// As [#named(String)], within a transaction.
    public Optional<PersonId> named(Transaction transaction, String name) {
        var found = names.find(transaction, Handle.read(name), Kind.PERSON);
        return found.isPresent() ? Optional.of(new PersonId(found.getAsLong())) : Optional.empty();
    }

    /// A person in one line; empty when there is none.
    public Optional<PersonLine> line(Transaction transaction, PersonId person) {
        return people.line(transaction, person);
    }

    /// Whether somebody runs the site.
    public boolean admin(Transaction transaction, PersonId person) {
        return accounts.find(transaction, person, clock.instant())
                .map(Account::admin)
                .orElse(false);
    }

    /// How a member's preferences stand; empty for who has no account here.
    public Optional<Preferences> preferences(PersonId person) {
        return database.read(transaction -> accounts.find(transaction, person, clock.instant()))
                .map(account -> new Preferences(
                        account.email(), account.confirmed(), account.wishes(), account.locale(), account.showsNsfw()));
    }

    /// How somebody wants to read, and where letters reach them.
    ///
    /// @param confirmed whether letters to the address reached them
    public record Preferences(
            @Nullable String email,
            boolean confirmed,
            Wishes wishes,
            @Nullable String locale,
            boolean showsNsfw) {}

    /// Whom a member has blocked.
    public List<PersonLine> blockedBy(PersonId person) {
        return database.read(transaction -> transaction
                .query("""
                        select person.id, person.name, person.display_name, instance.domain, person.bot,
                               person.deleted_at is not null as deleted
                        from person_block
                        join person on person.id = person_block.blocked_id
                        left join instance on instance.id = person.instance_id and instance.id <> 1
                        where person_block.person_id = :person
                        order by person.name
                        """)
                .bind("person", person)
                .mapTo(PersonLine.class)
                .list());
    }

    /// The hash of a member's password, to be checked outside of a transaction; empty for who has no account here.
    public Optional<String> passwordHash(PersonId person) {
        return database.read(transaction -> accounts.find(transaction, person, clock.instant()))
                .map(Account::passwordHash);
    }

    /// Decides on an application, within a deed that has judged it.
    ///
    /// @return false when it was decided already, or never made
    public boolean decide(
            Transaction transaction,
            PersonId applicant,
            boolean accepted,
            @Nullable String reason,
            PersonId by,
            Instant at) {
        return accounts.decide(transaction, applicant, accepted, reason, by, at);
    }

    /// How many admins there are; no other transaction can change that until this one ends.
    public int lockAdmins(Transaction transaction) {
        return accounts.lockAdmins(transaction);
    }

    /// Erases a person's account and profile. The name stays theirs, so that nobody can take it on.
    public void erase(Transaction transaction, PersonId person, Instant at) {
        sessions.endAll(transaction, person);
        standing.forget(transaction, person);
        peerChoices.forget(transaction, person);
        accounts.delete(transaction, person);
        people.erase(transaction, person, at);
    }
}
