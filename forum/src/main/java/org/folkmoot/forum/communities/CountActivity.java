package org.folkmoot.forum.communities;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.database.Database;

/// Counts again how many different people posted, commented or voted in each community, by which the order *Scaled*
/// divides (Lemmy's `users_active_month`). Run every hour.
public final class CountActivity {

    private static final String COUNT = """
            with deeds as (
              select community_id, author_id as person_id, published_at as at from post
              where published_at > :month and deleted_at is null and removed_at is null
              union all
              select post.community_id, comment.author_id, comment.published_at
              from comment join post on post.id = comment.post_id
              where comment.published_at > :month and comment.deleted_at is null and comment.removed_at is null
              union all
              select post.community_id, vote.person_id, vote.received_at
              from vote join post on post.id = vote.post_id
              where vote.received_at > :month),
            counted as (
              select community_id,
                     count(distinct person_id) filter (where at > :day) as people_day,
                     count(distinct person_id) filter (where at > :week) as people_week,
                     count(distinct person_id) as people_month
              from deeds group by community_id)
            insert into community_activity (community_id, people_day, people_week, people_month, counted_at)
            select community.id, coalesce(people_day, 0), coalesce(people_week, 0), coalesce(people_month, 0), :now
            from community left join counted on counted.community_id = community.id
            on conflict (community_id) do update
            set people_day = excluded.people_day, people_week = excluded.people_week,
                people_month = excluded.people_month, counted_at = excluded.counted_at
            """;

    private final Database database;
    private final InstantSource clock;

    public CountActivity(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public void count() {
        Instant now = clock.instant();
        database.change(transaction -> transaction
                .update(COUNT)
                .bind("now", now)
                .bind("day", now.minus(Duration.ofDays(1)))
                .bind("week", now.minus(Duration.ofDays(7)))
                .bind("month", now.minus(Duration.ofDays(30)))
                .execute());
    }
}
