package org.folkmoot.forum.accounts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.rules.speech.PasswordRule;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Secrets;
import org.jspecify.annotations.Nullable;

/// One-time links by which somebody who lost their password sets a new one. Whoever runs the machine can make one for
/// anybody, also for the last admin.
public final class PasswordLinks {

    /// How long a link works.
    public static final Duration LIFE = Duration.ofHours(24);

    private final Database database;
    private final ActorNames names;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Secrets secrets;
    private final InstantSource clock;
    private final SessionStore store = new SessionStore();
    private final AccountStore accounts = new AccountStore();

    public PasswordLinks(
            Database database,
            ActorNames names,
            Passwords passwords,
            Sessions sessions,
            Secrets secrets,
            InstantSource clock) {
        this.database = database;
        this.names = names;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Makes a link's token for a member of this name; missing when there is none.
    public Outcome<String> make(String name) {
        return database.write(transaction -> {
            var person = names.find(transaction, Site.OURS, name.strip(), Kind.PERSON);
            if (person.isEmpty()
                    || accounts.find(transaction, new PersonId(person.getAsLong()), clock.instant())
                            .isEmpty()) {
                return new Outcome.Missing<>();
            }
            return new Outcome.Done<>(make(transaction, new PersonId(person.getAsLong())));
        });
    }

    /// Makes a link's token for a member to whom it is about to be sent; empty where they do not read at that address
    /// any more.
    Optional<String> make(PersonId person, String address) {
        return database.write(transaction -> accounts.reads(transaction, person, address)
                ? Optional.of(make(transaction, person))
                : Optional.empty());
    }

    private String make(Transaction transaction, PersonId person) {
        String token = secrets.token();
        store.link(transaction, Tokens.hash(token), person, clock.instant().plus(LIFE));
        return token;
    }

    /// Whose password a link sets; empty when it was used, ran out or never was.
    public Optional<String> nameOf(String token) {
        return database.read(transaction -> store.linked(transaction, Tokens.hash(token), clock.instant())
                .flatMap(person -> accounts.find(transaction, person, clock.instant()))
                .map(AccountStore.Account::name));
    }

    /// Sets the password of whom the link is for, spends the link, and ends their sessions but a new one.
    ///
    /// @param agent what the browser calls itself; null when it does not say
    /// @return the token of that session
    public Outcome<String> use(String token, String newPassword, @Nullable String agent) {
        Refusal refusal = PasswordRule.judge(newPassword);
        if (refusal != null) {
            return new Outcome.Refused<>(Field.NEW_PASSWORD, refusal);
        }
        String hash = passwords.hash(newPassword);
        return database.write(transaction -> {
            Optional<PersonId> person = store.spend(transaction, Tokens.hash(token), clock.instant());
            if (person.isEmpty()) {
                return new Outcome.Refused<>(Refusal.LINK_SPENT);
            }
            accounts.password(transaction, person.get(), hash);
            sessions.endAll(transaction, person.get());
            return new Outcome.Done<>(sessions.start(transaction, person.get(), agent));
        });
    }
}
