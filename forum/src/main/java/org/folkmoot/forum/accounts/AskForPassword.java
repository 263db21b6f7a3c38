package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.ActorNames;
import org.folkmoot.forum.instances.ActorNames.Kind;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.values.PersonId;

/// Writes a link that sets a new password to whoever lost theirs and confirmed an address. Whoever asks learns
/// nothing: neither whether there is such a member nor whether a letter goes out.
public final class AskForPassword {

    private final Database database;
    private final ActorNames names;
    private final MailOutbox outbox;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();

    public AskForPassword(Database database, ActorNames names, MailOutbox outbox, InstantSource clock) {
        this.database = database;
        this.names = names;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Writes to whom it concerns, if to anybody; to each at most five times a day.
    ///
    /// @param typed a name, or an e-mail address
    public void ask(String typed) {
        String whom = typed.strip();
        if (!outbox.sends() || whom.isEmpty() || whom.indexOf('\0') >= 0) {
            return;
        }
        Instant now = clock.instant();
        database.change(transaction -> {
            for (PersonId person : people(transaction, whom)) {
                outbox.sendLink(transaction, person, now);
            }
        });
    }

    private List<PersonId> people(Transaction transaction, String whom) {
        if (whom.contains("@")) {
            return accounts.confirmed(transaction, whom);
        }
        var found = names.find(transaction, Site.OURS, whom, Kind.PERSON);
        return found.isPresent()
                ? accounts.find(transaction, new PersonId(found.getAsLong()), clock.instant())
                        .filter(AccountStore.Account::confirmed)
                        .map(account -> List.of(account.personId()))
                        .orElse(List.of())
                : List.of();
    }
}
