package org.folkmoot.federation.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.instances.Handle;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.MessageId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.ReportId;
import org.jspecify.annotations.Nullable;

/// What of the forum is told to other servers. Reads only.
///
/// It answers what stands there, gone or not and whoever may see it: whether anything of it may be told is for
/// [CommunityRow#open()] to say, in one place.
public final class ForumView {

    /// A person, ours or not.
    ///
    /// @param address what their server calls them; null for ours
    public record PersonRow(
            PersonId id,
            String name,
            @Nullable String displayName,
            @Nullable String bio,
            boolean bot,
            Instant createdAt,
            @Nullable Instant deletedAt,
            @Nullable String address) {

        public boolean deleted() {
            return deletedAt != null;
        }
    }

    /// A community, ours or not.
    public record CommunityRow(
            CommunityId id,
            String name,
            String title,
            @Nullable String description,
            boolean nsfw,
            boolean localOnly,
            boolean moderatorsPostOnly,
            Instant createdAt,
            @Nullable Instant editedAt,
            boolean removed,
            boolean deleted,
            @Nullable String address) {

        public boolean gone() {
            return removed || deleted;
        }

        /// Whether it and its content may be told to anybody elsewhere.
        public boolean open() {
            return !localOnly && !gone();
        }
    }

    /// A post, ours or not.
    public record PostRow(
            PostId id,
            CommunityId communityId,
            PersonId authorId,
            String title,
            @Nullable String url,
            @Nullable String body,
            @Nullable String language,
            boolean nsfw,
            Instant publishedAt,
            @Nullable Instant editedAt,
            boolean removed,
            boolean deleted,
            boolean locked,
            @Nullable String address) {}

    /// A comment, ours or not.
    ///
    /// @param parentId null for an answer to the post itself
    public record CommentRow(
            CommentId id,
            PostId postId,
            @Nullable CommentId parentId,
            PersonId authorId,
            String body,
            @Nullable String language,
            Instant publishedAt,
            @Nullable Instant editedAt,
            boolean removed,
            boolean deleted,
            boolean distinguished,
            @Nullable String address) {}

    /// What an office did.
    ///
    /// @param removing whether a ban took all that somebody wrote with it
    public record ModlogRow(
            String act,
            PersonId actorId,
            @Nullable CommunityId communityId,
            @Nullable PostId postId,
            @Nullable CommentId commentId,
            @Nullable PersonId personId,
            @Nullable String reason,
            @Nullable Instant until,
            boolean removing) {}

    /// What somebody reported.
    public record ReportRow(
            PostId postId,
            @Nullable CommentId commentId,
            CommunityId communityId,
            PersonId reporterId,
            String reason,
            boolean resolved) {}

    /// What one person wrote to one other alone.
    public record MessageRow(
            MessageId id,
            PersonId senderId,
            PersonId recipientId,
            String body,
            Instant sentAt,
            @Nullable Instant editedAt,
            boolean deleted) {}

    private static final String MESSAGE = """
            select id, sender_id, recipient_id, body, sent_at, edited_at, deleted_at is not null as deleted
            from private_message where id = :id
            """;

    private static final String MESSAGES_TO = """
            select id from private_message
            where recipient_id = :person and sent_at >= :since and deleted_at is null
            order by id
            """;

    private static final String REPORT = """
            select post_id, comment_id, community_id, reporter_id, reason, resolved_at is not null as resolved
            from report where id = :id
            """;

    private static final String PEOPLE = """
            select person.id, person.name, person.display_name, person.bio, person.bot, person.created_at,
                   person.deleted_at, address.url as address
            from person
            left join address on address.kind = 'PERSON' and address.id = person.id
            """;

    private static final String PERSON = PEOPLE + "where person.id = :id";

    private static final String NAMED = PEOPLE + """
            where person.deleted_at is null and person.id in (
              select actor_id from actor_name join instance on instance.id = actor_name.instance_id
              where kind = 'PERSON'
                and (name_key, domain) in (select * from unnest(cast(:names as text[]), cast(:hosts as text[]))))
            order by person.id
            """;

    private static final String COMMUNITY = """
            select community.id, community.name, community.title, community.description, community.nsfw,
                   community.local_only, community.moderators_post_only, community.created_at, community.edited_at,
                   community.removed_at is not null as removed, community.deleted_at is not null as deleted,
                   address.url as address
            from community
            left join address on address.kind = 'COMMUNITY' and address.id = community.id
            where community.id = :id
            """;

    private static final String POSTS = """
            select post.id, post.community_id, post.author_id, post.title, post.url, post.body, post.language,
                   post.nsfw, post.published_at, post.edited_at, post.removed_at is not null as removed,
                   post.deleted_at is not null as deleted, post.locked_at is not null as locked,
                   address.url as address
            from post
            left join address on address.kind = 'POST' and address.id = post.id
            """;

    private static final String COMMENT = """
            select comment.id, comment.post_id, comment.parent_id, comment.author_id, comment.body, comment.language,
                   comment.published_at, comment.edited_at, comment.removed_at is not null as removed,
                   comment.deleted_at is not null as deleted, comment.distinguished, address.url as address
            from comment
            left join address on address.kind = 'COMMENT' and address.id = comment.id
            """;

    private static final String ANSWERED_ELSEWHERE = """
            select address.id
            from comment
            join post on post.id = comment.post_id
            left join comment parent on parent.id = comment.parent_id
            join address on address.kind = 'PERSON' and address.id = coalesce(parent.author_id, post.author_id)
            where comment.id = :id
            """;

