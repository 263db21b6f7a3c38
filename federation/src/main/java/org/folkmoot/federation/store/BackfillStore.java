package org.folkmoot.federation.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.rules.peers.BackfillRule;
import org.folkmoot.rules.peers.BackfillRule.Waiting;
import org.folkmoot.values.CommunityId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `backfill` and `backfill_item`: which communities are being filled, and how far that is. The only
/// place that does.
///
/// Whoever fills one holds its lease, a number that grows with every beginning; whoever holds an older one writes
/// nothing any more.
public final class BackfillStore {

    /// One that came to no good end is tried anew when somebody asks for it again.
    private static final String BEGIN = """
            insert into backfill (community_id, peer, state, began_at) values (:community, :peer, 'OPEN', :now)
            on conflict (community_id) do update set
              state = 'OPEN', listed = false, began_at = excluded.began_at, ended_at = null, ending = null, words = null,
              silences = 0, pauses = 0, not_before = null, asked = 0, spent_millis = 0
            where backfill.state = 'FAILED' and backfill.ended_at <= :failedBefore
            """;

    /// Two that look for work at one time would both find the same server free.
    private static final String ORDER = "select pg_advisory_xact_lock(7051320143)";

    private static final String EXPIRE = """
            update backfill set leased_by = null, leased_until = null where leased_until <= :now
            """;

    private static final String LEASE = """
            update backfill set leased_by = :node, leased_until = :until, lease = lease + 1
            where community_id = (
              select community_id from backfill
              where state = 'OPEN' and leased_by is null and (not_before is null or not_before <= :now)
                and not exists (select from backfill other where other.peer = backfill.peer and other.leased_by is not null)
              order by began_at, community_id
              limit 1)
            returning community_id, peer, lease
            """;

    private static final String JOB = """
            select listed, silences, pauses, asked, spent_millis,
                   listed and not exists (select from backfill_item item where item.community_id = backfill.community_id
                                          and item.kind = 'POST' and not item.settled) as every_post
            from backfill
            where community_id = :community and lease = :lease and leased_by is not null and state = 'OPEN'
            """;

    private static final String NEXT = """
            select position, kind, address, instead, thread, tries from backfill_item
            where community_id = :community and not settled
            order by tries, array_position(array['POST', 'ANSWERS', 'COMMENT'], kind), position
            limit 1
            """;

    private static final String SPEND = """
            update backfill set
              asked = asked + :asked, spent_millis = spent_millis + :millis, leased_until = :until,
              silences = case when :silent then silences + 1 else 0 end, words = coalesce(:words, words)
            where community_id = :community and lease = :lease and leased_by is not null and state = 'OPEN'
            """;

    private static final String PAUSE = """
            update backfill set pauses = pauses + 1, silences = 0, not_before = :until,
              leased_by = null, leased_until = null
            where community_id = :community and lease = :lease and leased_by is not null
            """;

    private static final String END = """
            update backfill set state = :state, ending = :ending, ended_at = :now, not_before = null,
              leased_by = null, leased_until = null,
              posts = (select count(*) from backfill_item where community_id = :community and kind = 'POST'),
              posts_taken = (select count(*) from backfill_item
                             where community_id = :community and kind = 'POST' and settled)
            where community_id = :community and lease = :lease and leased_by is not null
            """;

    private static final String ADD = """
            insert into backfill_item (community_id, kind, address, instead, thread)
            values (:community, :kind, :address, :instead, :thread)
            on conflict do nothing
            """;

    private static final String PROGRESS = """
            select backfill.peer, backfill.state, backfill.listed, backfill.ending, backfill.ended_at,
                   backfill.not_before,
                   case backfill.state when 'OPEN' then count(*) filter (where item.kind = 'POST')
                     else backfill.posts end as posts,
                   case backfill.state when 'OPEN' then count(*) filter (where item.kind = 'POST' and item.settled)
                     else backfill.posts_taken end as posts_taken,
                   count(*) filter (where item.kind = 'COMMENT') as comments,
                   count(*) filter (where item.kind = 'COMMENT' and item.settled) as comments_taken
            from backfill
            left join backfill_item item on item.community_id = backfill.community_id
            where backfill.community_id = :community
            group by backfill.community_id
            """;

    /// The right to fill one community.
    ///
    /// @param lease grows with every beginning
    public record Lease(long communityId, String peer, long lease) {

        public CommunityId community() {
            return new CommunityId(communityId);
        }
    }

    /// How far it is, as far as what comes next depends on it.
    ///
    /// @param everyPost whether no post is still to be fetched
    public record Job(boolean listed, int silences, int pauses, int asked, long spentMillis, boolean everyPost) {}

    /// Something that is to be fetched.
    ///
    /// @param kind    `POST`, `ANSWERS` (a list) or `COMMENT`
    /// @param instead another list, should this one show nothing
    /// @param thread  the address of the post that it belongs to
    /// @param tries   how often its server did not answer
    public record Item(
            long position,
            String kind,
            String address,
            @Nullable String instead,
            String thread,
            int tries) {

        public Waiting waiting() {
            return Waiting.valueOf(kind);
        }
    }

    /// Something to be fetched that was not named before.
    public record Named(
            Waiting kind, String address, @Nullable String instead, String thread) {}

    /// What a step took.
    ///
    /// @param silent whether a server did not answer
    /// @param words  what was of no use; null when nothing was
    public record Spent(
            int asked,
            Duration time,
            boolean silent,
            @Nullable String words) {}

