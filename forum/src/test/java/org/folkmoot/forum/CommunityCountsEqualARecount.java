package org.folkmoot.forum;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.testing.Invariant;

/// Counts again who reads each community, its posts and the comments under them, and compares with what
/// it says.
public final class CommunityCountsEqualARecount implements Invariant {

    private static final String DIFFERENCES = """
            with recounted as (
              select community.id,
                     (select count(*) from subscription where community_id = community.id) as subscribers,
                     count(post.id) as posts,
                     coalesce(sum((select count(*) from comment where comment.post_id = post.id
                       and comment.removed_at is null and comment.deleted_at is null)), 0) as comments
              from community
              left join post on post.community_id = community.id
                and post.removed_at is null and post.deleted_at is null
              group by community.id)
            select 'community ' || recounted.id || ': kept '
              || concat_ws(', ', known.subscribers, known.posts, known.comments) || '; recounted '
              || concat_ws(', ', recounted.subscribers, recounted.posts, recounted.comments)
            from recounted left join community_count known on known.community_id = recounted.id
            where (coalesce(known.subscribers, 0), coalesce(known.posts, 0), coalesce(known.comments, 0))
              <> (recounted.subscribers, recounted.posts, recounted.comments)
            limit 5
            """;

    @Override
    public String sentence() {
        return "a community's readers, posts and comments equal a recount";
    }

    @Override
    public List<String> broken(Transaction transaction) {
        return transaction.query(DIFFERENCES).mapTo(String.class).list();
    }
}
