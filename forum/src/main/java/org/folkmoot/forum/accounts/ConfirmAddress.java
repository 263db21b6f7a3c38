package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.AccountStore.Account;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;

/// Notes that the letter which asks for it reached the owner of an address. It works without logging in: letters
/// are often read elsewhere.
public final class ConfirmAddress {

    private final Database database;
    private final MailTokens tokens;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();

    public ConfirmAddress(Database database, MailTokens tokens, InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Of whom a link speaks.
    ///
    /// @param confirmed whether the address was confirmed before
    public record Whose(String name, String address, boolean confirmed) {}

    /// Of whom a link speaks; empty when it is none, or they gave another address since.
    public Optional<Whose> whose(String token) {
        return database.read(transaction -> found(transaction, token)
                .map(account -> new Whose(
                        account.name(), Optional.ofNullable(account.email()).orElse(""), account.confirmed())));
    }

    /// Confirms the address of which a link speaks.
    public Outcome<PersonId> confirm(String token) {
        return database.write(transaction -> {
            Optional<Account> account = found(transaction, token);
            return account.isPresent() && confirm(transaction, account.get())
                    ? new Outcome.Done<>(account.get().personId())
                    : new Outcome.Refused<>(Refusal.LINK_SPENT);
        });
    }

    private boolean confirm(Transaction transaction, Account account) {
        String address = account.email();
        return address != null && accounts.confirm(transaction, account.personId(), address, clock.instant());
    }

    private Optional<Account> found(Transaction transaction, String token) {
        return MailTokens.named(token)
                .flatMap(person -> accounts.find(transaction, person, clock.instant()))
                .filter(account -> {
                    String address = account.email();
                    return address != null && MailTokens.same(tokens.confirming(account.personId(), address), token);
                });
    }
}
