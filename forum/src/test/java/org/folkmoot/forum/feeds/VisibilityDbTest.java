package org.folkmoot.forum.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.RandomWorld;
import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.VisibleSql;
import org.folkmoot.rules.peers.Choice;
import org.folkmoot.rules.peers.Choices;
import org.folkmoot.rules.peers.Contents;
import org.folkmoot.rules.peers.Contents.Reception;
import org.folkmoot.rules.peers.Contents.Visibility;
import org.folkmoot.rules.visibility.CommentFacts;
import org.folkmoot.rules.visibility.CommunityFacts;
import org.folkmoot.rules.visibility.Concealed;
import org.folkmoot.rules.visibility.Filter;
import org.folkmoot.rules.visibility.Listing;
import org.folkmoot.rules.visibility.Origin;
import org.folkmoot.rules.visibility.PostFacts;
import org.folkmoot.rules.visibility.Servers;
import org.folkmoot.rules.visibility.Sight;
import org.folkmoot.rules.visibility.ViewerFacts;
import org.folkmoot.rules.visibility.VisibilityRule;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.Order;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rule of visibility has two readers, SQL and the index (decision 35): both answer as the rule does, row by row.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class VisibilityDbTest {

    private static final String PLACE = "from post join community on community.id = post.community_id ";

    private final World world;

    VisibilityDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void bothReadersAnswerAsTheRuleDoes(long seed) {
        RandomWorld random = new RandomWorld(world, seed, 250);
        world.database.change(transaction -> {
            transaction.update("update post set waiting = id % 4 = 0").execute();
            transaction.update("update comment set waiting = id % 3 = 0").execute();
        });
        world.index.load(world.clock.instant());
        world.database.read(transaction -> {
            Map<Long, CommunityFacts> communities = communities(transaction);
            Map<Long, PostFacts> posts = posts(transaction, communities);
            Map<Long, CommentFacts> comments = comments(transaction, posts);
            assertThat(comments).hasSizeGreaterThan(100);
            for (Filter filter : filters(transaction, random)) {
                Set<Long> postsByRule =
                        shown(posts, facts -> VisibilityRule.inList(filter, facts) instanceof Sight.Shown);
                assertThat(found(transaction, "select post.id " + PLACE + "where " + VisibleSql.POSTS, filter))
                        .as("%s, posts by SQL", filter)
                        .isEqualTo(postsByRule);
                assertThat(indexed(filter)).as("%s, posts by the index", filter).isEqualTo(postsByRule);
                assertThat(found(
                                transaction,
                                "select comment.id " + PLACE + "join comment on comment.post_id = post.id where "
                                        + VisibleSql.COMMENTS,
                                filter))
                        .as("%s, comments by SQL", filter)
                        .isEqualTo(
                                shown(comments, facts -> VisibilityRule.inList(filter, facts) instanceof Sight.Shown));
                assertThat(found(
                                transaction,
                                "select community.id from community where " + VisibleSql.COMMUNITIES,
                                filter))
                        .as("%s, communities by SQL", filter)
                        .isEqualTo(shown(
                                communities, facts -> VisibilityRule.inList(filter, facts) instanceof Sight.Shown));
            }
            return null;
        });
    }

    /// Of those who read in this world, in every kind of list; and of people whom it takes more than a world to meet.
    private List<Filter> filters(Transaction transaction, RandomWorld random) {
        List<ViewerFacts> readers = new ArrayList<>();
        for (Viewer viewer : random.viewers()) {
            readers.add(world.readers.facts(transaction, viewer));
        }
        List<InstanceId> servers = transaction
                .query("select id from instance")
                .mapTo(InstanceId.class)
                .list();
        for (int n = 0; n < 25; n++) {
            readers.add(new ViewerFacts(
                    random.once(4) ? null : random.any(random.members).id(),
                    random.once(6),
                    some(random, random.communities),
                    some(random, random.communities),
                    some(random, random.members.stream().map(World.Member::id).toList()),
                    random.once(2),
                    some(random, List.of("en", "de", "eo")),
                    new Concealed(
                            servers(random, servers),
                            servers(random, servers),
                            servers(random, servers),
                            some(random, servers),
                            some(random, servers),
                            some(random, servers),
                            some(random, servers),
                            some(random, servers))));
        }
        for (int n = 0; n < 25; n++) {
            readers.add(choosing(random, servers));
        }
        List<Filter> filters = new ArrayList<>();
        for (ViewerFacts reader : readers) {
            for (Listing listing : Listing.values()) {
                filters.add(VisibilityRule.filter(reader, listing));
            }
        }
        return filters;
    }

    /// Somebody who chose at random about servers that stand under random terms.
    private static ViewerFacts choosing(RandomWorld random, List<InstanceId> servers) {
        Map<InstanceId, Contents> terms = new HashMap<>();
        Map<InstanceId, Choices> choices = new HashMap<>();
        for (InstanceId server : servers) {
            terms.put(
                    server,
                    new Contents(
                            random.any(List.of(Reception.values())),
                            random.any(List.of(Visibility.values())),
                            random.once(2)));
            choices.put(
                    server,
                    Choices.of(Stream.of(Choices.Axis.values())
                            .map(axis -> random.any(List.of(Choice.values())))
                            .toList()));
        }
        return new ViewerFacts(
                random.any(random.members).id(),
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                true,
                Set.of(),
                Concealed.by(terms, choices));
    }

    private static Servers servers(RandomWorld random, List<InstanceId> servers) {
        return new Servers(some(random, servers), some(random, servers), some(random, servers));
    }

    private static <T> Set<T> some(RandomWorld random, List<T> of) {
        Set<T> some = new HashSet<>();
        if (!random.once(3)) {
            of.stream().filter(one -> random.once(3)).forEach(some::add);
        }
        return some;
    }

    private Set<Long> indexed(Filter filter) {
        Set<Long> shown = new HashSet<>();
        world.index
                .page(
                        world.index.site(),
                        new Scope.All(),
                        Set.of(),
                        Order.NEW,
                        filter,
                        null,
                        10_000,
                        world.clock.instant())
                .posts()
                .forEach(post -> shown.add(post.value()));
        return shown;
    }

    private static Set<Long> found(Transaction transaction, String sql, Filter filter) {
        return new HashSet<>(VisibleSql.bind(transaction.query(sql), filter)
                .mapTo(Long.class)
                .list());
    }

    private static <F> Set<Long> shown(Map<Long, F> facts, Predicate<F> shows) {
        Set<Long> shown = new HashSet<>();
        facts.forEach((id, one) -> {
            if (shows.test(one)) {
                shown.add(id);
            }
        });
        return shown;
    }

    private record CommunityRow(
            CommunityId id, InstanceId server, boolean removed, boolean deleted, boolean localOnly, boolean nsfw) {}

    private static Map<Long, CommunityFacts> communities(Transaction transaction) {
        Map<Long, CommunityFacts> facts = new HashMap<>();
        transaction
                .query("select id, instance_id as server, removed_at is not null as removed, "
                        + "deleted_at is not null as deleted, local_only, nsfw "
                        + "from community")
                .mapTo(CommunityRow.class)
                .forEach(row -> facts.put(
                        row.id().value(),
                        new CommunityFacts(
                                row.id(), row.server(), row.removed(), row.deleted(), row.localOnly(), row.nsfw())));
        return facts;
    }

    private record PostRow(
            PostId id,
            PersonId authorId,
            InstanceId server,
            boolean waiting,
            CommunityId communityId,
            boolean removed,
            boolean deleted,
            boolean nsfw,
            @Nullable String language) {}

    private static Map<Long, PostFacts> posts(Transaction transaction, Map<Long, CommunityFacts> communities) {
        Map<Long, PostFacts> facts = new HashMap<>();
        transaction
                .query(
                        "select id, author_id, instance_id as server, waiting, community_id, removed_at is not null as removed, "
                                + "deleted_at is not null as deleted, nsfw, language from post")
                .mapTo(PostRow.class)
                .forEach(row -> facts.put(
                        row.id().value(),
                        new PostFacts(
                                row.authorId(),
                                new Origin(row.server(), row.waiting()),
                                communities.getOrDefault(row.communityId().value(), NOWHERE),
                                row.removed(),
                                row.deleted(),
                                row.nsfw(),
                                row.language())));
        return facts;
    }

    private static final CommunityFacts NOWHERE =
            new CommunityFacts(new CommunityId(Long.MAX_VALUE), new InstanceId(1), true, true, true, true);
    private static final PostFacts NOTHING = new PostFacts(
            new PersonId(Long.MAX_VALUE), new Origin(new InstanceId(1), false), NOWHERE, true, true, true, null);

    private record CommentRow(
            long id,
            PersonId authorId,
            InstanceId server,
            boolean waiting,
            PostId postId,
            boolean removed,
            boolean deleted,
            @Nullable String language) {}

    private static Map<Long, CommentFacts> comments(Transaction transaction, Map<Long, PostFacts> posts) {
        Map<Long, CommentFacts> facts = new HashMap<>();
        transaction
                .query(
                        "select id, author_id, instance_id as server, waiting, post_id, removed_at is not null as removed, "
                                + "deleted_at is not null as deleted, language from comment")
                .mapTo(CommentRow.class)
                .forEach(row -> facts.put(
                        row.id(),
                        new CommentFacts(
                                row.authorId(),
                                new Origin(row.server(), row.waiting()),
                                posts.getOrDefault(row.postId().value(), NOTHING),
                                row.removed(),
                                row.deleted(),
                                row.language())));
        return facts;
    }
}
