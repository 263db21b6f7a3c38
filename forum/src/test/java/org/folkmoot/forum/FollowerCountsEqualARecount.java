package org.folkmoot.forum;

import java.util.List;
import org.folkmoot.database.Transaction;
import org.folkmoot.testing.Invariant;

/// Counts each server's subscribers to each community of ours again and compares them with what is kept.
public final class FollowerCountsEqualARecount implements Invariant {

    private static final String DIFFERENCES = """
            select 'community ' || community_id || ', server ' || instance_id || ': kept ' || coalesce(followers, 0)
              || ', recounted ' || coalesce(recounted, 0)
            from (select community_id, person.instance_id, count(*) as recounted
                  from subscription
                  join person on person.id = subscription.person_id
                  join community on community.id = subscription.community_id
                  where person.instance_id <> 1 and community.instance_id = 1
                  group by community_id, person.instance_id) as counted
            full join community_follower_instance using (community_id, instance_id)
            where coalesce(followers, 0) <> coalesce(recounted, 0)
            limit 5
            """;

    @Override
    public String sentence() {
        return "a server's number of subscribers to a community of ours equals a recount";
    }

    @Override
    public List<String> broken(Transaction transaction) {
        return transaction.query(DIFFERENCES).mapTo(String.class).list();
    }
}
