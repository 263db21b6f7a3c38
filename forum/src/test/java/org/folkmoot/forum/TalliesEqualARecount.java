package org.folkmoot.forum;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.testing.Invariant;

/// Counts all votes again and compares them with the tallies.
public final class TalliesEqualARecount implements Invariant {

    private static final String DIFFERENCES = """
            with recount as (
              select post_id, comment_id, origin_id, coalesce(via_id, origin_id) as via_id, proof = 'RELAYED' as relayed,
                     (received_at at time zone 'utc')::date as received_on,
                     count(*) filter (where direction = 'UP') as up, count(*) filter (where direction = 'DOWN') as down
              from vote where proof <> 'REFUTED'
              group by 1, 2, 3, 4, 5, 6),
            kept as (select * from vote_tally where up <> 0 or down <> 0)
            select 'post ' || post_id || ' comment ' || comment_id || ': kept ' || coalesce(kept.up, 0) || '/'
                     || coalesce(kept.down, 0) || ', recounted ' || coalesce(recount.up, 0) || '/' || coalesce(recount.down, 0)
            from recount full join kept using (post_id, comment_id, origin_id, via_id, relayed, received_on)
            where coalesce(kept.up, 0) <> coalesce(recount.up, 0) or coalesce(kept.down, 0) <> coalesce(recount.down, 0)
            limit 5
            """;

    @Override
    public String sentence() {
        return "tallies equal a recount";
    }

    @Override
    public List<String> broken(Transaction transaction) {
        return transaction.query(DIFFERENCES).mapTo(String.class).list();
    }
}
