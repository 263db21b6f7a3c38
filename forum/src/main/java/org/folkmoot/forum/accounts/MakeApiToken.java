package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.AccountStore.Account;
import org.folkmoot.rules.speech.TextRule;
import org.folkmoot.rules.speech.Wording;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Secrets;
import org.jspecify.annotations.Nullable;

/// Makes a token by which a program acts for a member, within what the member gives it. The token is in the answer
/// and nowhere else.
public final class MakeApiToken {

    /// Nobody keeps an eye on more.
    public static final int MOST = 20;

    /// Characters of a name.
    public static final int LONGEST_NAME = 60;

    /// What was typed.
    ///
    /// @param name what the member calls the program
    public record Request(PersonId person, String password, String name, Set<ApiScope> scopes) {
        public Request {
            scopes = Set.copyOf(scopes);
        }

        /// Without the password, which nobody is to find in a log.
        @Override
        public String toString() {
            return "Request[" + person + ", " + name + ", " + scopes + "]";
        }
    }

    private final Database database;
    private final Passwords passwords;
    private final Secrets secrets;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();
    private final ApiTokenStore store = new ApiTokenStore();

    public MakeApiToken(Database database, Passwords passwords, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.passwords = passwords;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Makes it.
    ///
    /// @return the token
    public Outcome<String> make(Request request) {
        String name = Wording.line(request.name());
        Refusal wrong = TextRule.heading(name, LONGEST_NAME);
        if (wrong != null) {
            return new Outcome.Refused<>(Field.NAME, wrong);
        }
        if (request.scopes().isEmpty()) {
            return new Outcome.Refused<>(Refusal.CHOICE_MISSING);
        }
        Optional<Account> account = database.read(transaction -> find(transaction, request.person()));
        if (account.isEmpty()) {
            return new Outcome.Missing<>();
        }
        // Hashing takes its time: not while a connection is held.
        if (!passwords.matches(request.password(), account.get().passwordHash())) {
            return new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD);
        }
        return database.write(transaction -> {
            Refusal refusal = refusal(transaction, request);
            return refusal == null
                    ? new Outcome.Done<>(made(transaction, request, name))
                    : new Outcome.Refused<>(refusal);
        });
    }

    private @Nullable Refusal refusal(Transaction transaction, Request request) {
        boolean admin =
                find(transaction, request.person()).filter(Account::admin).isPresent();
        if (request.scopes().contains(ApiScope.GOVERN) && !admin) {
            return Refusal.NOT_AN_ADMIN;
        }
        return store.all(transaction, request.person()).size() >= MOST ? Refusal.TOO_MANY_TOKENS : null;
    }

    private String made(Transaction transaction, Request request, String name) {
        String token = ApiTokens.BEGINNING + secrets.token();
        store.make(transaction, Tokens.hash(token), request.person(), name, request.scopes(), clock.instant());
        return token;
    }

    private Optional<Account> find(Transaction transaction, PersonId person) {
        return accounts.find(transaction, person, clock.instant());
    }
}
