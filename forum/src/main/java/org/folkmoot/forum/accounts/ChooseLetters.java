package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.AccountStore.Account;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;

/// Lets members choose which letters they get; whoever holds one can end such letters without logging in.
public final class ChooseLetters {

    private final Database database;
    private final MailTokens tokens;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();

    public ChooseLetters(Database database, MailTokens tokens, InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    public void choose(PersonId person, Wishes wishes) {
        database.change(transaction -> accounts.letters(transaction, person, wishes));
    }

    /// Whose letters a link ends.
    public record Whose(String name, Wishes wishes) {}

    /// Whose letters a link ends; empty when it is none, or the account is gone.
    public Optional<Whose> whose(String token) {
        return database.read(
                transaction -> found(transaction, token).map(account -> new Whose(account.name(), account.wishes())));
    }

    /// Ends letters by a link.
    ///
    /// @param reminders only these
    public Outcome<Whose> unsubscribe(String token, boolean reminders) {
        return database.write(transaction -> {
            Optional<Account> account = found(transaction, token);
            if (account.isEmpty()) {
                return new Outcome.Refused<>(Refusal.LINK_SPENT);
            }
            Wishes wishes = new Wishes(reminders && account.get().wishes().asked(), false);
            accounts.letters(transaction, account.get().personId(), wishes);
            return new Outcome.Done<>(new Whose(account.get().name(), wishes));
        });
    }

    private Optional<Account> found(Transaction transaction, String token) {
        return MailTokens.named(token)
                .filter(person -> MailTokens.same(tokens.unsubscribing(person), token))
                .flatMap(person -> accounts.find(transaction, person, clock.instant()));
    }
}
