package org.folkmoot.forum;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.folkmoot.database.Transaction;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;

/// A month of a site's life that never happened, the same for the same seed: communities of every kind, posts of our
/// members and of strangers, votes by every proof, comments early and late, things removed, deleted and pinned, and
/// readers who chose what they want to see.
///
/// Its rows are written straight into the tables, so that a test can ask whether what deeds keep up to date equals
/// what
/// the rows say.
public final class RandomWorld {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final List<String> LANGUAGES = List.of("en", "de", "eo");

    public final List<World.Member> members = new ArrayList<>();
    public final List<CommunityId> communities = new ArrayList<>();
    public final List<PostId> posts = new ArrayList<>();
    public final SplittableRandom random;
    private final World world;
    private final List<Author> authors = new ArrayList<>();
    private final InstanceId relay;

    private record Author(PersonId id, InstanceId server, boolean ours) {}

    private record Written(PostId id, Author author, Instant at) {}

    public RandomWorld(World world, long seed, int posts) {
        this.world = world;
        this.random = new SplittableRandom(seed);
        this.relay = world.instance("relay.example").id();
        people();
        world.database.change(transaction -> {
            communities(transaction);
            choices(transaction);
            for (int n = 0; n < posts; n++) {
                Written post = post(transaction, n);
                comments(transaction, post);
                votes(transaction, post);
            }
            keepCounts(transaction);
        });
    }

    /// Everybody who might read: nobody known, the admin, and each member.
    public List<Viewer> viewers() {
        List<Viewer> viewers = new ArrayList<>(List.of(new Viewer.Visitor(), world.admin.viewer()));
        members.forEach(member -> viewers.add(member.viewer()));
        return viewers;
    }

    public <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private void people() {
        for (String name : List.of("ana", "ben", "cleo", "dana", "emil")) {
            World.Member member = world.member(name);
            members.add(member);
            authors.add(new Author(member.id(), new InstanceId(1), true));
        }
        for (String domain : List.of("one.example", "two.example")) {
            for (int n = 0; n < 4; n++) {
                authors.add(new Author(
                        world.stranger("guest" + n, domain),
                        world.instance(domain).id(),
                        false));
            }
        }
    }

    private void communities(Transaction transaction) {
        long theirs = authors.getLast().server().value();
        String[] kinds = {
            "1, false, false, null, null",
            "1, false, false, null, null",
            "1, true, false, null, null",
            "1, false, true, null, null",
            "1, false, false, now(), null",
            "1, false, false, null, now()",
            theirs + ", false, false, null, null",
            theirs + ", true, false, null, null"
        };
        for (String kind : kinds) {
            CommunityId community = transaction
                    .query("insert into community (name, title, created_at, instance_id, nsfw, local_only, removed_at, "
                            + "deleted_at) values (:name, 'x', now(), " + kind + ") returning id")
                    .bind("name", "place" + communities.size())
                    .mapTo(CommunityId.class)
                    .one();
            communities.add(community);
            if (!once(3)) {
                transaction
                        .update("insert into community_activity values (:community, 0, 0, :month, now())")
                        .bind("community", community)
                        .bind("month", random.nextInt(2_000))
                        .execute();
            }
        }
    }

    /// What each member subscribes to, looks after and has blocked. The first chose nothing.
    private void choices(Transaction transaction) {
        for (World.Member member : members.subList(1, members.size())) {
            for (CommunityId community : communities) {
                chosen(transaction, 2, "subscription (person_id, community_id, subscribed_at)", member, community);
                chosen(transaction, 5, "community_block (person_id, community_id, blocked_at)", member, community);
                if (once(5)) {
                    transaction
                            .update("insert into community_role values (:community, :person, :rank, now())")
                            .bind("community", community)
                            .bind("person", member.id())
                            .bind("rank", member.id().value())
                            .execute();
                }
            }
            for (Author author : authors) {
                if (once(6) && !author.id().equals(member.id())) {
                    transaction
                            .update("insert into person_block values (:person, :other, now())")
                            .bind("person", member.id())
                            .bind("other", author.id())
                            .execute();
                }
            }
            transaction
                    .update("update account set shows_nsfw = :shows where person_id = :person")
                    .bind("shows", once(2))
                    .bind("person", member.id())
                    .execute();
        }
    }

    private void chosen(Transaction transaction, int in, String table, World.Member member, CommunityId community) {
        if (once(in)) {
            transaction
                    .update("insert into " + table + " values (:person, :community, now())")
                    .bind("person", member.id())
                    .bind("community", community)
                    .execute();
        }
    }

