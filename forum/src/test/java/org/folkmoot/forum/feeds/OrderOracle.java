package org.folkmoot.forum.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.Order;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.Viewer;

/// What order posts stand in, computed by PostgreSQL from nothing but the rows that people made: Lemmy's formulas and
/// tie-breaks as its SQL says them. Only tests may ask it.
final class OrderOracle {

    /// What the versions in force say of each server; caps are not known here.
    private static final String TERMS = """
            create table oracle_terms as
            select instance.id as instance_id, coalesce(own.peer_id, -instance.id) as peer,
                   coalesce(own.votes_up, 1000) as votes_up, coalesce(own.votes_down, 1000) as votes_down,
                   coalesce(own.passed_on, 1000) as passed_on, coalesce(own.passing, 1000) as passing,
                   own.window_first, own.window_last
            from instance
            left join lateral (
              select version.* from terms_version version
              where instance.domain = any(version.domains)
                and id = (select max(id) from terms_version latest where latest.peer_id = version.peer_id)) own on true
            """;

    /// Ranks of all posts at one moment, from votes and comments themselves and not from what is kept of them.
    private static final String FACTS = """
            create table oracle as
            select post.id, post.published_at, post.community_id, post.author_id,
                   post.pinned_in_community, post.pinned_on_site, community.instance_id = 1 as ours, community.local_only,
                   post.nsfw or community.nsfw as nsfw,
                   post.removed_at is not null or post.deleted_at is not null or community.removed_at is not null
                     or community.deleted_at is not null as gone,
                   votes.up - votes.down as score, answers.live as comments, answers.newest,
                   pg_temp.hot(votes.up - votes.down, post.published_at) as hot,
                   pg_temp.hot(votes.up - votes.down, answers.newest_active) as active,
                   pg_temp.hot(votes.up - votes.down, post.published_at)
                     / log(2 + coalesce(activity.people_month, 0)::float8) as scaled,
                   case when votes.up <= 0 or votes.down <= 0 then 0
                     else power((votes.up + votes.down)::float8,
                                least(votes.up, votes.down)::float8 / greatest(votes.up, votes.down)) end as controversy
            from post
            join community on community.id = post.community_id
            left join community_activity activity on activity.community_id = community.id
            cross join lateral (
              select coalesce(sum(by_peer.up), 0)::bigint as up, coalesce(sum(by_peer.down), 0)::bigint as down
              from (
                select floor(sum(case direction when 'UP' then voter.votes_up else 0 end * passed.weight) / 1000000000.0)
                         as up,
                       floor(sum(case direction when 'DOWN' then voter.votes_down else 0 end * passed.weight)
                         / 1000000000.0) as down
                from vote
                join oracle_terms voter on voter.instance_id = vote.origin_id
                join oracle_terms deliverer on deliverer.instance_id = coalesce(vote.via_id, vote.origin_id)
                cross join lateral (select case proof when 'RELAYED' then voter.passed_on::bigint * deliverer.passing
                                                      else 1000000 end as weight) passed
                where vote.post_id = post.id and comment_id = 0 and proof <> 'REFUTED'
                  and (vote.received_at at time zone 'utc')::date
                    between coalesce(voter.window_first, '-infinity') and coalesce(voter.window_last, 'infinity')
                group by voter.peer) by_peer) votes
            cross join lateral (
              select count(*) filter (where removed_at is null and deleted_at is null) as live,
                     greatest(post.published_at, max(published_at)) as newest,
                     greatest(post.published_at, max(published_at) filter (
                       where comment.author_id <> post.author_id
                         and comment.published_at <= post.published_at + interval '2 days')) as newest_active
              from comment where comment.post_id = post.id) answers
            """;

    private static final String HOT = """
            create function pg_temp.hot(score bigint, at timestamptz) returns float8 language sql as $$
              select case when NOW - at >= interval '0' and NOW - at < interval '7 days'
                then log(greatest(2, score + 2)::float8) / power(extract(epoch from NOW - at)::float8 / 3600 + 2, 1.8)
                else 0 end $$
            """;

