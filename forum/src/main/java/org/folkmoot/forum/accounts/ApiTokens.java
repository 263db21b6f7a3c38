package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.database.Database;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Says who stands behind the token that a program shows, and for what it was given. The member alone has the token.
public final class ApiTokens {

    /// A token begins so, so that it is known where it was left lying about.
    public static final String BEGINNING = "folkmoot_";

    private final Database database;
    private final InstantSource clock;
    private final ApiTokenStore store = new ApiTokenStore();

    public ApiTokens(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A token as its member sees it afterwards.
    ///
    /// @param id     names it, and opens nothing
    /// @param usedOn the last day (UTC) on which it was shown; null before the first
    public record Token(
            String id,
            String name,
            Set<ApiScope> scopes,
            Instant madeAt,
            @Nullable LocalDate usedOn) {
        public Token {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Who stands behind a token.
    ///
    /// @param name of the token
    public record Holder(Viewer.Member member, String name, Set<ApiScope> scopes) {
        public Holder {
            scopes = Set.copyOf(scopes);
        }
    }

    /// Who stands behind a token, and that it was shown today; empty when it is forged or revoked, or of somebody not
    /// admitted.
    public Optional<Holder> holder(String token) {
        if (!token.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        byte[] hash = Tokens.hash(token);
        Optional<ApiTokenStore.Row> found = database.read(transaction -> store.find(transaction, hash));
        found.ifPresent(row -> shown(hash, row.usedOn()));
        return found.map(row -> new Holder(
                new Viewer.Member(row.personId(), row.personName(), row.admin(), row.locale(), row.lens()),
                row.name(),
                ApiTokenStore.scopes(row.scopes())));
    }

    private void shown(byte[] hash, @Nullable LocalDate before) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(before)) {
            database.change(transaction -> store.used(transaction, hash, today));
        }
    }

    /// The tokens of a member, the oldest first.
    public List<Token> all(PersonId person) {
        return database.read(transaction -> store.all(transaction, person));
    }
}