    /// How far it is, for people.
    ///
    /// @param ending a `BackfillRule.Ending`; null until it has ended
    public record Progress(
            String peer,
            String state,
            boolean listed,
            @Nullable String ending,
            @Nullable Instant endedAt,
            @Nullable Instant notBefore,
            int posts,
            int postsTaken,
            int comments,
            int commentsTaken) {}

    /// Opens one, unless it was filled or is open; one that failed is opened again when that was long enough ago.
    ///
    /// @return whether there is something to do now
    public boolean begin(
            Transaction transaction, CommunityId community, String peer, Instant now, Instant failedBefore) {
        return transaction
                        .update(BEGIN)
                        .bind("community", community)
                        .bind("peer", peer)
                        .bind("now", now)
                        .bind("failedBefore", failedBefore)
                        .execute()
                > 0;
    }

    /// Takes the one that waits longest, of a server of which none is being filled.
    public Optional<Lease> lease(Transaction transaction, String node, Instant now, Instant until) {
        transaction.query(ORDER).mapToMap().list();
        transaction.update(EXPIRE).bind("now", now).execute();
        return transaction
                .query(LEASE)
                .bind("node", node)
                .bind("now", now)
                .bind("until", until)
                .mapTo(Lease.class)
                .findOne();
    }

    /// Gives back what a node held when it ended.
    public void release(Transaction transaction, String node) {
        transaction
                .update("update backfill set leased_by = null, leased_until = null where leased_by = :node")
                .bind("node", node)
                .execute();
    }

    /// Empty when somebody else fills it now, or it is over.
    public Optional<Job> job(Transaction transaction, Lease lease) {
        return transaction
                .query(JOB)
                .bind("community", lease.communityId())
                .bind("lease", lease.lease())
                .mapTo(Job.class)
                .findOne();
    }

    /// What is to be fetched next: posts, then lists of answers, then comments; what failed before comes last.
    public Optional<Item> next(Transaction transaction, Lease lease) {
        return transaction
                .query(NEXT)
                .bind("community", lease.communityId())
                .mapTo(Item.class)
                .findOne();
    }

    /// Writes down what a step took.
    ///
    /// @return false when the lease is lost; then nothing else may be written either
    public boolean spend(Transaction transaction, Lease lease, Spent spent, Instant until) {
        return transaction
                        .update(SPEND)
                        .bind("community", lease.communityId())
                        .bind("lease", lease.lease())
                        .bind("asked", spent.asked())
                        .bind("millis", spent.time().toMillis())
                        .bind("silent", spent.silent())
                        .bind("words", spent.words())
                        .bind("until", until)
                        .execute()
                > 0;
    }

    /// Posts of which the list was read: from now on they are what is to be fetched.
    public void listed(Transaction transaction, Lease lease, List<String> posts) {
        transaction
                .update("update backfill set listed = true where community_id = :community")
                .bind("community", lease.communityId())
                .execute();
        posts.forEach(address -> add(transaction, lease, new Named(Waiting.POST, address, null, address)));
    }

    /// Adds something to be fetched, unless it was named already.
    public void add(Transaction transaction, Lease lease, Named named) {
        transaction
                .update(ADD)
                .bind("community", lease.communityId())
                .bind("kind", named.kind().name())
                .bind("address", named.address())
                .bind("instead", named.instead())
                .bind("thread", named.thread())
                .execute();
    }

    /// How many comments may still be named for a thread.
    ///
    /// @param each of one thread at most
    public int room(Transaction transaction, Lease lease, String thread, int each) {
        return transaction
                .query("""
                        select greatest(0, least(:each - count(*) filter (where thread = :thread), :all - count(*)))
                        from backfill_item where community_id = :community and kind = 'COMMENT'
                        """)
                .bind("community", lease.communityId())
                .bind("thread", thread)
                .bind("each", each)
                .bind("all", BackfillRule.MOST_COMMENTS)
                .mapTo(Integer.class)
                .one();
    }

    /// It was taken, or never will be.
    public void settle(Transaction transaction, Lease lease, Item item) {
        transaction
                .update(
                        "update backfill_item set settled = true where community_id = :community and position = :position")
                .bind("community", lease.communityId())
                .bind("position", item.position())
                .execute();
    }

    /// Its server did not answer; after so many tries it never will.
    public void failed(Transaction transaction, Lease lease, Item item, int most) {
        transaction
                .update("""
                        update backfill_item set tries = tries + 1, settled = tries + 1 >= :most
                        where community_id = :community and position = :position
                        """)
                .bind("community", lease.communityId())
                .bind("position", item.position())
                .bind("most", most)
                .execute();
    }

    /// Leaves it alone until then.
    public void pause(Transaction transaction, Lease lease, Instant until) {
        transaction
                .update(PAUSE)
                .bind("community", lease.communityId())
                .bind("lease", lease.lease())
                .bind("until", until)
                .execute();
    }

    /// Ends it; what was still to be fetched is forgotten.
    public void end(Transaction transaction, Lease lease, BackfillRule.Ending ending, boolean well, Instant now) {
        int ended = transaction
                .update(END)
                .bind("community", lease.communityId())
                .bind("lease", lease.lease())
                .bind("state", well ? "DONE" : "FAILED")
                .bind("ending", ending.name())
                .bind("now", now)
                .execute();
        if (ended > 0) {
            transaction
                    .update("delete from backfill_item where community_id = :community")
                    .bind("community", lease.communityId())
                    .execute();
        }
    }

    public Optional<Progress> progress(Transaction transaction, CommunityId community) {
        return transaction
                .query(PROGRESS)
                .bind("community", community)
                .mapTo(Progress.class)
                .findOne();
    }
}
