package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.NotificationId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

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

    /// What the member is told of consultations.
    private static final String ASKED = """
            from notification
            join consultation on consultation.id = notification.consultation_id
            where notification.person_id = :person and notification.consultation_id is not null
            """;

    /// Counts what a member has not read.
    static final String UNREAD = "select (select count(*) " + HERE + " and read_at is null) + (select count(*) " + ASKED
            + " and read_at is null)";

    private static final String WHICH = """
              and (not :unreadOnly or read_at is null)
              and (:before = 0 or notification.id < :before)
            order by notification.id desc
            limit :limit
            """;

    private static final String LINES =
            "(select notification.id, kind, notification.post_id, notification.comment_id, 0 as consultation_id,"
                    + " notified_at, read_at is not null as read "
                    + HERE + WHICH
                    + ") union all (select notification.id, kind, 0, 0, consultation_id, notified_at, read_at is not null "
                    + ASKED + WHICH
                    + ") order by id desc limit :limit";

    private static final String CONSULTATIONS = """
            select id, question, stage, opens_at, closes_at, talk_post_id as talk
            from consultation where id = any(:ids)
            """;

    /// Why something is in the inbox.
    public enum Kind {
        REPLY,
        MENTION,
        /// The members are asked something.
        ANNOUNCED,
        /// Their ballots are taken.
        OPENED,
        /// They are taken for a short time only, and the member cast none.
        CLOSING,
        /// A ballot was cast in the member's name.
        BALLOT_CAST,
        DECIDED,
        GIVEN_UP
    }

    /// What an entry is about.
    public sealed interface About {

        /// A comment that answers, or mentions.
        record OfComment(CommentCard card) implements About {}

        /// A post that mentions.
        record OfPost(PostCard card) implements About {}

        /// What the members are asked.
        ///
        /// @param talk where members talk it over; null for nowhere
        record OfConsultation(
                ConsultationId id,
                String question,
                Stage stage,
                Instant opensAt,
                Instant closesAt,
                @Nullable PostId talk)
                implements About {}
    }

    /// One entry.
    public record Line(NotificationId id, Kind kind, boolean read, Instant at, About about) {}

    /// @param postId 0 where it is about none, and so are the others
    private record Row(
            NotificationId id,
            Kind kind,
            long postId,
            long commentId,
            long consultationId,
            Instant notifiedAt,
            boolean read) {

        boolean aboutPost() {
            return postId != 0 && commentId == 0;
        }
    }

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
                                .filter(Row::aboutPost)
                                .map(row -> new PostId(row.postId()))
                                .toList())
                .forEach(card -> posts.put(card.id().value(), card));
        Map<Long, CommentCard> answers = new HashMap<>();
        comments.cards(
                        transaction,
                        viewer,
                        rows.stream()
                                .filter(row -> row.commentId() != 0)
                                .map(row -> new VoteTarget(new PostId(row.postId()), new CommentId(row.commentId())))
                                .toList())
                .forEach(card -> answers.put(card.comment().id().value(), card));
        Map<Long, About.OfConsultation> asked = asked(transaction, rows);
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            about(row, posts, answers, asked)
                    .ifPresent(about -> lines.add(new Line(row.id(), row.kind(), row.read(), row.notifiedAt(), about)));
        }
        return lines;
    }

    private static Optional<About> about(
            Row row, Map<Long, PostCard> posts, Map<Long, CommentCard> answers, Map<Long, About.OfConsultation> asked) {
        if (row.consultationId() != 0) {
            return Optional.ofNullable(asked.get(row.consultationId()));
        }
        return row.aboutPost()
                ? Optional.ofNullable(posts.get(row.postId())).map(About.OfPost::new)
                : Optional.ofNullable(answers.get(row.commentId())).map(About.OfComment::new);
    }

    private static Map<Long, About.OfConsultation> asked(Transaction transaction, List<Row> rows) {
        long[] ids = rows.stream()
                .mapToLong(Row::consultationId)
                .filter(id -> id != 0)
                .distinct()
                .toArray();
        return ids.length == 0
                ? Map.of()
                : transaction.query(CONSULTATIONS).bind("ids", ids).mapTo(About.OfConsultation.class).stream()
                        .collect(Collectors.toMap(one -> one.id().value(), one -> one));
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
