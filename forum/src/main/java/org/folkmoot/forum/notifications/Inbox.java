package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.rules.consultations.Stage;
import org.folkmoot.rules.visibility.Concealed;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.ConsultationId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.NotificationId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Reads a member's inbox, and marks what they have read. What is gone by now is not shown.
public final class Inbox {

    private static final String AUTHOR = "coalesce(comment.instance_id, post.instance_id)";

    private static final String SUBSCRIBED = "exists (select from subscription where subscription.person_id = :person"
            + " and subscription.community_id = community.id)";

    /// What is gone by now, of somebody whom the member has blocked since, or kept from everybody by the
    /// terms, neither shows nor counts.
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
              and community.instance_id <> all(:floor) and post.instance_id <> all(:floor)
              and (comment.instance_id is null or comment.instance_id <> all(:floor))
            """;

    /// What is kept apart: as `rules.visibility.Concealed` says.
    private static final String APART = "(" + AUTHOR + " = any(:notifies) and not (" + SUBSCRIBED + " and (" + AUTHOR
            + " <> all(:ownNotifies) or community.instance_id = any(:own))))";

    /// What the member is told of consultations.
    private static final String ASKED = """
            from notification
            join consultation on consultation.id = notification.consultation_id
            where notification.person_id = :person and notification.consultation_id is not null
            """;

    /// How much a member has not read, as `author place count`, with commas between: by the server of who
    /// wrote it and, if they subscribe to the community, by that of the community, else 0. The rule says
    /// what of it is apart.
    static final String UNREAD = "select string_agg(concat_ws(' ', author, place, unread), ',') from (select " + AUTHOR
            + " as author, case when " + AUTHOR + " <> 1 and " + SUBSCRIBED
            + " then community.instance_id else 0 end as place, count(*) as unread " + HERE
            + " and read_at is null group by 1, 2) told";

    /// Counts what a member is told of consultations and has not read.
    static final String UNREAD_ASKED = "select count(*) " + ASKED + " and read_at is null";

    private static final String UNREAD_APART = "select notification.id " + HERE + " and read_at is null and " + APART;

    private static final String WHICH = """
              and (not :unreadOnly or read_at is null)
              and (:before = 0 or notification.id < :before)
            order by notification.id desc
            limit :limit
            """;

    private static final String LINES =
            "(select notification.id, kind, notification.post_id, notification.comment_id, 0 as consultation_id,"
                    + " notified_at, read_at is not null as read "
                    + HERE + " and " + APART + " = :apart " + WHICH
                    + ") union all (select notification.id, kind, 0, 0, consultation_id, notified_at, read_at is not null "
                    + ASKED + " and not :apart " + WHICH
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
    private final Readers readers;
    private final InstantSource clock;
    private final NotificationStore store = new NotificationStore();

    public Inbox(Database database, Feeds feeds, CommentFeed comments, Readers readers, InstantSource clock) {
        this.readers = readers;
        this.database = database;
        this.feeds = feeds;
        this.comments = comments;
        this.clock = clock;
    }

    /// Which entries.
    ///
    /// @param apart      whether those that the member keeps apart, else the others
    /// @param unreadOnly whether those already read are left out
    /// @param before     only entries with a smaller id; 0 to begin with the latest
    public record Which(boolean apart, boolean unreadOnly, long before, int limit) {}

    /// Entries that are not kept apart, the latest first.
    ///
    /// @param before only entries with a smaller id; 0 to begin with the latest
    public List<Line> lines(Viewer viewer, PersonId person, boolean unreadOnly, long before, int limit) {
        return lines(viewer, person, new Which(false, unreadOnly, before, limit));
    }

    /// Entries, the latest first.
    public List<Line> lines(Viewer viewer, PersonId person, Which which) {
        return database.read(transaction -> {
            List<Row> rows = bound(transaction.query(LINES), readers.concealed(transaction, person), person)
                    .bind("apart", which.apart())
                    .bind("unreadOnly", which.unreadOnly())
                    .bind("before", which.before())
                    .bind("limit", which.limit())
                    .mapTo(Row.class)
                    .list();
            return filled(transaction, viewer, rows);
        });
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Concealed concealed, PersonId person) {
        return statement
                .bind("person", person)
                .bind("floor", servers(concealed.fromEverybody()))
                .bind("notifies", servers(concealed.notifies()))
                .bind("ownNotifies", servers(concealed.ownNotifies()))
                .bind("own", servers(concealed.own().any()));
    }

    static long[] servers(Set<InstanceId> servers) {
        return servers.stream().mapToLong(InstanceId::value).toArray();
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

    /// How many entries a member has not read, without those that are kept apart.
    public long unread(PersonId person) {
        return database.read(transaction -> {
            Concealed concealed = readers.concealed(transaction, person);
            String told = transaction
                    .query(UNREAD)
                    .bind("person", person)
                    .bind("floor", servers(concealed.fromEverybody()))
                    .mapTo(String.class)
                    .findOne()
                    .orElse(null);
            long asked = transaction
                    .query(UNREAD_ASKED)
                    .bind("person", person)
                    .mapTo(Long.class)
                    .one();
            return asked + AttentionView.Unread.told(told, concealed).here();
        });
    }

    /// Marks one entry as read.
    public void read(PersonId person, NotificationId notification) {
        database.change(transaction -> store.read(transaction, person, notification, clock.instant()));
    }

    /// Marks every entry as read that is not kept apart.
    public void readAll(PersonId person) {
        readAll(person, false);
    }

    /// Marks every entry as read that is kept apart, or every one that is not.
    public void readAll(PersonId person, boolean apart) {
        database.change(transaction -> {
            List<Long> kept = bound(transaction.query(UNREAD_APART), readers.concealed(transaction, person), person)
                    .mapTo(Long.class)
                    .list();
            long[] ids = kept.stream().mapToLong(Long::longValue).toArray();
            store.readAll(transaction, person, ids, apart, clock.instant());
        });
    }
}
