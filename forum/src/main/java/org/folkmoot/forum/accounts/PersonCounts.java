package org.folkmoot.forum.accounts;

import org.folkmoot.database.Transaction;
import org.folkmoot.values.PersonId;

/// How many posts and comments of a person there are; what is removed or deleted does not count. Kept
/// by the deeds that change it, in their own transactions. Writes `person_count`.
public final class PersonCounts {

    private static final String CHANGED = """
            insert into person_count as known (person_id, posts, comments) values (:person, :posts, :comments)
            on conflict (person_id) do update
            set posts = known.posts + excluded.posts, comments = known.comments + excluded.comments
            """;

    /// So many came (positive) or went (negative).
    public void changed(Transaction transaction, PersonId person, long posts, long comments) {
        transaction
                .update(CHANGED)
                .bind("person", person)
                .bind("posts", posts)
                .bind("comments", comments)
                .execute();
    }
}
