package org.folkmoot.forum;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.testing.Invariant;

/// Counts the posts and comments of each person again and compares them with what is kept.
public final class PersonCountsEqualARecount implements Invariant {

    private static final String DIFFERENCES = """
            with recounted as (
              select author_id, sum(post) as posts, sum(1 - post) as comments
              from (
                select author_id, 1 as post from post where removed_at is null and deleted_at is null
                union all
                select author_id, 0 from comment where removed_at is null and deleted_at is null) written
              group by author_id)
            select 'person ' || coalesce(author_id, person_id) || ': kept ' || concat_ws(', ', known.posts, known.comments)
              || '; recounted ' || concat_ws(', ', recounted.posts, recounted.comments)
            from recounted full join person_count known on known.person_id = recounted.author_id
            where (coalesce(known.posts, 0), coalesce(known.comments, 0))
              <> (coalesce(recounted.posts, 0), coalesce(recounted.comments, 0))
            limit 5
            """;

    @Override
    public String sentence() {
        return "what a person has written equals a recount";
    }

    @Override
    public List<String> broken(Transaction transaction) {
        return transaction.query(DIFFERENCES).mapTo(String.class).list();
    }
}
