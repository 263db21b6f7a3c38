package org.folkmoot.forum.posts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// Reads and writes `post` and `post_activity`. The only place that does.
final class PostStore {

    private static final String INSERT = """
            with written as (
              insert into post (community_id, author_id, instance_id, title, url, body, language, nsfw, published_at,
                                waiting)
              values (:community, :author, :instance, :title, :url, :body, :language, :nsfw, :at, :waiting)
              returning id)
            insert into post_activity (post_id, newest_comment_at, newest_comment_active_at)
            select id, :at, :at from written
            returning post_id
            """;

    /// Two that arrive at once see each other here.
    private static final String QUEUE = "select pg_advisory_xact_lock(hashtextextended('post', :author))";

    private static final String JUST_WRITTEN = """
            select id
            from (select * from post where author_id = :author order by id desc limit 5) latest
            where community_id = :community and title = :title and url is not distinct from :url
              and body is not distinct from :body and published_at > :since
              and deleted_at is null and removed_at is null
            limit 1
            """;

    private static final String EDIT = """
            update post
            set title = :title, url = :url, body = :body, language = :language, nsfw = :nsfw, edited_at = :at
            where id = :post
            """;

    private static final String FIND = """
            select id, community_id, author_id, published_at, coalesce(edited_at, published_at) as said_at,
                   removed_at is not null as removed, deleted_at is not null as deleted, locked_at is not null as locked
            from post where id = :post
            """;

    /// A comment by another than the author, within two days of the post, keeps it active (Lemmy's "necro" limit).
    private static final String COMMENT_ADDED = """
            update post_activity
            set comments = comments + 1,
                newest_comment_at = greatest(newest_comment_at, :at),
                newest_comment_active_at = case when :active
                  then greatest(newest_comment_active_at, :at) else newest_comment_active_at end
            where post_id = :post
            """;

    PostId insert(
            Transaction transaction,
            CommunityId community,
            PersonId author,
            InstanceId instance,
            PostText text,
            boolean waiting,
            Instant at) {
        return transaction
                .query(INSERT)
                .bind("community", community)
                .bind("author", author)
                .bind("instance", instance)
                .bind("title", text.title())
                .bind("url", text.url())
                .bind("body", text.body())
                .bind("language", text.language())
                .bind("nsfw", text.nsfw())
                .bind("waiting", waiting)
                .bind("at", at)
                .mapTo(PostId.class)
                .one();
    }

    /// The same post by the same author, when it was written since then; others of theirs wait until this one is
    /// done.
    Optional<PostId> justWritten(
            Transaction transaction, CommunityId community, PersonId author, PostText text, Instant since) {
        transaction.query(QUEUE).bind("author", author).mapToMap().list();
        return transaction
                .query(JUST_WRITTEN)
                .bind("community", community)
                .bind("author", author)
                .bind("title", text.title())
                .bindByType("url", text.url(), String.class)
                .bindByType("body", text.body(), String.class)
                .bind("since", since)
                .mapTo(PostId.class)
                .findOne();
    }

    void edit(Transaction transaction, PostId post, PostText text, Instant at) {
        transaction
                .update(EDIT)
                .bind("post", post)
                .bind("title", text.title())
                .bind("url", text.url())
                .bind("body", text.body())
                .bind("language", text.language())
                .bind("nsfw", text.nsfw())
                .bind("at", at)
                .execute();
    }

    Optional<PostState> find(Transaction transaction, PostId post) {
        return transaction.query(FIND).bind("post", post).mapTo(PostState.class).findOne();
    }

    /// As [#find], keeping other changes of this post out until the transaction ends.
    Optional<PostState> lock(Transaction transaction, PostId post) {
        return transaction
                .query(FIND + " for no key update")
                .bind("post", post)
                .mapTo(PostState.class)
                .findOne();
    }

    void deleted(Transaction transaction, PostId post, @Nullable Instant at) {
        stamp(transaction, "update post set deleted_at = :at where id = :post", post, at);
    }

    void removed(Transaction transaction, PostId post, @Nullable Instant at) {
        stamp(transaction, "update post set removed_at = :at where id = :post", post, at);
    }

    /// Answers false when it was so already.
    boolean locked(Transaction transaction, PostId post, @Nullable Instant at) {
        return transaction.update("""
                        update post set locked_at = :at
                        where id = :post and (locked_at is null) <> (cast(:at as timestamptz) is null)
                        """).bind("post", post).bind("at", at).execute() == 1;
    }

    private static void stamp(Transaction transaction, String sql, PostId post, @Nullable Instant at) {
        transaction.update(sql).bind("post", post).bind("at", at).execute();
    }

    /// Answers false when it was so already.
    boolean pinnedInCommunity(Transaction transaction, PostId post, boolean pinned) {
        return transaction
                        .update(
                                "update post set pinned_in_community = :pinned where id = :post and pinned_in_community <> :pinned")
                        .bind("post", post)
                        .bind("pinned", pinned)
                        .execute()
                == 1;
    }

    /// Answers false when it was so already.
    boolean pinnedOnSite(Transaction transaction, PostId post, boolean pinned) {
        return transaction
                        .update(
                                "update post set pinned_on_site = :pinned where id = :post and pinned_on_site <> :pinned")
                        .bind("post", post)
                        .bind("pinned", pinned)
                        .execute()
                == 1;
    }

    void commentAdded(Transaction transaction, PostId post, boolean active, Instant at) {
        transaction
                .update(COMMENT_ADDED)
                .bind("post", post)
                .bind("active", active)
                .bind("at", at)
                .execute();
    }

    void commentsChanged(Transaction transaction, PostId post, int by) {
        transaction
                .update("update post_activity set comments = comments + :by where post_id = :post")
                .bind("post", post)
                .bind("by", by)
                .execute();
    }

    /// A post that was emptied or removed, and whether it counted until then.
    record Gone(PostId id, boolean counted) {}

    /// Empties every post of an author who goes and takes what they wrote along.
    ///
    /// @return the posts that this changed
    List<Gone> erase(Transaction transaction, PersonId author, Instant at) {
        return transaction
                .query("""
                        update post set title = '', url = null, body = null, deleted_at = coalesce(post.deleted_at, :at)
                        from post as before
                        where post.author_id = :author and before.id = post.id
                        returning post.id, before.deleted_at is null and before.removed_at is null as counted
                        """)
                .bind("author", author)
                .bind("at", at)
                .mapTo(Gone.class)
                .list();
    }

    /// Removes every post of an author, in one community or everywhere.
    ///
    /// @return those that this changed
    List<Gone> removeAll(Transaction transaction, PersonId author, @Nullable CommunityId community, Instant at) {
        return transaction
                .query("""
                        update post set removed_at = :at
                        where author_id = :author and removed_at is null and (:everywhere or community_id = :community)
                        returning id, deleted_at is null as counted
                        """)
                .bind("author", author)
                .bind("everywhere", community == null)
                .bind("community", community == null ? 0 : community.value())
                .bind("at", at)
                .mapTo(Gone.class)
                .list();
    }

    /// Answers false when nothing waited.
    boolean released(Transaction transaction, PostId post) {
        return transaction
                        .update("update post set waiting = false where id = :post and waiting")
                        .bind("post", post)
                        .execute()
                > 0;
    }
}
