package org.folkmoot.forum.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.VisibleSql;
import org.folkmoot.forum.communities.CommunityCard;
import org.folkmoot.forum.communities.CommunityView;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.feeds.CommentCard;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.feeds.Feeds;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;

/// Finds what somebody looks for among what they may see, the best first. Understands `"whole phrases"`, `or` and
/// `-not`
/// (PostgreSQL's web search syntax); names are found by their beginning.
///
/// Of posts and comments the newest two thousand that match are ranked: a word that stands in nearly all of them must
/// not
/// keep the database busy for a minute.
public final class Search {

    private static final String RANKED =
            "order by ts_rank_cd(found.words, query) desc, found.dated_at desc, found.id desc "
                    + "limit :limit offset :offset";

    private static final String POSTS = """
            select post.id
            from websearch_to_tsquery('simple', :text) query
            cross join lateral (
              select * from search_document
              where kind = 'POST' and words @@ query
              order by dated_at desc limit 2000) found
            join post on post.id = found.id
            join community on community.id = post.community_id
            where
            """ + VisibleSql.POSTS + RANKED;

    private static final String COMMENTS = """
            select comment.post_id, comment.id
            from websearch_to_tsquery('simple', :text) query
            cross join lateral (
              select * from search_document
              where kind = 'COMMENT' and words @@ query
              order by dated_at desc limit 2000) found
            join comment on comment.post_id = found.post_id and comment.id = found.id
            join post on post.id = comment.post_id
            join community on community.id = post.community_id
            where
            """ + VisibleSql.COMMENTS + RANKED;

    private static final String COMMUNITIES = """
            select community.id
            from to_tsquery('simple', :beginnings) query, search_document found
            join community on community.id = found.id
            where found.kind = 'COMMUNITY' and found.words @@ query and
            """ + VisibleSql.COMMUNITIES + RANKED;

    private static final String PEOPLE = """
            select person.id, person.name, person.display_name,
                   case when person.instance_id <> 1 then instance.domain end as domain, person.bot, false as deleted
            from to_tsquery('simple', :beginnings) query, search_document found
            join person on person.id = found.id
            join instance on instance.id = person.instance_id
            where found.kind = 'PERSON' and found.words @@ query and person.deleted_at is null
            """ + RANKED;

    /// Who looks for more characters is answered for these: PostgreSQL takes no longer words, and too many words in one
    /// question exhaust it.
    private static final int LONGEST = 500;

    private record Found(PostId postId, CommentId id) {}

    private final Database database;
    private final Readers readers;
    private final Feeds feeds;
    private final CommentFeed comments;
    private final CommunityView communities;

    public Search(Database database, Readers readers, Feeds feeds, CommentFeed comments, CommunityView communities) {
        this.database = database;
        this.readers = readers;
        this.feeds = feeds;
        this.comments = comments;
        this.communities = communities;
    }

    /// Posts in which all that is looked for stands, the best first.
    ///
    /// @param lens whose votes count; what is found, and in which order, does not depend on it
    public List<PostCard> posts(Viewer viewer, String text, int limit, int offset, Lens lens) {
        return database.read(transaction -> {
            List<PostId> found = VisibleSql.bind(transaction.query(POSTS), filter(transaction, viewer))
                    .bind("text", askable(text))
                    .bind("limit", limit)
                    .bind("offset", offset)
                    .mapTo(PostId.class)
                    .list();
            return feeds.cards(transaction, viewer, found, lens);
        });
    }

    /// Comments in which all that is looked for stands, the best first.
    ///
    /// @param lens whose votes count; what is found, and in which order, does not depend on it
    public List<CommentCard> comments(Viewer viewer, String text, int limit, int offset, Lens lens) {
        return database.read(transaction -> {
            List<VoteTarget> found = VisibleSql.bind(transaction.query(COMMENTS), filter(transaction, viewer))
                    .bind("text", askable(text))
                    .bind("limit", limit)
                    .bind("offset", offset)
                    .mapTo(Found.class)
                    .map(row -> new VoteTarget(row.postId(), row.id()))
                    .list();
            return comments.cards(transaction, viewer, found, lens);
        });
    }

    public List<CommunityCard> communities(Viewer viewer, String text, int limit, int offset) {
        return database.read(transaction -> {
            List<CommunityId> found = VisibleSql.bind(transaction.query(COMMUNITIES), filter(transaction, viewer))
                    .bind("beginnings", beginnings(text))
                    .bind("limit", limit)
                    .bind("offset", offset)
                    .mapTo(CommunityId.class)
                    .list();
            return communities.cards(transaction, viewer, found);
        });
    }

    public List<PersonLine> people(String text, int limit, int offset) {
        return database.read(transaction -> transaction
                .query(PEOPLE)
                .bind("beginnings", beginnings(text))
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(PersonLine.class)
                .list());
    }

    private Filter filter(Transaction transaction, Viewer viewer) {
        return readers.filter(transaction, viewer, Listing.MIXED);
    }

    /// A text that PostgreSQL can be asked for. A hyphen means "not" before a word or phrase; at a row of them its
    /// parser gives up.
    private static String askable(String text) {
        String beginning = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return beginning.replace('\0', ' ').replaceAll("-(?![\\p{L}\\p{N}\"])", " ");
    }

    /// The words of a text as beginnings that must all be met, in PostgreSQL's syntax: only letters and digits are
    /// left.
    private static String beginnings(String text) {
        return Arrays.stream(askable(text).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(10)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
