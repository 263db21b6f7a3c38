package org.folkmoot.forum.moderation;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads what waits to be looked at, for those who may: moderators of the community, and admins.
public final class WaitingView {

    private static final String WAITING = """
            select post.id as post_id, cast(null as bigint) as comment_id, post.author_id, post.instance_id,
                   post.community_id, post.title, post.url, post.body, post.published_at as at,
                   not (post.instance_id = any(:holding) or community.instance_id = any(:holding)) as shown
            from post join community on community.id = post.community_id
            where post.waiting and post.removed_at is null and post.deleted_at is null
            union all
            select comment.post_id, comment.id, comment.author_id, comment.instance_id,
                   post.community_id, post.title, null, comment.body, comment.published_at,
                   not (comment.instance_id = any(:holding) or community.instance_id = any(:holding))
            from comment
            join post on post.id = comment.post_id
            join community on community.id = post.community_id
            where comment.waiting and comment.removed_at is null and comment.deleted_at is null
              and post.removed_at is null and post.deleted_at is null
            """;

    private static final String LINES = "select waiting.*, author.name as author_name, "
            + "author.display_name as author_display_name, host.domain as author_domain, "
            + "community.name as community_name, community.title as community_title, "
            + "case when community.instance_id <> 1 then community_host.domain end as community_domain, "
            + "community.local_only from (" + WAITING + """
            ) waiting
            join person author on author.id = waiting.author_id
            join instance host on host.id = waiting.instance_id
            join community on community.id = waiting.community_id
            join instance community_host on community_host.id = community.instance_id
            where (:admin or exists (select from community_role role
                    where role.community_id = waiting.community_id and role.person_id = :viewer))
              and (waiting.at, waiting.post_id, coalesce(waiting.comment_id, 0)) > (:at, :post, :comment)
            order by waiting.at, waiting.post_id, coalesce(waiting.comment_id, 0)
            limit :limit
            """;

    /// Something that waits.
    ///
    /// @param comment null for a post
    /// @param title   of the post
    /// @param url     what the post links to; null for none, and for a comment
    /// @param body    Markdown; null for none
    /// @param shown   whether the terms have come to show it all the same; other servers are told
    ///        only when it is released
    public record Line(
            PostId post,
            @Nullable CommentId comment,
            PersonLine author,
            CommunityLine community,
            String title,
            @Nullable String url,
            @Nullable String body,
            Instant at,
            boolean shown) {

        /// Where the next page goes on.
        public Place place() {
            return new Place(at, post.value(), comment == null ? 0 : comment.value());
        }
    }

    /// A place in the list, which is ordered by time, the oldest first.
    public record Place(Instant at, long post, long comment) {

        public static final Place BEGINNING = new Place(Instant.EPOCH, 0, 0);
    }

    private record Row(
            PostId postId,
            @Nullable CommentId commentId,
            PersonId authorId,
            InstanceId instanceId,
            CommunityId communityId,
            String title,
            @Nullable String url,
            @Nullable String body,
            Instant at,
            boolean shown,
            String authorName,
            @Nullable String authorDisplayName,
            @Nullable String authorDomain,
            String communityName,
            String communityTitle,
            @Nullable String communityDomain,
            boolean localOnly) {

        Line line() {
            return new Line(
                    postId,
                    commentId,
                    new PersonLine(authorId, authorName, authorDisplayName, authorDomain, false, false),
                    new CommunityLine(communityId, communityName, communityTitle, communityDomain, localOnly),
                    title,
                    url,
                    body,
                    at,
                    shown);
        }
    }

    private final Database database;
    private final TermsInForce terms;

    public WaitingView(Database database, TermsInForce terms) {
        this.database = database;
        this.terms = terms;
    }

    /// What waits, the oldest first.
    ///
    /// @param after only what comes after this
    public List<Line> lines(Viewer viewer, Place after, int limit) {
        long[] holding = terms.get().concealed().holding().stream()
                .mapToLong(InstanceId::value)
                .toArray();
        PersonId person = viewer.person();
        return database.read(transaction -> transaction
                .query(LINES)
                .bind("holding", holding)
                .bind("admin", viewer.admin())
                .bind("viewer", person == null ? 0 : person.value())
                .bind("at", after.at())
                .bind("post", after.post())
                .bind("comment", after.comment())
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::line)
                .list());
    }
}