    /// Some of one and the same moment, some of an author whose clock runs ahead of ours.
    private Written post(Transaction transaction, int number) {
        Instant now = world.clock.instant();
        Author author = any(authors);
        Instant at = now.minusSeconds(random.nextLong(MONTH.toSeconds() / (1 + random.nextInt(12))));
        if (once(8)) {
            at = now.minus(Duration.ofHours(random.nextInt(200)));
        } else if (once(60)) {
            at = now.plus(Duration.ofMinutes(10));
        }
        PostId post = transaction
                .query("insert into post (community_id, author_id, instance_id, title, language, nsfw, published_at, "
                        + "removed_at, deleted_at, pinned_in_community, pinned_on_site) values (:community, :author, "
                        + ":instance, :title, :language, :nsfw, :at, :removed, :deleted, :inCommunity, :onSite) "
                        + "returning id")
                .bind("community", any(communities))
                .bind("author", author.id())
                .bind("instance", author.server())
                .bind("title", "Post number " + number)
                .bind("language", language())
                .bind("nsfw", once(7))
                .bind("at", at)
                .bind("removed", once(20) ? now : null)
                .bind("deleted", once(20) ? now : null)
                .bind("inCommunity", once(25))
                .bind("onSite", once(40))
                .mapTo(PostId.class)
                .one();
        posts.add(post);
        return new Written(post, author, at);
    }

    private @Nullable String language() {
        return once(2) ? null : any(LANGUAGES);
    }

    private void comments(Transaction transaction, Written post) {
        Instant now = world.clock.instant();
        for (int left = random.nextInt(4) * random.nextInt(3); left > 0; left--) {
            Author author = once(3) ? post.author() : any(authors);
            Instant at =
                    post.at().plusSeconds(random.nextLong(Duration.ofDays(4).toSeconds()));
            transaction
                    .update("insert into comment (post_id, depth, author_id, instance_id, body, language, "
                            + "published_at, removed_at, deleted_at) values (:post, 0, :author, :instance, 'Indeed', "
                            + ":language, :at, :removed, :deleted)")
                    .bind("post", post.id())
                    .bind("author", author.id())
                    .bind("instance", author.server())
                    .bind("language", language())
                    .bind("at", at.isAfter(now) ? now : at)
                    .bind("removed", once(10) ? now : null)
                    .bind("deleted", once(10) ? now : null)
                    .execute();
        }
    }

    private void votes(Transaction transaction, Written post) {
        Set<PersonId> voted = new HashSet<>();
        for (int left = random.nextInt(authors.size()); left > 0; left--) {
            Author voter = any(authors);
            if (voted.add(voter.id())) {
                String proof =
                        voter.ours() ? "LOCAL" : any(List.of("SIGNED", "INTEGRITY", "FETCHED", "RELAYED", "REFUTED"));
                boolean passedOn = !voter.ours() && !proof.equals("SIGNED");
                transaction
                        .update(
                                "insert into vote values (:post, 0, :voter, :direction, :origin, :via, :proof, :at, :at)")
                        .bind("post", post.id())
                        .bind("voter", voter.id())
                        .bind("direction", once(3) ? "DOWN" : "UP")
                        .bind("origin", voter.server())
                        .bindByType("via", passedOn ? relay : null, InstanceId.class)
                        .bind("proof", proof)
                        .bind("at", world.clock.instant().minusSeconds(random.nextLong(MONTH.toSeconds())))
                        .execute();
            }
        }
    }

    /// What deeds would have kept beside the rows.
    private static void keepCounts(Transaction transaction) {
        transaction.update("""
                        insert into post_activity (post_id, comments, newest_comment_at, newest_comment_active_at)
                        select post.id,
                               count(comment.id) filter (where comment.removed_at is null and comment.deleted_at is null),
                               greatest(post.published_at, max(comment.published_at)),
                               greatest(post.published_at, max(comment.published_at) filter (
                                 where comment.author_id <> post.author_id
                                   and comment.published_at <= post.published_at + interval '2 days'))
                        from post left join comment on comment.post_id = post.id
                        group by post.id
                        """).execute();
        transaction.update("""
                        insert into vote_tally
                        select post_id, comment_id, origin_id, coalesce(via_id, origin_id), proof = 'RELAYED',
                               (received_at at time zone 'utc')::date,
                               count(*) filter (where direction = 'UP'), count(*) filter (where direction = 'DOWN')
                        from vote where proof <> 'REFUTED' group by 1, 2, 3, 4, 5, 6
                        """).execute();
        KeptCounts.fill(transaction);
    }
}
