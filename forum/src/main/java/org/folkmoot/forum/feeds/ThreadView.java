package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.folkmoot.database.Database;
import org.folkmoot.database.Question;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.Standing;
import org.folkmoot.forum.communities.CommunityStanding;
import org.folkmoot.forum.communities.Moderators;
import org.folkmoot.forum.communities.Readers;
import org.folkmoot.forum.communities.Speakers;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.instances.Addresses;
import org.folkmoot.forum.votes.PollStore;
import org.folkmoot.forum.votes.ScoreView;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.rules.speech.CommentRule;
import org.folkmoot.rules.speech.Speaker;
import org.folkmoot.rules.visibility.CommunityFacts;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.rules.visibility.Origin;
import org.folkmoot.rules.visibility.PostFacts;
import org.folkmoot.rules.visibility.Sight;
import org.folkmoot.rules.visibility.VisibilityRule;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// Reads a post and its comments for one reader: a fixed number of statements however many comments there are.
public final class ThreadView {

    private static final String PLACE = """
            select community.id, community.removed_at is not null as removed, community.deleted_at is not null as deleted,
                   community.local_only, community.nsfw, community.instance_id as server,
                   post.instance_id as author_server, post.waiting,
                   exists (select from informal_poll where post_id = post.id) as polled
            from post join community on community.id = post.community_id
            where post.id = :post
            """;

    private static final Question<CommentRows.Row> COMMENTS = Question.of(
            "select " + CommentRows.COLUMNS + CommentRows.FROM + "where comment.post_id = :post",
            CommentRows.Row::of,
            "post",
            "viewer");

    private static final Question<CommentRows.Outline> OUTLINES = Question.of(
            "select " + CommentRows.Outline.COLUMNS + "from comment where comment.post_id = :post",
            CommentRows.Outline::of,
            "post");

    private static final Question<CommentRows.Row> CHOSEN = Question.of(
            "select " + CommentRows.COLUMNS + CommentRows.FROM + "where comment.id = any(:comments)",
            CommentRows.Row::of,
            "comments",
            "viewer");

    private record PlaceRow(
            CommunityId id,
            boolean removed,
            boolean deleted,
            boolean localOnly,
            boolean nsfw,
            InstanceId server,
            InstanceId authorServer,
            boolean waiting,
            boolean polled) {

        Origin origin() {
            return new Origin(authorServer, waiting);
        }

        CommunityFacts facts() {
            return new CommunityFacts(id, server, removed, deleted, localOnly, nsfw);
        }
    }

    private final Database database;
    private final Readers readers;
    private final ScoreView scores;
    private final Standing standing;
    private final CommunityStanding communityStanding;
    private final Speakers speakers;
    private final Moderators moderators = new Moderators();
    private final Addresses addresses = new Addresses();
    private final PollStore polls = new PollStore();
    private final InstantSource clock;
    private final Lenses lenses;

    public ThreadView(
            Database database,
            Readers readers,
            ScoreView scores,
            Lenses lenses,
            Standing standing,
            CommunityStanding communityStanding,
            Speakers speakers,
            InstantSource clock) {
        this.database = database;
        this.readers = readers;
        this.scores = scores;
        this.lenses = lenses;
        this.standing = standing;
        this.communityStanding = communityStanding;
        this.speakers = speakers;
        this.clock = clock;
    }

    /// A thread; empty when there is no such post, or not for this reader. Of a long one it is the part that
    /// is asked for ([ThreadCut]).
    public Optional<ThreadPage> thread(Viewer viewer, ThreadRequest asked) {
        ScoreView counted = lenses.counting(scores, asked.lens());
        return database.readEach(transaction -> seen(transaction, viewer, asked.post(), new PostCardView(counted))
                .map(found -> page(transaction, viewer, found, asked, counted)));
    }

    /// The beginning of a thread, counted as the site does.
    public Optional<ThreadPage> thread(Viewer viewer, PostId post, CommentOrder order) {
        return thread(viewer, ThreadRequest.of(post, order));
    }

