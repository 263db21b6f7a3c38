package org.folkmoot.forum;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.testing.Invariant;

/// Counts the comments of each post again and compares them with what the post says.
public final class CommentCountsEqualARecount implements Invariant {

    private static final String DIFFERENCES = """
            select 'post ' || post_activity.post_id || ': kept ' || comments || ', recounted ' || count(comment.id)
            from post_activity
            left join comment on comment.post_id = post_activity.post_id
              and comment.removed_at is null and comment.deleted_at is null
            group by post_activity.post_id, comments
            having comments <> count(comment.id)
            limit 5
            """;

    @Override
    public String sentence() {
        return "a post's number of comments equals a recount";
    }

    @Override
    public List<String> broken(Transaction transaction) {
        return transaction.query(DIFFERENCES).mapTo(String.class).list();
    }
}
