package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.NotificationId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;

/// Reads a member's inbox, and marks what they have read. What is gone by now is not shown.
public final class Inbox {

    /// What is gone by now, or of somebody whom the member has blocked since, neither shows nor counts.
    private static final String HERE = """
            from notification
            join post on post.id = notification.post_id
            join community on community.id = post.community_id
            left join comment on comment.post_id = notification.post_id and comment.id = notification.comment_id
            where notification.person_id = :person
              and community.removed_at is null and community.deleted_at is null
              and post.removed_at is null and post.deleted_at is null
              and comment.removed_at is null and comment.deleted_at is null
              and not exists (select from person_block where person_id = :person
                and blocked_id = coalesce(comment.author_id, post.author_id))
            """;

    /// Counts what a member has not read.
    static final String UNREAD = "select count(*) " + HERE + " and read_at is null";

    private static final String LINES = """
            select notification.id, kind, notification.post_id, notification.comment_id, notified_at,
                   read_at is not null as read
            """ + HERE + """
              and (not :unreadOnly or read_at is null)
              and (:before = 0 or notification.id < :before)
            order by notification.id desc
            limit :limit
            """;

    /// Why something is in the inbox.
    public enum Kind {
        REPLY,
        MENTION
    }

    /// What an entry is about.
    public sealed interface About {

        /// A comment that answers, or mentions.
        record OfComment(CommentCard card) implements About {}

        /// A post that mentions.
        record OfPost(PostCard card) implements About {}
    }

    /// One entry.
    public record Line(NotificationId id, Kind kind, boolean read, Instant at, About about) {}

    private record Row(NotificationId id, Kind kind, PostId postId, long commentId, Instant notifiedAt, boolean read) {}

    private final Database database;
    private final Feeds feeds;
    private final CommentFeed comments;
    private final InstantSource clock;
    private final NotificationStore store = new NotificationStore();

    public Inbox(Database database, Feeds feeds, CommentFeed comments, InstantSource clock) {
        this.database = database;
        this.feeds = feeds;
        this.comments = comments;
        this.clock = clock;
    }

    /// Entries, the latest first.
    ///
    /// @param before only entries with a smaller id; 0 to begin with the latest
    public List<Line> lines(Viewer viewer, PersonId person, boolean unreadOnly, long before, int limit) {
        return database.read(transaction -> {
            List<Row> rows = transaction
                    .query(LINES)
                    .bind("person", person)
                    .bind("unreadOnly", unreadOnly)
                    .bind("before", before)
                    .bind("limit", limit)
                    .mapTo(Row.class)
                    .list();
            return filled(transaction, viewer, rows);
        });
    }

    private List<Line> filled(Transaction transaction, Viewer viewer, List<Row> rows) {
        Map<Long, PostCard> posts = new HashMap<>();
        feeds.cards(
                        transaction,
                        viewer,
                        rows.stream()
                                .filter(row -> row.commentId() == 0)
                                .map(Row::postId)
                                .toList())
                .forEach(card -> posts.put(card.id().value(), card));
        Map<Long, CommentCard> answers = new HashMap<>();
        comments.cards(
                        transaction,
                        viewer,
                        rows.stream()
                                .filter(row -> row.commentId() != 0)
                                .map(row -> new VoteTarget(row.postId(), new CommentId(row.commentId())))
                                .toList())
                .forEach(card -> answers.put(card.comment().id().value(), card));
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            PostCard post = posts.get(row.postId().value());
            CommentCard answer = answers.get(row.commentId());
            if (row.commentId() == 0 && post != null) {
                lines.add(new Line(row.id(), row.kind(), row.read(), row.notifiedAt(), new About.OfPost(post)));
            } else if (answer != null) {
                lines.add(new Line(row.id(), row.kind(), row.read(), row.notifiedAt(), new About.OfComment(answer)));
            }
        }
        return lines;
    }

    /// How many entries a member has not read.
    public long unread(PersonId person) {
        return database.read(transaction -> transaction
                .query(UNREAD)
                .bind("person", person)
                .mapTo(Long.class)
                .one());
    }

    /// Marks one entry as read.
    public void read(PersonId person, NotificationId notification) {
        database.change(transaction -> store.read(transaction, person, notification, clock.instant()));
    }

    /// Marks every entry as read.
    public void readAll(PersonId person) {
        database.change(transaction -> store.readAll(transaction, person, clock.instant()));
    }
}