    private static final String LIST = """
            select id, PINNED as pinned, (RANK)::float8 as rank, (extract(epoch from published_at) * 1000)::bigint as at
            from oracle
            where not gone
              and (:viewer <> 0 or not local_only)
              and (SHOWS_NSFW or not nsfw or exists (select from account where person_id = :viewer and shows_nsfw))
              and (ANY_COMMUNITY or not exists (select from community_block block
                    where block.person_id = :viewer and block.community_id = oracle.community_id))
              and (ANY_PERSON or not exists (select from person_block block
                    where block.person_id = :viewer and block.blocked_id = oracle.author_id))
              and (IN_SCOPE)
              and (cast(:since as timestamptz) is null or published_at > :since)
            order by pinned desc, rank desc, published_at desc, id desc
            """;

    /// One post where the oracle puts it.
    ///
    /// @param at when it was published, in milliseconds since 1970
    record Place(long id, boolean pinned, double rank, long at) {}

    private final Database database;
    private final Instant now;

    /// Computes all ranks anew, as of a moment.
    OrderOracle(Database database, Instant now) {
        this.database = database;
        this.now = now;
        database.change(transaction -> {
            transaction.update("drop table if exists oracle, oracle_terms").execute();
            transaction.update(TERMS).execute();
            transaction.update("drop function if exists pg_temp.hot").execute();
            transaction.update(HOT.replace("NOW", "timestamptz '" + now + "'")).execute();
            transaction.update(FACTS).execute();
        });
    }

    /// The whole list.
    List<Place> list(Viewer viewer, Scope scope, Order order) {
        return database.read(transaction -> list(transaction, viewer, scope, order));
    }

    /// As [#list(Viewer, Scope, Order)], among other questions.
    List<Place> list(Transaction transaction, Viewer viewer, Scope scope, Order order) {
        PersonId person = viewer.person();
        Duration within = order.within();
        boolean moderated = scope instanceof Scope.Moderated;
        String sql = LIST.replace("PINNED", pinned(scope))
                .replace("RANK", rank(order))
                .replace("SHOWS_NSFW", String.valueOf(moderated))
                .replace("ANY_COMMUNITY", String.valueOf(moderated || scope instanceof Scope.InCommunity))
                .replace("ANY_PERSON", String.valueOf(moderated || scope instanceof Scope.ByPerson))
                .replace("IN_SCOPE", where(scope));
        return transaction
                .query(sql)
                .bind("viewer", person == null ? 0 : person.value())
                .bind("since", within == null ? null : now.minus(within))
                .mapTo(Place.class)
                .list();
    }

    private static String pinned(Scope scope) {
        return switch (scope) {
            case Scope.InCommunity(var community) -> "pinned_in_community";
            case Scope.ByPerson(var person) -> "false";
            case Scope.All(), Scope.Local(), Scope.Subscribed(), Scope.Moderated() -> "pinned_on_site";
        };
    }

    private static String where(Scope scope) {
        return switch (scope) {
            case Scope.All() -> "true";
            case Scope.Local() -> "ours";
            case Scope.Subscribed() ->
                "community_id in (select community_id from subscription where person_id = :viewer)";
            case Scope.Moderated() ->
                "community_id in (select community_id from community_role where person_id = :viewer)";
            case Scope.InCommunity(var community) -> "community_id = " + community.value();
            case Scope.ByPerson(var person) -> "author_id = " + person.value();
        };
    }

    private static String rank(Order order) {
        return switch (order) {
            case ACTIVE -> "active";
            case HOT -> "hot";
            case SCALED -> "scaled";
            case CONTROVERSIAL -> "controversy";
            case NEW -> "extract(epoch from published_at)";
            case OLD -> "-extract(epoch from published_at)";
            case MOST_COMMENTS -> "comments";
            case NEW_COMMENTS -> "extract(epoch from newest)";
            case TOP_HOUR, TOP_SIX_HOURS, TOP_TWELVE_HOURS, TOP_DAY, TOP_WEEK, TOP_MONTH -> "score";
            case TOP_THREE_MONTHS, TOP_SIX_MONTHS, TOP_NINE_MONTHS, TOP_YEAR, TOP_ALL -> "score";
        };
    }
}
