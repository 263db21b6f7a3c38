package org.folkmoot.forum.votes;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.rules.votes.PollRule;
import org.folkmoot.rules.votes.PollRule.Voters;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;

/// Reads and writes `informal_poll`. The only place that does.
public final class PollStore {

    private static final String COUNTED = """
            select poll.voters,
              count(*) filter (where fits and direction = 'UP') as members_up,
              count(*) filter (where fits and direction = 'DOWN') as members_down,
              count(*) filter (where not fits and direction = 'UP') as others_up,
              count(*) filter (where not fits and direction = 'DOWN') as others_down
            from informal_poll as poll
            join post on post.id = poll.post_id
            left join lateral (
              select vote.direction,
                vote.origin_id = :ours and account.admitted
                  and case poll.voters
                    when 'ALL_MEMBERS' then true
                    when 'MEMBERS_BEFORE' then account.created_at < post.published_at
                    when 'ACTIVE_MEMBERS' then exists (
                      select from account_active_day as day
                      where day.person_id = vote.person_id
                        and day.active_on < (post.published_at at time zone 'utc')::date
                        and day.active_on >= (post.published_at at time zone 'utc')::date - cast(:days as integer))
                    else exists (
                      select from subscription
                      where subscription.person_id = vote.person_id and subscription.community_id = post.community_id
                        and subscription.subscribed_at <= post.published_at)
                  end is true as fits
              from vote
              left join account on account.person_id = vote.person_id
              where vote.post_id = post.id and vote.comment_id = 0 and vote.proof <> 'REFUTED'
                and vote.person_id <> post.author_id) as cast_vote on true
            where poll.post_id = :post
            group by poll.voters
            """;

    /// Opens a poll on a post.
    void open(Transaction transaction, PostId post, Voters voters, PersonId by, Instant at) {
        transaction
                .update("""
                        insert into informal_poll (post_id, voters, opened_by, opened_at)
                        values (:post, :voters, :by, :at)
                        """)
                .bind("post", post)
                .bind("voters", voters)
                .bind("by", by)
                .bind("at", at)
                .execute();
    }

    boolean opened(Transaction transaction, PostId post) {
        return transaction
                .query("select exists (select from informal_poll where post_id = :post)")
                .bind("post", post)
                .mapTo(Boolean.class)
                .one();
    }

    /// How a poll stands; empty where the post has none.
    public Optional<InformalPoll> poll(Transaction transaction, PostId post) {
        return transaction
                .query(COUNTED)
                .bind("post", post)
                .bind("ours", Site.OURS)
                .bind("days", PollRule.ACTIVE_WITHIN)
                .mapTo(InformalPoll.class)
                .findOne();
    }
}