    /// The part of a thread in which a comment stands; empty when there is no such comment, or its thread is not for
    /// this reader.
    public Optional<ThreadPage> around(Viewer viewer, CommentId comment, Lens lens) {
        return postOf(comment)
                .flatMap(post -> thread(
                        viewer,
                        ThreadRequest.of(post, CommentOrder.HOT).through(lens).part(ThreadPart.around(comment))));
    }

    /// The post of a thread, without its comments; empty when there is no such post, or not for this reader.
    public Optional<PostCard> post(Viewer viewer, PostId post) {
        return post(viewer, post, new Lens.Site());
    }

    /// As [#post(Viewer, PostId)], with votes counted as through a lens.
    public Optional<PostCard> post(Viewer viewer, PostId post, Lens lens) {
        PostCardView counted = new PostCardView(lenses.counting(scores, lens));
        return database.read(
                transaction -> seen(transaction, viewer, post, counted).map(Seen::post));
    }

    /// Where a comment stands.
    ///
    /// @param cut whether its thread is too long to be shown whole
    public record Place(PostId post, boolean cut) {}

    /// Where a comment stands; empty when there is no such comment.
    public Optional<Place> placeOf(CommentId comment) {
        return database.read(transaction -> transaction
                .query("""
                        select post_id as post,
                               (select count(*) from comment other where other.post_id = comment.post_id) > :most as cut
                        from comment where id = :comment
                        """)
                .bind("comment", comment)
                .bind("most", ThreadCut.MOST)
                .mapTo(Place.class)
                .findOne());
    }

    /// The post that a comment hangs under; empty when there is no such comment.
    public Optional<PostId> postOf(CommentId comment) {
        return database.read(transaction -> transaction
                .query("select post_id from comment where id = :comment")
                .bind("comment", comment)
                .mapTo(PostId.class)
                .findOne());
    }

    /// A post as a reader sees it, and by what.
    private record Seen(Filter filter, PostFacts facts, PostCard post, boolean polled) {}

