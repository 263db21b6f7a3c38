package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.AccountStore.Account;
import org.folkmoot.rules.speech.EmailRule;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Takes the e-mail address of a member, or takes it away. It takes their password, since whoever reads there can
/// set a new one; and nothing but one letter goes to it until its owner has confirmed it. Links to set a password that
/// were sent to the one before work no more.
public final class GiveAddress {

    /// What was typed.
    ///
    /// @param address blank for none
    public record Request(PersonId person, String password, String address) {}

    private final Database database;
    private final Passwords passwords;
    private final MailOutbox outbox;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();
    private final SessionStore links = new SessionStore();

    public GiveAddress(Database database, Passwords passwords, MailOutbox outbox, InstantSource clock) {
        this.database = database;
        this.passwords = passwords;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Outcome<PersonId> give(Request request) {
        String address = request.address().strip();
        Refusal wrong = address.isEmpty() ? null : EmailRule.judge(address);
        if (wrong != null) {
            return new Outcome.Refused<>(Field.EMAIL, wrong);
        }
        Optional<Account> account = database.read(transaction -> find(transaction, request.person()));
        if (account.isEmpty()) {
            return new Outcome.Missing<>();
        }
        // Hashing takes its time: not while a connection is held.
        if (!passwords.matches(request.password(), account.get().passwordHash())) {
            return new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD);
        }
        return database.write(transaction -> find(transaction, request.person())
                .map(found -> give(transaction, found, address))
                .orElseGet(Outcome.Missing::new));
    }

    private Outcome<PersonId> give(Transaction transaction, Account account, String address) {
        PersonId person = account.personId();
        if (address.isEmpty()) {
            replace(transaction, person, null);
            return new Outcome.Done<>(person);
        }
        if (address.equals(account.email()) && account.confirmed()) {
            return new Outcome.Done<>(person);
        }
        if (outbox.sends() && !outbox.askToConfirm(transaction, person, address, clock.instant())) {
            return new Outcome.Refused<>(Field.EMAIL, Refusal.TOO_OFTEN);
        }
        replace(transaction, person, address);
        return new Outcome.Done<>(person);
    }

    /// The account comes first: a link that is being made for the one before is there by then, and none is made after.
    private void replace(Transaction transaction, PersonId person, @Nullable String address) {
        accounts.address(transaction, person, address);
        links.unlink(transaction, person);
        outbox.takeBackLinks(transaction, person, clock.instant());
    }

    private Optional<Account> find(Transaction transaction, PersonId person) {
        return accounts.find(transaction, person, clock.instant());
    }
}
