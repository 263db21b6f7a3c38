package org.folkmoot.forum.peering;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// How those are called who decided: reads only. Whose account is gone has no name any more.
final class AuthorView {

    private AuthorView() {}

    /// The names of some people.
    ///
    /// @param people null stands for nobody
    static Map<PersonId, String> names(Transaction transaction, Stream<@Nullable PersonId> people) {
        Map<PersonId, String> names = new HashMap<>();
        transaction
                .query("select id, name from person where id = any(:people) and deleted_at is null")
                .bind(
                        "people",
                        people.flatMap(Stream::ofNullable)
                                .mapToLong(PersonId::value)
                                .distinct()
                                .toArray())
                .map((row, context) -> names.put(new PersonId(row.getLong(1)), row.getString(2)))
                .list();
        return names;
    }
}
