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
import org.folkmoot.values.ReportId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads the reports that a viewer may deal with: where they moderate, or all for an admin.
public final class ReportView {

    private static final String MINE = """
             from report
             where (:admin or exists (select from community_role role
                     where role.community_id = report.community_id and role.person_id = :viewer))
            """;

    /// Counts the open reports that `:viewer` may deal with, who is an `:admin` or not.
    public static final String OPEN = "select count(*)" + MINE + "and resolved_at is null";

    /// Whether `:viewer` moderates any community.
    public static final String MODERATES = "select exists (select from community_role where person_id = :viewer)";

    private static final String LINES = """
            select report.id, report.reason, report.reported_at, report.post_id, report.comment_id,
                   reporter.id as reporter_id, reporter.name as reporter_name,
                   reporter.display_name as reporter_display_name,
                   case when reporter.instance_id <> 1 then reporter_host.domain end as reporter_domain,
                   author.id as author_id, author.name as author_name, author.display_name as author_display_name,
                   case when author.instance_id <> 1 then author_host.domain end as author_domain,
                   community.id as community_id, community.name as community_name, community.title as community_title,
                   case when community.instance_id <> 1 then community_host.domain end as community_domain,
                   community.local_only, post.title as post_title, comment.body as comment_body,
                   coalesce(comment.removed_at, case when report.comment_id is null then post.removed_at end) is not null
                     as removed,
                   resolver.id as resolver_id, resolver.name as resolver_name
            from (select report.*
            """ + MINE + """
                    and (:resolvedToo or resolved_at is null) and (:before = 0 or report.id < :before)
                  order by report.id desc limit :limit) as report
            join person reporter on reporter.id = report.reporter_id
            join instance reporter_host on reporter_host.id = reporter.instance_id
            join post on post.id = report.post_id
            join community on community.id = report.community_id
            join instance community_host on community_host.id = community.instance_id
            left join comment on comment.post_id = report.post_id and comment.id = report.comment_id
            join person author on author.id = coalesce(comment.author_id, post.author_id)
            join instance author_host on author_host.id = author.instance_id
            left join person resolver on resolver.id = report.resolved_by
            order by report.id desc
            """;

    /// One report.
    ///
    /// @param comment  null when the post itself is reported
    /// @param excerpt  the beginning of the comment; null when the post itself is reported
    /// @param author   of what is reported
    /// @param resolver null while it is open
    public record Line(
            ReportId id,
            String reason,
            Instant at,
            PersonLine reporter,
            PersonLine author,
            CommunityLine community,
            PostId post,
            String postTitle,
            @Nullable CommentId comment,
            @Nullable String excerpt,
            boolean removed,
            @Nullable PersonLine resolver) {}

    private record Row(
            ReportId id,
            String reason,
            Instant reportedAt,
            PostId postId,
            @Nullable CommentId commentId,
            PersonId reporterId,
            String reporterName,
            @Nullable String reporterDisplayName,
            @Nullable String reporterDomain,
            PersonId authorId,
            String authorName,
            @Nullable String authorDisplayName,
            @Nullable String authorDomain,
            CommunityId communityId,
            String communityName,
            String communityTitle,
            @Nullable String communityDomain,
            boolean localOnly,
            String postTitle,
            @Nullable String commentBody,
            boolean removed,
            @Nullable PersonId resolverId,
            @Nullable String resolverName) {

        Line line() {
            String body = commentBody;
            return new Line(
                    id,
                    reason,
                    reportedAt,
                    new PersonLine(reporterId, reporterName, reporterDisplayName, reporterDomain, false, false),
                    new PersonLine(authorId, authorName, authorDisplayName, authorDomain, false, false),
                    new CommunityLine(communityId, communityName, communityTitle, communityDomain, localOnly),
                    postId,
                    postTitle,
                    commentId,
                    body == null || body.length() <= 200 ? body : body.substring(0, 200),
                    removed,
                    resolverId == null || resolverName == null
                            ? null
                            : new PersonLine(resolverId, resolverName, null, null, false, false));
        }
    }

    private final Database database;

    public ReportView(Database database) {
        this.database = database;
    }

    /// Reports, the latest first.
    ///
    /// @param openOnly whether those dealt with are left out
    /// @param before   only reports with a smaller id; 0 to begin with the latest
    public List<Line> lines(Viewer viewer, boolean openOnly, long before, int limit) {
        return database.read(transaction -> transaction
                .query(LINES)
                .bind("admin", viewer.admin())
                .bind("viewer", id(viewer))
                .bind("resolvedToo", !openOnly)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::line)
                .list());
    }

    /// How many open reports wait for this viewer.
    public long open(Viewer viewer) {
        return database.read(transaction -> transaction
                .query(OPEN)
                .bind("admin", viewer.admin())
                .bind("viewer", id(viewer))
                .mapTo(Long.class)
                .one());
    }

    /// Whether a viewer moderates any community.
    public boolean moderates(Viewer viewer) {
        return database.read(transaction -> transaction
                .query(MODERATES)
                .bind("viewer", id(viewer))
                .mapTo(Boolean.class)
                .one());
    }

    private static long id(Viewer viewer) {
        PersonId person = viewer.person();
        return person == null ? 0 : person.value();
    }
}
