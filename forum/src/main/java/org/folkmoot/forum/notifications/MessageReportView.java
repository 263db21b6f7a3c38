package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.util.List;
import org.folkmoot.database.Database;
import org.folkmoot.values.MessageReportId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads the reports of private messages, which admins alone see.
public final class MessageReportView {

    /// Counts what waits for the admins.
    static final String OPEN = "select count(*) from message_report where resolved_at is null";

    private static final String LINES = """
            select report.id, report.body, report.reason, report.reported_at,
                   reporter.id as reporter_id, reporter.name as reporter_name,
                   reporter.display_name as reporter_display_name, reporter.deleted_at is not null as reporter_deleted,
                   sender.id as sender_id, sender.name as sender_name, sender.display_name as sender_display_name,
                   case when sender.instance_id <> 1 then host.domain end as sender_domain,
                   sender.deleted_at is not null as sender_deleted,
                   resolver.id as resolver_id, resolver.name as resolver_name
            from (select * from message_report
                  where (:resolvedToo or resolved_at is null) and (:before = 0 or id < :before)
                  order by id desc limit :limit) report
            join person reporter on reporter.id = report.reporter_id
            join person sender on sender.id = report.sender_id
            join instance host on host.id = sender.instance_id
            left join person resolver on resolver.id = report.resolved_by
            order by report.id desc
            """;

    /// One report.
    ///
    /// @param body     of the message, as it was when it was reported
    /// @param reporter who got it
    /// @param sender   who wrote it
    /// @param resolver null while it is open
    public record Line(
            MessageReportId id,
            String body,
            String reason,
            Instant at,
            PersonLine reporter,
            PersonLine sender,
            @Nullable PersonLine resolver) {}

    private record Row(
            MessageReportId id,
            String body,
            String reason,
            Instant reportedAt,
            PersonId reporterId,
            String reporterName,
            @Nullable String reporterDisplayName,
            boolean reporterDeleted,
            PersonId senderId,
            String senderName,
            @Nullable String senderDisplayName,
            @Nullable String senderDomain,
            boolean senderDeleted,
            @Nullable PersonId resolverId,
            @Nullable String resolverName) {

        Line line() {
            return new Line(
                    id,
                    body,
                    reason,
                    reportedAt,
                    new PersonLine(reporterId, reporterName, reporterDisplayName, null, false, reporterDeleted),
                    new PersonLine(senderId, senderName, senderDisplayName, senderDomain, false, senderDeleted),
                    resolverId == null || resolverName == null
                            ? null
                            : new PersonLine(resolverId, resolverName, null, null, false, false));
        }
    }

    private final Database database;

    public MessageReportView(Database database) {
        this.database = database;
    }

    /// Reports, the latest first; none for who is no admin.
    ///
    /// @param openOnly whether those dealt with are left out
    /// @param before   only reports with a smaller id; 0 to begin with the latest
    public List<Line> lines(Viewer viewer, boolean openOnly, long before, int limit) {
        return !viewer.admin()
                ? List.of()
                : database.read(transaction -> transaction
                        .query(LINES)
                        .bind("resolvedToo", !openOnly)
                        .bind("before", before)
                        .bind("limit", limit)
                        .mapTo(Row.class)
                        .map(Row::line)
                        .list());
    }

    /// How many open reports wait for this viewer.
    public long open(Viewer viewer) {
        return !viewer.admin()
                ? 0
                : database.read(
                        transaction -> transaction.query(OPEN).mapTo(Long.class).one());
    }
}
