package org.folkmoot.forum.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.forum.ledger.ForumEvent;
import org.folkmoot.forum.ledger.ForumEvent.BallotCast;
import org.folkmoot.forum.ledger.ForumEvent.CommentChanged;
import org.folkmoot.forum.ledger.ForumEvent.CommentWritten;
import org.folkmoot.forum.ledger.ForumEvent.CommunityChanged;
import org.folkmoot.forum.ledger.ForumEvent.CommunityFounded;
import org.folkmoot.forum.ledger.ForumEvent.ConsultationMoved;
import org.folkmoot.forum.ledger.ForumEvent.ContentReleased;
import org.folkmoot.forum.ledger.ForumEvent.MessageChanged;
import org.folkmoot.forum.ledger.ForumEvent.MessageReportChanged;
import org.folkmoot.forum.ledger.ForumEvent.MessageSent;
import org.folkmoot.forum.ledger.ForumEvent.ModlogWritten;
import org.folkmoot.forum.ledger.ForumEvent.PersonChanged;
import org.folkmoot.forum.ledger.ForumEvent.PersonErased;
import org.folkmoot.forum.ledger.ForumEvent.PersonJoined;
import org.folkmoot.forum.ledger.ForumEvent.PostChanged;
import org.folkmoot.forum.ledger.ForumEvent.PostWritten;
import org.folkmoot.forum.ledger.ForumEvent.ReportChanged;
import org.folkmoot.forum.ledger.ForumEvent.SiteChanged;
import org.folkmoot.forum.ledger.ForumEvent.SubscriptionChanged;
import org.folkmoot.forum.ledger.ForumEvent.TermsChanged;
import org.folkmoot.forum.ledger.ForumEvent.VotesChanged;
import org.folkmoot.forum.ledger.Ledger;

/// Follows the ledger and keeps the words of everything that can be found. Writing the same twice changes nothing.
public final class IndexWords implements DurableConsumer.Work {

    private static final String POSTS = """
            insert into search_document (kind, id, post_id, community_id, author_id, words, dated_at)
            select 'POST', id, id, community_id, author_id,
                   setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', coalesce(url, '')), 'B')
                     || to_tsvector('simple', coalesce(body, '')),
                   published_at
            from post where id = any(:ids) and removed_at is null and deleted_at is null
            """;

    private static final String COMMENTS = """
            insert into search_document (kind, id, post_id, community_id, author_id, words, dated_at)
            select 'COMMENT', comment.id, comment.post_id, post.community_id, comment.author_id,
                   to_tsvector('simple', comment.body), comment.published_at
            from comment join post on post.id = comment.post_id
            where comment.id = any(:ids) and comment.removed_at is null and comment.deleted_at is null
            """;

    private static final String COMMUNITIES = """
            insert into search_document (kind, id, community_id, words, dated_at)
            select 'COMMUNITY', id, id,
                   setweight(to_tsvector('simple', name || ' ' || title), 'A')
                     || to_tsvector('simple', coalesce(description, '')),
                   created_at
            from community where id = any(:ids) and removed_at is null and deleted_at is null
            """;

    private static final String PEOPLE = """
            insert into search_document (kind, id, author_id, words, dated_at)
            select 'PERSON', id, id,
                   setweight(to_tsvector('simple', name || ' ' || coalesce(display_name, '')), 'A')
                     || to_tsvector('simple', coalesce(bio, '')),
                   created_at
            from person where id = any(:ids) and deleted_at is null
              and not exists (select from account where account.person_id = person.id and not account.admitted)
            """;

    private static final String FORGET = "delete from search_document where kind = :kind and id = any(:ids)";

    @Override
    public void apply(Transaction transaction, List<Ledger.Entry> entries) {
        Touched touched = new Touched();
        entries.forEach(entry -> touched.add(entry.event()));
        again(transaction, "POST", POSTS, touched.posts);
        again(transaction, "COMMENT", COMMENTS, touched.comments);
        again(transaction, "COMMUNITY", COMMUNITIES, touched.communities);
        again(transaction, "PERSON", PEOPLE, touched.people);
    }

    private static void again(Transaction transaction, String kind, String insert, Set<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        long[] array = ids.stream().mapToLong(Long::longValue).toArray();
        transaction.update(FORGET).bind("kind", kind).bind("ids", array).execute();
        transaction.update(insert).bind("ids", array).execute();
    }

    /// What a run of events touched, each once.
    private static final class Touched {

        private final Set<Long> posts = new LinkedHashSet<>();
        private final Set<Long> comments = new LinkedHashSet<>();
        private final Set<Long> communities = new LinkedHashSet<>();
        private final Set<Long> people = new LinkedHashSet<>();

        void add(ForumEvent event) {
            switch (event) {
                case PostWritten(var post) -> posts.add(post.value());
                case PostChanged(var post, var change) -> posts.add(post.value());
                case CommentWritten(var post, var comment) -> comments.add(comment.value());
                case CommentChanged(var post, var comment, var change) -> comments.add(comment.value());
                case CommunityFounded(var community) -> communities.add(community.value());
                case CommunityChanged(var community, var by, var change) -> communities.add(community.value());
                case PersonJoined(var person) -> people.add(person.value());
                case PersonChanged(var person) -> people.add(person.value());
                case PersonErased(var person, var content) -> people.add(person.value());
                case MessageSent _, MessageChanged _, MessageReportChanged _ -> {}
                case ConsultationMoved _, BallotCast _ -> {}
                case SiteChanged _,
                        TermsChanged _,
                        SubscriptionChanged _,
                        ContentReleased _,
                        VotesChanged _,
                        ReportChanged _,
                        ModlogWritten _ -> {}
            }
        }
    }
}
