package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.AccountStore.Account;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.rules.speech.ApplicationRule;
import org.folkmoot.rules.speech.ApplicationRule.State;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Starts a session for whoever knows the password. Who is banned may log in, to read and to take back what they said.
public final class LogIn {

    /// What was typed.
    ///
    /// @param name  or the e-mail address that was given at sign-up
    /// @param agent what the browser calls itself; null when it does not say
    public record Request(
            String name, String password, @Nullable String agent) {}

    private final Database database;
    private final ActorNames names;
    private final Passwords passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();

    public LogIn(Database database, ActorNames names, Passwords passwords, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.names = names;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The token of a new session.
    public Outcome<String> logIn(Request request) {
        Optional<Account> account = database.read(transaction -> find(transaction, request.name()));
        if (account.isEmpty()) {
            passwords.pretend(request.password());
            return new Outcome.Refused<>(Refusal.WRONG_LOG_IN);
        }
        // Hashing takes its time: not while a connection is held.
        if (!passwords.matches(request.password(), account.get().passwordHash())) {
            return new Outcome.Refused<>(Refusal.WRONG_LOG_IN);
        }
        Refusal refusal = ApplicationRule.judge(state(account.get()));
        if (refusal != null) {
            return new Outcome.Refused<>(refusal);
        }
        PersonId person = account.get().personId();
        return new Outcome.Done<>(database.write(transaction -> sessions.start(transaction, person, request.agent())));
    }

    private Optional<Account> find(Transaction transaction, String typed) {
        return person(transaction, typed.strip())
                .flatMap(person -> accounts.find(transaction, person, clock.instant()));
    }

    /// By name, or by an e-mail address that only one member has given.
    private Optional<PersonId> person(Transaction transaction, String typed) {
        if (typed.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL cannot even be asked
        }
        if (typed.contains("@")) {
            List<PersonId> people = accounts.byEmail(transaction, typed);
            return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
        }
        var found = names.find(transaction, Site.OURS, typed, Kind.PERSON);
        return found.isPresent() ? Optional.of(new PersonId(found.getAsLong())) : Optional.empty();
    }

    private static State state(Account account) {
        if (account.admitted()) {
            return State.ADMITTED;
        }
        return account.declined() ? State.DECLINED : State.PENDING;
    }
}