    private static final String NEWEST = POSTS + """
            where post.community_id = :community and post.removed_at is null and post.deleted_at is null
              and not post.waiting
            order by post.id desc limit :limit
            """;

    private static final String PINNED = POSTS + """
            where post.community_id = :community and post.pinned_in_community and post.removed_at is null
              and post.deleted_at is null and not post.waiting
            order by post.id desc limit :limit
            """;

    /// A comment is always older here than what answers it.
    private static final String ANSWERS = COMMENT + """
            where comment.post_id = :post and comment.removed_at is null and comment.deleted_at is null
              and not comment.waiting
            order by comment.id offset :offset limit :limit
            """;

    private static final String MODLOG = """
            select act, actor_id, community_id, post_id, comment_id, person_id, reason, until, removing
            from modlog where id = :id
            """;

    public Optional<PersonRow> person(Transaction transaction, PersonId person) {
        return transaction
                .query(PERSON)
                .bind("id", person)
                .mapTo(PersonRow.class)
                .findOne();
    }

    /// Those people of other servers who are known here by these handles.
    public List<PersonRow> named(Transaction transaction, Collection<Handle> handles) {
        return handles.isEmpty()
                ? List.of()
                : transaction
                        .query(NAMED)
                        .bind("names", handles.stream().map(Handle::name).toArray(String[]::new))
                        .bind("hosts", handles.stream().map(Handle::host).toArray(String[]::new))
                        .mapTo(PersonRow.class)
                        .list();
    }

    public Optional<CommunityRow> community(Transaction transaction, CommunityId community) {
        return transaction
                .query(COMMUNITY)
                .bind("id", community)
                .mapTo(CommunityRow.class)
                .findOne();
    }

    public Optional<PostRow> post(Transaction transaction, PostId post) {
        return transaction
                .query(POSTS + "where post.id = :id")
                .bind("id", post)
                .mapTo(PostRow.class)
                .findOne();
    }

    /// Whose words a comment answers, when they are of another server.
    public Optional<PersonId> answeredElsewhere(Transaction transaction, CommentId comment) {
        return transaction
                .query(ANSWERED_ELSEWHERE)
                .bind("id", comment)
                .mapTo(Long.class)
                .findOne()
                .map(PersonId::new);
    }

    public Optional<CommentRow> comment(Transaction transaction, CommentId comment) {
        return transaction
                .query(COMMENT + "where comment.id = :id")
                .bind("id", comment)
                .mapTo(CommentRow.class)
                .findOne();
    }

    /// The comments under a post that are there, each before what answers it.
    public List<CommentRow> answers(Transaction transaction, PostId post, int offset, int limit) {
        return transaction
                .query(ANSWERS)
                .bind("post", post)
                .bind("offset", offset)
                .bind("limit", limit)
                .mapTo(CommentRow.class)
                .list();
    }

    /// How many of these there are.
    public long countAnswers(Transaction transaction, PostId post) {
        return transaction.query("""
                        select count(*) from comment
                        where post_id = :post and removed_at is null and deleted_at is null and not waiting
                        """).bind("post", post).mapTo(Long.class).one();
    }

    public Optional<MessageRow> message(Transaction transaction, MessageId message) {
        return transaction
                .query(MESSAGE)
                .bind("id", message)
                .mapTo(MessageRow.class)
                .findOne();
    }

    /// What was written to somebody alone since then and stands, in its order.
    public List<MessageId> messagesTo(Transaction transaction, PersonId person, Instant since) {
        return transaction
                .query(MESSAGES_TO)
                .bind("person", person)
                .bind("since", since)
                .mapTo(MessageId.class)
                .list();
    }

    /// The newest posts of a community that are there.
    public List<PostRow> newest(Transaction transaction, CommunityId community, int limit) {
        return transaction
                .query(NEWEST)
                .bind("community", community)
                .bind("limit", limit)
                .mapTo(PostRow.class)
                .list();
    }

    public List<PostRow> pinned(Transaction transaction, CommunityId community, int limit) {
        return transaction
                .query(PINNED)
                .bind("community", community)
                .bind("limit", limit)
                .mapTo(PostRow.class)
                .list();
    }

    public long posts(Transaction transaction, CommunityId community) {
        return transaction
                .query("""
                        select count(*) from post
                        where community_id = :community and removed_at is null and deleted_at is null
                        """)
                .bind("community", community)
                .mapTo(Long.class)
                .one();
    }

    public long followers(Transaction transaction, CommunityId community) {
        return transaction
                .query("select count(*) from subscription where community_id = :community")
                .bind("community", community)
                .mapTo(Long.class)
                .one();
    }

    /// What an office did, as the modlog has it.
    public Optional<ModlogRow> modlog(Transaction transaction, long entry) {
        return transaction
                .query(MODLOG)
                .bind("id", entry)
                .mapTo(ModlogRow.class)
                .findOne();
    }

    public Optional<ReportRow> report(Transaction transaction, ReportId report) {
        return transaction
                .query(REPORT)
                .bind("id", report)
                .mapTo(ReportRow.class)
                .findOne();
    }

    /// The live vote of a person: `UP` or `DOWN`; empty for none.
    public Optional<String> vote(Transaction transaction, PostId post, @Nullable CommentId comment, PersonId person) {
        return transaction
                .query("""
                        select direction from vote
                        where post_id = :post and comment_id = :comment and person_id = :person
                        """)
                .bind("post", post)
                .bind("comment", comment == null ? 0 : comment.value())
                .bind("person", person)
                .mapTo(String.class)
                .findOne();
    }
}
