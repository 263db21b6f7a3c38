package org.folkmoot.forum.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.instances.TermsInForce;
import org.folkmoot.rules.peers.ExchangeRule;
import org.folkmoot.rules.speech.MessageRule;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Reads what a member and others wrote to each other. Everything here is asked for by one of the two, and answers
/// nobody else.
public final class Conversations {

    private static final int EXCERPT = 160;

    /// Whom the member blocks is out of their sight, here as everywhere.
    private static final String LINES = """
            with mine as (
              select recipient_id as other_id, max(id) as last_id, 0 as unread
              from private_message where sender_id = :person group by recipient_id
              union all
              select sender_id, max(id), count(*) filter (where read_at is null and deleted_at is null)
              from private_message where recipient_id = :person group by sender_id),
            conversation as (
              select other_id, max(last_id) as last_id, cast(sum(unread) as bigint) as unread from mine
              where not exists (select from person_block where person_id = :person and blocked_id = other_id)
                and :apart = (exists (select from person where id = other_id and instance_id = any(:writes))
                  and not exists (select from private_message
                    where sender_id = :person and recipient_id = other_id))
              group by other_id
              having :before = 0 or max(last_id) < :before
              order by max(last_id) desc limit :limit)
            select last.id, other.id as other_id, other.name as other_name, other.display_name as other_display_name,
                   case when other.instance_id <> 1 then host.domain end as other_domain, other.bot as other_bot,
                   other.deleted_at is not null as other_deleted, last.sender_id = :person as mine,
                   last.deleted_at is not null as deleted, left(last.body, 400) as body, last.sent_at,
                   conversation.unread
            from conversation
            join private_message last on last.id = conversation.last_id
            join person other on other.id = conversation.other_id
            join instance host on host.id = other.instance_id
            order by last.id desc
            """;

    private static final String MESSAGES = """
            select id, sender_id = :person as mine, body, sent_at, edited_at, deleted_at is not null as deleted,
                   sender_id = :person or read_at is not null as read
            from (
              (select * from private_message where sender_id = :person and recipient_id = :other
                 and (:before = 0 or id < :before) order by id desc limit :limit)
              union all
              (select * from private_message where sender_id = :other and recipient_id = :person
                 and (:before = 0 or id < :before) order by id desc limit :limit)) message
            order by id desc limit :limit
            """;

    /// How much a member has not read, as `server count`, with commas between; under 1 of those to whom
    /// they wrote too. The rule says what of it is kept apart.
    static final String UNREAD = """
            select string_agg(concat_ws(' ', server, unread), ',') from (
              select case when sender.instance_id <> 1 and not exists (select from private_message mine
                         where mine.sender_id = :person and mine.recipient_id = sender.id)
                       then sender.instance_id else 1 end as server, count(*) as unread
              from private_message
              join person sender on sender.id = sender_id
              where recipient_id = :person and read_at is null and private_message.deleted_at is null
                and not exists (select from person_block where person_id = :person and blocked_id = sender_id)
              group by 1) written
            """;

    /// One conversation among others.
    ///
    /// @param last    names its latest message
    /// @param mine    whether the reader wrote that
    /// @param excerpt its beginning; null when it was taken back
    public record Line(
            MessageId last,
            PersonLine other,
            boolean mine,
            @Nullable String excerpt,
            Instant at,
            long unread) {}

    /// One message as the reader sees it.
    ///
    /// @param body    null when the other took it back
    /// @param deleted whether it is taken back
    /// @param read    whether the reader saw it before
    public record Said(
            MessageId id,
            boolean mine,
            @Nullable String body,
            Instant at,
            @Nullable Instant editedAt,
            boolean deleted,
            boolean read) {}

    private record LineRow(
            MessageId id,
            PersonId otherId,
            String otherName,
            @Nullable String otherDisplayName,
            @Nullable String otherDomain,
            boolean otherBot,
            boolean otherDeleted,
            boolean mine,
            boolean deleted,
            String body,
            Instant sentAt,
            long unread) {

        Line line() {
            PersonLine other =
                    new PersonLine(otherId, otherName, otherDisplayName, otherDomain, otherBot, otherDeleted);
            return new Line(id, other, mine, deleted ? null : excerpt(body), sentAt, unread);
        }
    }

