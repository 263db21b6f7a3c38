package org.folkmoot.forum.feeds;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.folkmoot.rules.ranking.CommentStanding;
import org.folkmoot.rules.ranking.Place;
import org.folkmoot.rules.speech.CommentRule;
import org.folkmoot.rules.speech.Speaker;
import org.folkmoot.rules.visibility.CommentFacts;
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
import org.folkmoot.values.Score;
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

    /// A thread; empty when there is no such post, or not for this reader.
    public Optional<ThreadPage> thread(Viewer viewer, PostId post, CommentOrder order) {
        return thread(viewer, post, order, new Lens.Site());
    }

    /// As [#thread(Viewer, PostId, CommentOrder)], with votes counted as through a lens.
    public Optional<ThreadPage> thread(Viewer viewer, PostId post, CommentOrder order, Lens asked) {
        return thread(viewer, post, order, asked, null);
    }

    /// As [#thread(Viewer, PostId, CommentOrder, Lens)], with one comment opened that its reader does not
    /// see otherwise.
    ///
    /// @param opened null for none
    public Optional<ThreadPage> thread(
            Viewer viewer, PostId post, CommentOrder order, Lens asked, @Nullable CommentId opened) {
        ScoreView counted = lenses.counting(scores, asked);
        return database.readEach(transaction -> seen(transaction, viewer, post, new PostCardView(counted))
                .map(found -> page(transaction, viewer, found, new Asked(order, opened), counted)));
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

    /// How a thread is asked for.
    private record Asked(CommentOrder order, @Nullable CommentId opened) {}

    private ThreadPage page(Transaction transaction, Viewer viewer, Seen seen, Asked asked, ScoreView counted) {
        PostCard post = seen.post();
        CommunityId community = post.community().id();
        boolean mayModerate = seen.filter().looksAfter(community);
        return new ThreadPage(
                post,
                addresses.of(transaction, new Addressed.Post(post.id())).orElse(null),
                asked.order(),
                tree(transaction, viewer, seen, asked, counted),
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

    private List<CommentNode> tree(Transaction transaction, Viewer viewer, Seen seen, Asked asked, ScoreView counted) {
        PostId post = seen.post().id();
        PersonId person = viewer.person();
        List<CommentRows.Row> rows = transaction.ask(COMMENTS, post.value(), person == null ? 0L : person.value());
        Map<Long, Score> scores = counted.comments(transaction, post);
        Map<Long, List<CommentRows.Row>> byParent = new HashMap<>();
        for (CommentRows.Row row : rows) {
            CommentId parent = row.parentId();
            byParent.computeIfAbsent(parent == null ? 0L : parent.value(), key -> new ArrayList<>())
                    .add(row);
        }
        return new Tree(
                        byParent,
                        scores,
                        seen.filter(),
                        seen.facts(),
                        asked,
                        clock.instant().toEpochMilli())
                .under(0);
    }

    /// Builds the tree from its rows.
    private record Tree(
            Map<Long, List<CommentRows.Row>> byParent,
            Map<Long, Score> scores,
            Filter filter,
            PostFacts post,
            Asked asked,
            long now) {

        /// At most fifty deep, so the stack is safe.
        List<CommentNode> under(long parent) {
            List<Placed> sorted = new ArrayList<>();
            byParent.getOrDefault(parent, List.of()).forEach(row -> sorted.add(new Placed(row, place(row))));
            sorted.sort(Comparator.comparing(Placed::place));
            List<CommentNode> nodes = new ArrayList<>();
            for (Placed placed : sorted) {
                CommentRows.Row row = placed.row();
                List<CommentNode> replies = under(row.id().value());
                CommentNode.Stub stub = stubOf(row);
                if (stub == null || !replies.isEmpty() || stub != CommentNode.Stub.DELETED) {
                    nodes.add(row.node(score(row), stub, replies));
                }
            }
            return nodes;
        }

        private record Placed(CommentRows.Row row, Place place) {}

        private Score score(CommentRows.Row row) {
            return scores.getOrDefault(row.id().value(), Score.NONE);
        }

        private Place place(CommentRows.Row row) {
            Score score = score(row);
            CommentStanding standing = new CommentStanding(
                    score.up(), score.down(), row.publishedAt().toEpochMilli());
            return Place.ofComment(
                    asked.order(), standing, row.distinguished(), row.id().value(), now);
        }

        private CommentNode.@Nullable Stub stubOf(CommentRows.Row row) {
            CommentFacts facts =
                    new CommentFacts(row.authorId(), row.origin(), post, row.removed(), row.deleted(), row.language());
            Sight sight = row.id().equals(asked.opened())
                    ? VisibilityRule.opened(filter, facts)
                    : VisibilityRule.inThread(filter, facts);
            return switch (sight) {
                case Sight.Shown() -> null;
                case Sight.Stub(var why) -> stub(why, facts);
                case Sight.Hidden(var why) -> stub(why, facts);
            };
        }

        private CommentNode.Stub stub(Sight.Why why, CommentFacts facts) {
            return switch (why) {
                case DELETED -> CommentNode.Stub.DELETED;
                case WAITING -> CommentNode.Stub.WAITING;
                case TERMS ->
                    VisibilityRule.opened(filter, facts) instanceof Sight.Shown
                            ? CommentNode.Stub.UNCHOSEN
                            : CommentNode.Stub.TERMS;
                case CHOICE -> CommentNode.Stub.CHOICE;
                case BLOCKED_PERSON, BLOCKED_COMMUNITY, NSFW, LANGUAGE -> CommentNode.Stub.BLOCKED;
                case REMOVED, POST_GONE, COMMUNITY_GONE, MEMBERS_ONLY -> CommentNode.Stub.REMOVED;
            };
        }
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
