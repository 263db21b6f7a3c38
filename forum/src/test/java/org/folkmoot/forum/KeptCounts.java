package org.folkmoot.forum;

import org.folkmoot.database.Transaction;

/// What deeds would have counted, for worlds whose rows no deed has written.
public final class KeptCounts {

    private static final String COMMUNITIES = """
            insert into community_count
            select id, (select count(*) from subscription where community_id = community.id), coalesce(posts, 0),
                   coalesce(comments, 0)
            from community left join (
              select community_id, count(*) as posts, sum(comments) as comments
              from post join post_activity on post_id = post.id
              where removed_at is null and deleted_at is null group by community_id) held on community_id = community.id
            """;

    private static final String PEOPLE = """
            insert into person_count
            select author_id, sum(post), sum(1 - post) from (
              select author_id, 1 as post from post where removed_at is null and deleted_at is null
              union all
              select author_id, 0 from comment where removed_at is null and deleted_at is null) written
            group by author_id
            """;

    private KeptCounts() {}

    /// Counts what every community holds and every person has written, where nothing was counted before.
    public static void fill(Transaction transaction) {
        transaction.update("delete from community_count").execute();
        transaction.update("delete from person_count").execute();
        transaction.update(COMMUNITIES).execute();
        transaction.update(PEOPLE).execute();
    }
}