    private record Row(
            MessageId id,
            boolean mine,
            String body,
            Instant sentAt,
            @Nullable Instant editedAt,
            boolean deleted,
            boolean read) {

        Said said() {
            return new Said(id, mine, deleted && !mine ? null : body, sentAt, editedAt, deleted, read);
        }
    }

    private final Database database;
    private final TermsInForce terms;
    private final Readers readers;
    private final InstantSource clock;
    private final CorrespondentStore correspondents = new CorrespondentStore();
    private final MessageStore messages = new MessageStore();

    public Conversations(Database database, TermsInForce terms, Readers readers, InstantSource clock) {
        this.readers = readers;
        this.terms = terms;
        this.database = database;
        this.clock = clock;
    }

    /// A member's conversations that are not kept apart, the one with the latest message first.
    ///
    /// @param before only those whose latest message has a smaller id; 0 to begin with the latest
    public List<Line> lines(PersonId person, long before, int limit) {
        return lines(person, false, before, limit);
    }

    /// A member's conversations, the one with the latest message first.
    ///
    /// @param apart  whether those that they keep apart, else the others
    /// @param before only those whose latest message has a smaller id; 0 to begin with the latest
    public List<Line> lines(PersonId person, boolean apart, long before, int limit) {
        return database.read(transaction -> transaction
                .query(LINES)
                .bind("person", person)
                .bind("apart", apart)
                .bind(
                        "writes",
                        Inbox.servers(readers.concealed(transaction, person).writes()))
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(LineRow.class)
                .map(LineRow::line)
                .list());
    }

    /// What a member and another wrote to each other, the latest first.
    ///
    /// @param before only messages with a smaller id; 0 to begin with the latest
    public List<Said> messages(PersonId person, PersonId other, long before, int limit) {
        return database.read(transaction -> transaction
                .query(MESSAGES)
                .bind("person", person)
                .bind("other", other)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(Row.class)
                .map(Row::said)
                .list());
    }

    /// How many messages a member has not read, without those that are kept apart.
    public long unread(PersonId person) {
        return database.read(transaction -> {
            String written = transaction
                    .query(UNREAD)
                    .bind("person", person)
                    .mapTo(String.class)
                    .findOne()
                    .orElse(null);
            return AttentionView.Unread.written(written, readers.concealed(transaction, person))
                    .here();
        });
    }

    /// What keeps a member from writing to somebody; null when nothing does.
    public @Nullable Refusal obstacle(PersonId person, PersonId other) {
        Instant now = clock.instant();
        return database.read(transaction -> {
            var sender = correspondents.sender(transaction, person, now);
            var recipient = correspondents.recipient(transaction, person, other, now);
            if (sender.isEmpty() || recipient.isEmpty()) {
                return Refusal.NO_MESSAGES;
            }
            return correspondents
                    .elsewhere(transaction, person, other)
                    .map(server -> ExchangeRule.letter(terms.of(transaction, server), true, false))
                    .orElseGet(() -> MessageRule.obstacle(sender.get(), recipient.get(), person.equals(other)));
        });
    }

    /// A message of which a member is one of the two, with the other one; empty for everybody else.
    public Optional<Within> within(PersonId person, MessageId message) {
        return database.read(transaction -> messages.find(transaction, message))
                .filter(found -> EditMessage.between(found, person))
                .map(found -> {
                    boolean mine = found.senderId().equals(person);
                    return new Within(
                            found.id(),
                            mine ? found.recipientId() : found.senderId(),
                            mine,
                            found.deleted() && !mine ? null : found.body(),
                            found.deleted());
                });
    }

    /// A message by itself.
    ///
    /// @param body null when the other took it back
    public record Within(
            MessageId id,
            PersonId other,
            boolean mine,
            @Nullable String body,
            boolean deleted) {}

    /// The message that another server calls so.
    public Optional<MessageId> addressed(Transaction transaction, String url) {
        return messages.addressed(transaction, url);
    }

    /// What was said, in one line.
    private static String excerpt(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "…";
    }
}