    private Optional<Seen> seen(Transaction transaction, Viewer viewer, PostId id, PostCardView counted) {
        Optional<PlaceRow> place =
                transaction.query(PLACE).bind("post", id).mapTo(PlaceRow.class).findOne();
        List<PostCard> found = counted.cards(transaction, List.of(id), viewer.person());
        if (place.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        PostCard post = found.getFirst();
        Filter filter = readers.within(
                transaction, viewer, Listing.MIXED, post.community().id());
        PostFacts facts = facts(post, place.get());
        return switch (VisibilityRule.alone(filter, facts)) {
            case Sight.Hidden hidden -> Optional.empty();
            case Sight.Stub stub -> Optional.of(new Seen(filter, facts, stub(post), false));
            case Sight.Shown() ->
                Optional.of(new Seen(filter, facts, post, place.get().polled()));
        };
    }

    private ThreadPage page(Transaction transaction, Viewer viewer, Seen seen, ThreadRequest asked, ScoreView counted) {
        PostCard post = seen.post();
        Comments comments = comments(transaction, viewer, seen, asked, counted);
        CommunityId community = post.community().id();
        boolean mayModerate = seen.filter().looksAfter(community);
        return new ThreadPage(
                post,
                addresses.of(transaction, new Addressed.Post(post.id())).orElse(null),
                asked.order(),
                comments.nodes(),
                comments.extent(),
                moderators.lines(transaction, community),
                post.author().id().equals(viewer.person()),
                mayModerate,
                silence(transaction, viewer, seen, mayModerate),
                seen.polled() ? polls.poll(transaction, post.id()).orElse(null) : null);
    }

    /// Why this reader cannot comment, as the rule says it before a word is written.
    private @Nullable Silence silence(Transaction transaction, Viewer viewer, Seen seen, boolean mayModerate) {
        PersonId person = viewer.person();
        PostFacts facts = seen.facts();
        boolean gone = facts.removed() || facts.deleted() || facts.community().gone();
        if (person == null) {
            // Whoever logs in would learn no more of a thread that is closed to everybody.
            Refusal closed =
                    CommentRule.obstacle(Speaker.MEMBER, gone, seen.post().locked());
            return new Silence(closed == null ? Refusal.LOG_IN_FIRST : closed, null);
        }
        Instant now = clock.instant();
        Optional<Standing.Ban> fromSite = standing.ban(transaction, person, now);
        Optional<Standing.Ban> fromHere =
                communityStanding.ban(transaction, facts.community().id(), person, now);
        Speaker speaker = new Speaker(
                fromSite.isPresent(),
                fromHere.isPresent(),
                mayModerate,
                speakers.unheard(transaction, facts.community().id(), person));
        Refusal why = CommentRule.obstacle(speaker, gone, seen.post().locked());
        Instant until = fromSite.or(() -> fromHere).map(Standing.Ban::until).orElse(null);
        return why == null ? null : new Silence(why, until);
    }

    private record Comments(List<CommentNode> nodes, ThreadExtent extent) {}

    /// Of a thread that is not shown whole, only what puts it in order is read of every comment.
    private Comments comments(
            Transaction transaction, Viewer viewer, Seen seen, ThreadRequest asked, ScoreView counted) {
        PostId post = asked.post();
        PersonId person = viewer.person();
        long reader = person == null ? 0L : person.value();
        boolean whole = seen.post().comments() <= ThreadCut.MOST;
        List<CommentRows.Row> rows = whole ? transaction.ask(COMMENTS, post.value(), reader) : List.of();
        List<CommentRows.Outline> outlines =
                whole ? rows.stream().map(CommentRows.Row::outline).toList() : transaction.ask(OUTLINES, post.value());
        CommentTree tree = new CommentTree(
                counted.comments(transaction, post),
                seen.filter(),
                seen.facts(),
                asked.order(),
                asked.opened(),
                clock.instant().toEpochMilli());
        ThreadCut.Cut cut = ThreadCut.of(tree.of(outlines), asked.part());
        Map<CommentId, CommentRows.Row> byId = (whole ? rows : chosen(transaction, cut, reader))
                .stream().collect(Collectors.toMap(CommentRows.Row::id, Function.identity()));
        return new Comments(nodes(cut.roots(), tree, byId), cut.extent());
    }

    private static List<CommentRows.Row> chosen(Transaction transaction, ThreadCut.Cut cut, long reader) {
        long[] ids = cut.all().stream().mapToLong(taken -> taken.id().value()).toArray();
        return transaction.ask(CHOSEN, ids, reader);
    }

    /// A comment that was purged between the two questions takes what hangs under it along.
    private static List<CommentNode> nodes(
            List<ThreadCut.Taken> taken, CommentTree tree, Map<CommentId, CommentRows.Row> rows) {
        List<CommentNode> nodes = new ArrayList<>();
        for (ThreadCut.Taken one : taken) {
            CommentRows.Row row = rows.get(one.id());
            if (row != null) {
                nodes.add(row.node(
                        tree.score(one.id()), one.branch().stub(), nodes(one.replies(), tree, rows), one.more()));
            }
        }
        return nodes;
    }

    private static PostFacts facts(PostCard post, PlaceRow place) {
        return new PostFacts(
                post.author().id(),
                place.origin(),
                place.facts(),
                post.removed(),
                post.deleted(),
                post.nsfw(),
                post.language());
    }

    /// The post without its text, for who may only know what became of it.
    private static PostCard stub(PostCard post) {
        return new PostCard(
                post.id(),
                "",
                null,
                null,
                null,
                post.community(),
                post.author(),
                post.authorIsModerator(),
                post.publishedAt(),
                null,
                post.comments(),
                post.score(),
                post.origins(),
                post.myVote(),
                post.nsfw(),
                post.locked(),
                post.pinnedInCommunity(),
                post.pinnedOnSite(),
                post.removed(),
                post.deleted());
    }
}
