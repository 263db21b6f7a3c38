package org.folkmoot.forum.moderation;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads the public record of moderation. Who asked to join, and whether they may, concerns the admins alone; and what
/// was taken out of sight is not shown by its title either, but to those who may read it.
public final class ModlogView {

    private static final String LINES = """
            select modlog.id, act, acted_at, reason, until, modlog.post_id, modlog.comment_id,
                   actor.id as actor_id, actor.name as actor_name, actor.display_name as actor_display_name,
                   actor.deleted_at is not null as actor_deleted,
                   case when actor.instance_id <> 1 then actor_host.domain end as actor_domain,
                   community.id as community_id, community.name as community_name, community.title as community_title,
                   community.local_only, case when community.instance_id <> 1 then community_host.domain end as community_domain,
                   person.id as person_id, person.name as person_name, person.display_name as person_display_name,
                   case when person.instance_id <> 1 then person_host.domain end as person_domain,
                   coalesce(person.deleted_at is not null, false) as person_deleted,
                   case when post.removed_at is null and post.deleted_at is null and not post.waiting and place.open
                          or place.looked_after or post.author_id = :viewer
                     then post.title end as post_title,
                   case when comment.removed_at is null and comment.deleted_at is null
                          and not comment.waiting and (place.open or place.looked_after)
                     then substr(comment.body, 1, 200) end as excerpt
            from modlog
            join person actor on actor.id = modlog.actor_id
            join instance actor_host on actor_host.id = actor.instance_id
            left join community on community.id = modlog.community_id
            left join instance community_host on community_host.id = community.instance_id
            left join person on person.id = modlog.person_id
            left join instance person_host on person_host.id = person.instance_id
            left join post on post.id = modlog.post_id
            left join comment on comment.post_id = modlog.post_id and comment.id = modlog.comment_id
            cross join lateral (
              select coalesce(community.removed_at, community.deleted_at) is null as open,
                     :admin or exists (select from community_role role
                       where role.community_id = modlog.community_id and role.person_id = :viewer) as looked_after) as place
            where (:community = 0 or modlog.community_id = :community)
              and (:before = 0 or modlog.id < :before)
              and (community.id is null or :member or not community.local_only)
              and (:admin or act not in ('APPLICATION_ACCEPTED', 'APPLICATION_DECLINED'))
            order by modlog.id desc
            limit :limit
            """;

    /// One act. What does not belong to it is null.
    ///
    /// @param postTitle null too when the post is gone and this reader may not read it
    /// @param excerpt the beginning of the comment; null when it may not be shown
    public record Line(
            long id,
            ModlogAct act,
            Instant at,
            @Nullable PersonLine moderator,
            @Nullable CommunityLine community,
            @Nullable PersonLine person,
            @Nullable PostId post,
            @Nullable String postTitle,
            @Nullable CommentId comment,
            @Nullable String excerpt,
            @Nullable String reason,
            @Nullable Instant until) {}

    private record Row(
            long id,
            ModlogAct act,
            Instant actedAt,
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable PostId postId,
            @Nullable CommentId commentId,
            PersonId actorId,
            String actorName,
            @Nullable String actorDisplayName,
            boolean actorDeleted,
            @Nullable String actorDomain,
            @Nullable CommunityId communityId,
            @Nullable String communityName,
            @Nullable String communityTitle,
            boolean localOnly,
            @Nullable String communityDomain,
            @Nullable PersonId personId,
            @Nullable String personName,
            @Nullable String personDisplayName,
            @Nullable String personDomain,
            boolean personDeleted,
            @Nullable String postTitle,
            @Nullable String excerpt) {

        Line line() {
            return new Line(
                    id,
                    act,
                    actedAt,
                    actorDeleted
                            ? null
                            : new PersonLine(actorId, actorName, actorDisplayName, actorDomain, false, false),
                    community(),
                    person(),
                    postId,
                    postTitle,
                    commentId,
                    excerpt,
                    reason,
                    until);
        }

        private @Nullable CommunityLine community() {
            return communityId == null || communityName == null || communityTitle == null
                    ? null
                    : new CommunityLine(communityId, communityName, communityTitle, communityDomain, localOnly);
        }

        private @Nullable PersonLine person() {
            return personId == null || personName == null
                    ? null
                    : new PersonLine(personId, personName, personDisplayName, personDomain, false, personDeleted);
        }
    }

    private final Database database;

    public ModlogView(Database database) {
        this.database = database;
    }

    private static long id(Viewer viewer) {
        PersonId person = viewer.person();
        return person == null ? 0 : person.value();
    }

    /// Acts, the latest first.
    ///
    /// @param community whose; null for all
    /// @param before    only acts with a smaller id; 0 to begin with the latest
    public List<Line> lines(Viewer viewer, @Nullable CommunityId community, long before, int limit) {
        return database.read(transaction -> transaction
                .query(LINES)
                .bind("community", community == null ? 0 : community.value())
                .bind("before", before)
                .bind("member", viewer.person() != null)
                .bind("viewer", id(viewer))
                .bind("admin", viewer.admin())
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::line)
                .list());
    }
}
