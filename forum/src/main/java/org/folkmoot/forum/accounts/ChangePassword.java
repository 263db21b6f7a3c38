package org.folkmoot.forum.accounts;

import java.time.InstantSource;
import org.folkmoot.database.Database;
import org.folkmoot.rules.speech.PasswordRule;
import org.folkmoot.values.Field;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Gives a member a new password and ends every session of theirs but a new one: whoever else had the old one is out.
public final class ChangePassword {

    /// What was typed.
    ///
    /// @param agent what the browser calls itself; null when it does not say
    public record Request(
            PersonId person,
            String password,
            String newPassword,
            @Nullable String agent) {}

    private final Database database;
    private final Passwords passwords;
    private final Sessions sessions;
    private final InstantSource clock;
    private final AccountStore accounts = new AccountStore();

    public ChangePassword(Database database, Passwords passwords, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The token of the session that goes on.
    public Outcome<String> change(Request request) {
        Refusal refusal = PasswordRule.judge(request.newPassword());
        if (refusal != null) {
            return new Outcome.Refused<>(Field.NEW_PASSWORD, refusal);
        }
        var account = database.read(transaction -> accounts.find(transaction, request.person(), clock.instant()));
        if (account.isEmpty()) {
            return new Outcome.Missing<>();
        }
        if (!passwords.matches(request.password(), account.get().passwordHash())) {
            return new Outcome.Refused<>(Field.PASSWORD, Refusal.WRONG_PASSWORD);
        }
        String hash = passwords.hash(request.newPassword());
        return new Outcome.Done<>(database.write(transaction -> {
            accounts.password(transaction, request.person(), hash);
            sessions.endAll(transaction, request.person());
            return sessions.start(transaction, request.person(), request.agent());
        }));
    }
}
