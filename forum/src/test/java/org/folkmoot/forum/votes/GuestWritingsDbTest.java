package org.folkmoot.forum.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.instances.Addressed;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.RemovePost;
import org.folkmoot.forum.posts.DeletePost;
import org.folkmoot.forum.posts.EditPost;
import org.folkmoot.forum.posts.WritePost;
import org.folkmoot.rules.votes.VoteDecision;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.Claim;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Direction;
import org.folkmoot.values.Field;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What people of other servers write here, and what becomes of it. After each test counts and tallies equal a
/// recount.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class GuestWritingsDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;
    private final CommunityId garden;
    private final World.Guest ben;

    GuestWritingsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        garden = ana.founds("garden");
        ben = world.instance("beta.example").person("ben");
    }

    @Test
    void aPostKeepsTheTimeThatItsServerClaimsAndItsAuthorsVote() {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        PostId post = done(publish("/post/1", "Quinces", yesterday));

        PostCard card = card(post);
        assertThat(card.publishedAt()).isEqualTo(yesterday);
        assertThat(card.author().handle()).isEqualTo("ben@beta.example");
        assertThat(card.score().net()).isEqualTo(1);
        assertThat(world.database.<java.util.Optional<Addressed>>read(
                        transaction -> world.whereabouts.find(transaction, "https://beta.example/post/1")))
                .contains(new Addressed.Post(post));
    }

    @Test
    void aTimeToComeIsNotBelieved() {
        PostId post = done(publish("/post/1", "Quinces", clock.instant().plus(Duration.ofDays(9))));

        assertThat(card(post).publishedAt()).isEqualTo(clock.instant());
    }

    @Test
    void thePostThatComesAgainChangesNothing() {
        PostId post = done(publish("/post/1", "Quinces", clock.instant()));
        done(cast(VoteTarget.of(post), Direction.DOWN));

        assertThat(done(publish("/post/1", "Other words", clock.instant()))).isEqualTo(post);

        assertThat(card(post).title()).isEqualTo("Quinces");
        assertThat(card(post).score().net()).isEqualTo(-1);
    }

    @Test
    void theSameWordsUnderAnotherAddressAreAnotherPost() {
        PostId post = done(publish("/post/1", "Quinces", clock.instant()));

        assertThat(done(publish("/post/2", "Quinces", clock.instant()))).isNotEqualTo(post);
    }

    @Test
    void anAddressThatIsNotOnTheAuthorsServerIsRefused() {
        assertThat(write("https://gamma.example/post/1", "Quinces"))
                .isEqualTo(new Outcome.Refused<>(Refusal.ADDRESS_INVALID));
        assertThat(write("http://localhost:8536/post/1", "Quinces"))
                .isEqualTo(new Outcome.Refused<>(Refusal.ADDRESS_INVALID));
        assertThat(write("https://beta.example/u/ben", "Quinces"))
                .isEqualTo(new Outcome.Refused<>(Refusal.ADDRESS_TAKEN));
    }

    @Test
    void titlesAreMadeToFitAndTextsThatAreTooLongAreRefused() {
        PostId post = done(publish("/post/1", "Two\nlines " + "ö".repeat(300), clock.instant()));
        assertThat(card(post).title()).hasSize(200).startsWith("Two lines ö");
        assertThat(card(done(publish("/post/2", "ok", clock.instant()))).title())
                .isEqualTo("ok");

        assertThat(publish("/post/3", "\u200b", clock.instant()))
                .isEqualTo(new Outcome.Refused<>(Field.TITLE, Refusal.TEXT_MISSING));
        assertThat(comment("/comment/1", post, null, "x".repeat(10_001)))
                .isEqualTo(new Outcome.Refused<>(Field.BODY, Refusal.TEXT_TOO_LONG));
    }

    @Test
    void theRulesOfThePlaceHoldForGuests() {
        PostId post = ana.posts(garden, "Closed");
        done(deeds.markPost.mark(ana.viewer(), new MarkPost.Request(post, MarkPost.Mark.LOCKED, true, "")));
        assertThat(comment("/comment/1", post, null, "But")).isEqualTo(new Outcome.Refused<>(Refusal.LOCKED));

        done(deeds.ban.ban(ana.viewer(), new Ban.Request(ben.id(), garden, null, "Enough", false)));
        assertThat(publish("/post/1", "Quinces", clock.instant()))
                .isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));
    }

    @Test
    void anEditIsTakenWhenItIsLaterThanWhatIsKept() {
        Instant written = clock.instant().minus(Duration.ofHours(2));
        PostId post = done(publish("/post/1", "First", written));

        done(edit(post, "Third", written.plusSeconds(30)));
        done(edit(post, "Second", written.plusSeconds(20)));
        done(edit(post, "Third again", written.plusSeconds(30)));
        assertThat(card(post).title()).isEqualTo("Third");

        done(edit(post, "Fourth", written.plusSeconds(31)));
        assertThat(card(post).title()).isEqualTo("Fourth");
        assertThat(card(post).editedAt()).isEqualTo(written.plusSeconds(31));
    }

    @Test
    void anEditOfWhatIsRemovedHereIsKeptForTheDayOnWhichItIsPutBack() {
        PostId post = done(publish("/post/1", "First", clock.instant().minusSeconds(60)));
        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, true, "Not here")));

        done(edit(post, "Second", clock.instant()));
        done(deeds.removePost.remove(ana.viewer(), new RemovePost.Request(post, false, "")));

        assertThat(card(post).title()).isEqualTo("Second");
    }

    @Test
    void nobodyEditsOrDeletesWhatAnotherGuestWrote() {
        PostId post = done(publish("/post/1", "Mine", clock.instant().minusSeconds(60)));
        World.Guest eve = world.instance("gamma.example").person("eve");

        assertThat(deeds.editPost.edit(
                        new EditPost.Request(eve.id(), post, "Mine now", null, null, null, false, clock.instant())))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));
        assertThat(deeds.deletePost.delete(new DeletePost.Request(eve.id(), post, true)))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));
    }

    @Test
    void aGuestTakesBackWhatTheyWroteAndBringsItBack() {
        PostId post = done(publish("/post/1", "Quinces", clock.instant()));
        CommentId comment = done(comment("/comment/1", post, null, "And leeks"));

        done(deeds.deleteComment.delete(new DeleteComment.Request(ben.id(), comment, true)));
        assertThat(thread(post).post().comments()).isZero();
        done(deeds.deleteComment.delete(new DeleteComment.Request(ben.id(), comment, false)));
        assertThat(thread(post).post().comments()).isEqualTo(1);

        done(deeds.deletePost.delete(new DeletePost.Request(ben.id(), post, true)));
        world.settle();
        assertThat(ana.reads(new Scope.InCommunity(garden), Order.NEW).posts()).isEmpty();
    }

    @Test
    void aCommentComesOnceAndItsEditsInOrder() {
        PostId post = ana.posts(garden, "Quinces");
        clock.advance(Duration.ofHours(1));
        Instant written = clock.instant().minusSeconds(100);
        CommentId comment = done(comment("/comment/1", post, null, "First"));
        assertThat(done(comment("/comment/1", post, null, "Other"))).isEqualTo(comment);

        done(deeds.editComment.edit(new EditComment.Request(ben.id(), comment, "Late", written.minusSeconds(5))));
        assertThat(body(post)).isEqualTo("First");
        clock.advance(Duration.ofMinutes(1));
        done(deeds.editComment.edit(new EditComment.Request(ben.id(), comment, "Second", clock.instant())));
        assertThat(body(post)).isEqualTo("Second");
    }

    @Test
    void anAnswerGoesNoDeeperThanFifty() {
        PostId post = ana.posts(garden, "Quinces");
        CommentId parent = null;
        for (int depth = 0; depth < 50; depth++) {
            parent = done(comment("/comment/" + depth, post, parent, "Deeper"));
        }

        assertThat(comment("/comment/50", post, parent, "Deepest")).isEqualTo(new Outcome.Refused<>(Refusal.TOO_DEEP));
    }

    @Test
    void manyVotesComeInOneTransactionAndAreOneEvent() {
        PostId post = ana.posts(garden, "Quinces");
        PostId other = ana.posts(garden, "Leeks");
        World.Guest eve = world.instance("beta.example").person("eve");
        world.settle();
        long before = events();

        List<Outcome<VoteDecision>> outcomes = world.castVote.cast(List.of(
                vote(ben, VoteTarget.of(post), Direction.UP),
                vote(eve, VoteTarget.of(post), Direction.UP),
                vote(eve, VoteTarget.of(new PostId(999)), Direction.UP),
                vote(ben, VoteTarget.of(other), Direction.DOWN),
                vote(ben, VoteTarget.of(other), null)));

        assertThat(outcomes).hasSize(5);
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Missing<>());
        world.settle();
        assertThat(events()).isEqualTo(before + 1);
        assertThat(card(post).score().net()).isEqualTo(3);
        assertThat(card(other).score().net()).isEqualTo(1);
    }

    private long events() {
        return world.database.<Long>read(transaction -> world.ledger.head(transaction));
    }

    private CastVote.Request vote(World.Guest voter, VoteTarget target, @Nullable Direction asked) {
        return new CastVote.Request(voter.id(), target, asked, voter.home().signed(), clock.instant());
    }

    private Outcome<VoteDecision> cast(VoteTarget target, Direction asked) {
        return world.castVote.cast(vote(ben, target, asked));
    }

    private Outcome<PostId> publish(String path, String title, Instant at) {
        return world.publishPost.publish(new WritePost.Request(
                ben.id(),
                garden,
                title,
                null,
                null,
                null,
                false,
                ben.home().signed(),
                new Claim(ben.home().address(path), at)));
    }

    private Outcome<PostId> write(String address, String title) {
        return world.publishPost.publish(new WritePost.Request(
                ben.id(),
                garden,
                title,
                null,
                null,
                null,
                false,
                ben.home().signed(),
                new Claim(address, clock.instant())));
    }

    private Outcome<PostId> edit(PostId post, String title, Instant at) {
        return deeds.editPost.edit(new EditPost.Request(ben.id(), post, title, null, null, null, false, at));
    }

    private Outcome<CommentId> comment(String path, PostId post, @Nullable CommentId parent, String body) {
        return world.publishComment.publish(new WriteComment.Request(
                ben.id(),
                post,
                parent,
                body,
                null,
                ben.home().signed(),
                new Claim(ben.home().address(path), clock.instant())));
    }

    private PostCard card(PostId post) {
        return thread(post).post();
    }

    private @Nullable String body(PostId post) {
        return thread(post).comments().getFirst().body();
    }

    private ThreadPage thread(PostId post) {
        return world.threads.thread(ana.viewer(), post, CommentOrder.OLD).orElseThrow();
    }
}
