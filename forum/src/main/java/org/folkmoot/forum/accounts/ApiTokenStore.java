package org.folkmoot.forum.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `api_token`.
final class ApiTokenStore {

    private static final String HOLDER = """
            select account.person_id, person.name as person_name, account.admin, account.locale, account.lens,
                   api_token.name, api_token.scopes, api_token.used_on
            from api_token
            join account on account.person_id = api_token.person_id
            join person on person.id = api_token.person_id
            where api_token.token_hash = :hash and account.admitted
            """;

    private static final String ALL = """
            select encode(substring(token_hash for 8), 'hex') as id, name, scopes, made_at, used_on
            from api_token where person_id = :person order by made_at, token_hash
            """;

    /// Whoever a token stands for.
    record Row(
            PersonId personId,
            String personName,
            boolean admin,
            @Nullable String locale,
            @Nullable String lens,
            String name,
            List<String> scopes,
            @Nullable LocalDate usedOn) {}

    private record Kept(
            String id,
            String name,
            List<String> scopes,
            Instant madeAt,
            @Nullable LocalDate usedOn) {

        ApiTokens.Token told() {
            return new ApiTokens.Token(id, name, ApiTokenStore.scopes(scopes), madeAt, usedOn);
        }
    }

    static Set<ApiScope> scopes(List<String> kept) {
        return kept.stream().map(ApiScope::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Row> find(Transaction transaction, byte[] hash) {
        return transaction.query(HOLDER).bind("hash", hash).mapTo(Row.class).findOne();
    }

    List<ApiTokens.Token> all(Transaction transaction, PersonId person) {
        return transaction.query(ALL).bind("person", person).mapTo(Kept.class).list().stream()
                .map(Kept::told)
                .toList();
    }

    void make(Transaction transaction, byte[] hash, PersonId person, String name, Set<ApiScope> scopes, Instant at) {
        transaction
                .update("insert into api_token values (:hash, :person, :name, :scopes, :at, null)")
                .bind("hash", hash)
                .bind("person", person)
                .bind("name", name)
                .bind("scopes", scopes.stream().sorted().map(ApiScope::name).toArray(String[]::new))
                .bind("at", at)
                .execute();
    }

    void used(Transaction transaction, byte[] hash, LocalDate day) {
        transaction
                .update("update api_token set used_on = :day where token_hash = :hash")
                .bind("day", day)
                .bind("hash", hash)
                .execute();
    }

    int revoke(Transaction transaction, PersonId person, String id) {
        return transaction
                .update("delete from api_token where person_id = :person "
                        + "and encode(substring(token_hash for 8), 'hex') = :id")
                .bind("person", person)
                .bind("id", id)
                .execute();
    }

    void revokeAll(Transaction transaction, PersonId person) {
        transaction
                .update("delete from api_token where person_id = :person")
                .bind("person", person)
                .execute();
    }
}
