package org.folkmoot.forum.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Secrets;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Says who stands behind a session's token, and starts and ends sessions. The browser alone has the token.
public final class Sessions {

    /// How long a session lives.
    public static final Duration LIFE = Duration.ofDays(90);

    private final Database database;
    private final Secrets secrets;
    private final InstantSource clock;
    private final SessionStore store = new SessionStore();
    private final ApiTokenStore tokens = new ApiTokenStore();

    public Sessions(Database database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Who a token stands for: a visitor when it is forged, expired, revoked, or of somebody not admitted.
    public Viewer viewer(String token) {
        return store.find(database, Tokens.hash(token), clock.instant())
                .<Viewer>map(row -> new Viewer.Member(row.person(), row.name(), row.admin(), row.locale(), row.lens()))
                .orElseGet(Viewer.Visitor::new);
    }

    /// Starts a session within a deed that has made sure who asks.
    ///
    /// @param agent what the browser calls itself; null when it does not say
    /// @return the token
    String start(Transaction transaction, PersonId person, @Nullable String agent) {
        String token = secrets.token();
        Instant now = clock.instant();
        String shortened = agent == null || agent.length() <= 200 ? agent : agent.substring(0, 200);
        store.start(transaction, Tokens.hash(token), person, now, now.plus(LIFE), shortened);
        return token;
    }

    /// Ends one session: logs out.
    public void end(String token) {
        database.change(transaction -> store.end(transaction, Tokens.hash(token)));
    }

    /// Ends every session of a person, every link that would set their password, and every token of a program.
    void endAll(Transaction transaction, PersonId person) {
        store.endAll(transaction, person);
        tokens.revokeAll(transaction, person);
    }

    /// Throws away what has run out.
    ///
    /// @return how many sessions ended so
    public int sweep() {
        return database.write(transaction -> store.sweep(transaction, clock.instant()));
    }
}
