package org.folkmoot.forum.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.time.Duration;
import java.util.Objects;
import org.folkmoot.forum.Deeds;
import org.folkmoot.forum.World;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.comments.EditComment;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.communities.ChangeCommunity;
import org.folkmoot.forum.feeds.CommentNode;
import org.folkmoot.forum.feeds.PostCard;
import org.folkmoot.forum.feeds.Scope;
import org.folkmoot.forum.feeds.ThreadPage;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.forum.moderation.Ban;
import org.folkmoot.forum.moderation.MarkPost;
import org.folkmoot.forum.moderation.RemoveComment;
import org.folkmoot.rules.speech.DeletionRule.Decision;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Field;
import org.folkmoot.values.Order;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of posts, comments and communities in the hands of those who made them. After each test the counts of
/// comments equal a recount.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class WritingsDbTest {

    private final World world;
    private final Deeds deeds;
    private final PinnedClock clock;
    private final World.Member ana;
    private final World.Member ben;
    private final CommunityId garden;
    private final PostId post;

    WritingsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        deeds = new Deeds(world, fresh);
        clock = fresh.clock();
        ana = world.member("ana");
        ben = world.member("ben");
        garden = ana.founds("garden");
        post = ben.posts(garden, "Forty kilos of quinces");
    }

    @Test
    void onlyItsAuthorEditsAPostAndItSaysSo() {
        clock.advance(Duration.ofMinutes(5));
        assertThat(edit(ana, "Mine now")).isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));
        assertThat(edit(ben, "x")).isEqualTo(new Outcome.Refused<>(Field.TITLE, Refusal.TITLE_TOO_SHORT));
        assertThat(thread(ana).post().editedAt()).isNull();

        done(edit(ben, "Fifty kilos of quinces"));

        assertThat(thread(ana).post().title()).isEqualTo("Fifty kilos of quinces");
        assertThat(thread(ana).post().editedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aDeletedPostLeavesTheListsAndComesBackWithEverything() {
        ana.comments(post, null, "How many jars?");
        assertThat(delete(ana, true)).isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));
        assertThat(delete(ben, true)).isEqualTo(new Outcome.Done<>(new Decision.Deleted()));
        assertThat(delete(ben, true)).isEqualTo(new Outcome.Done<>(new Decision.Unchanged()));
        world.settle();

        assertThat(ana.reads(new Scope.All(), Order.NEW).posts()).isEmpty();
        assertThat(edit(ben, "Never mind")).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
        assertThat(comment(ana, null, "Still?")).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
        assertThat(world.threads.thread(new Viewer.Visitor(), post, CommentOrder.HOT))
                .hasValueSatisfying(page -> assertThat(page.post().title()).isEmpty());

        assertThat(delete(ben, false)).isEqualTo(new Outcome.Done<>(new Decision.Restored()));
        world.settle();
        assertThat(ana.reads(new Scope.All(), Order.NEW).posts())
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.title()).isEqualTo("Forty kilos of quinces");
                    assertThat(card.comments()).isEqualTo(1);
                });
    }

    @Test
    void whoIsBannedMayTakeBackTheirWordsButNotBringThemBack() {
        CommentId comment = ben.comments(post, null, "I made all of them");
        done(deeds.ban.ban(ana.viewer(), new Ban.Request(ben.id(), garden, null, "shouting", false)));

        assertThat(comment(ben, null, "But")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));
        assertThat(ben.tries(garden, "But why")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));
        assertThat(edit(ben, "Look what they did")).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));
        done(delete(ben, true));
        assertThat(delete(ben, false)).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));
        done(delete(ben, comment, true));
        assertThat(delete(ben, comment, false)).isEqualTo(new Outcome.Refused<>(Refusal.BANNED_FROM_COMMUNITY));
    }

    @Test
    void commentsAreCountedWhileTheyAreThere() {
        CommentId first = ana.comments(post, null, "How many jars?");
        ben.comments(post, first, "Sixty");
        assertThat(count()).isEqualTo(2);

        done(delete(ana, first, true));
        done(delete(ana, first, true));
        assertThat(count()).isEqualTo(1);
        done(remove(first, true));
        done(remove(first, true));
        assertThat(count()).isEqualTo(1);
        done(delete(ana, first, false)); // still removed
        assertThat(count()).isEqualTo(1);
        done(remove(first, false));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aCommentIsEditedByItsAuthorAloneAndNotWhileItIsGone() {
        CommentId comment = ana.comments(post, null, "How many jars?");

        assertThat(edit(ben, comment, "None")).isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));
        assertThat(edit(ana, comment, " \u200B ")).isEqualTo(new Outcome.Refused<>(Field.BODY, Refusal.TEXT_MISSING));
        assertThat(edit(ana, new CommentId(999), "None")).isEqualTo(new Outcome.Missing<>());
        done(edit(ana, comment, "How many glasses?"));
        assertThat(thread(ben).comments().getFirst().body()).isEqualTo("How many glasses?");

        done(delete(ana, comment, true));
        assertThat(edit(ana, comment, "Hm")).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
        done(delete(ana, comment, false));
        done(delete(ben, true));
        assertThat(edit(ana, comment, "Hm")).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
    }

    @Test
    void aDeletedCommentKeepsItsPlaceWhileSomethingAnswersIt() {
        CommentId asked = ana.comments(post, null, "How many jars?");
        CommentId alone = ana.comments(post, null, "Never mind");
        ben.comments(post, asked, "Sixty");
        done(delete(ana, asked, true));
        done(delete(ana, alone, true));

        assertThat(thread(ben).comments()).singleElement().satisfies(node -> {
            assertThat(node.body()).isNull();
            assertThat(node.stub()).isEqualTo(CommentNode.Stub.DELETED);
            assertThat(node.replies()).hasSize(1);
        });
        assertThat(comment(ben, asked, "Hello?")).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
    }

    @Test
    void aLockedThreadTakesAnswersOnlyFromThoseWhoLookAfterIt() {
        CommentId before = ben.comments(post, null, "Before");
        mark(true);

        assertThat(comment(ben, null, "After")).isEqualTo(new Outcome.Refused<>(Refusal.LOCKED));
        assertThat(comment(ben, before, "After")).isEqualTo(new Outcome.Refused<>(Refusal.LOCKED));
        done(comment(ana, null, "I closed this"));
        done(comment(world.admin, null, "And I agree"));
        done(edit(ben, before, "Before, edited"));

        mark(false);
        done(comment(ben, null, "After"));
    }

    @Test
    void aThreadIsFiftyDeepAndNoDeeper() {
        CommentId deepest = ben.comments(post, null, "0");
        for (int depth = 1; depth <= 49; depth++) {
            deepest = ben.comments(post, deepest, Integer.toString(depth));
        }

        assertThat(comment(ana, deepest, "50")).isEqualTo(new Outcome.Refused<>(Refusal.TOO_DEEP));
        CommentNode node = thread(ana).comments().getFirst();
        while (!node.replies().isEmpty()) {
            node = node.replies().getFirst();
        }
        assertThat(node.depth()).isEqualTo(49);
        assertThat(node.body()).isEqualTo("49");
    }

    @Test
    void anAnswerBelongsUnderThePostOfWhatItAnswers() {
        PostId other = ana.posts(garden, "Quite another matter");
        CommentId there = ana.comments(other, null, "Over there");

        assertThat(comment(ben, there, "Here")).isEqualTo(new Outcome.Missing<>());
        assertThat(comment(ben, new CommentId(999), "Here")).isEqualTo(new Outcome.Missing<>());
    }

    @Test
    void aCommunityIsDeletedAndRestoredByItsLeaderAlone() {
        assertThat(deeds.deleteCommunity.delete(ben.viewer(), garden, true))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        done(deeds.deleteCommunity.delete(ana.viewer(), garden, true));
        world.settle();

        assertThat(ben.reads(new Scope.All(), Order.NEW).posts()).isEmpty();
        assertThat(ben.tries(garden, "Anybody here?"))
                .isEqualTo(new Outcome.Refused<>(Field.COMMUNITY, Refusal.COMMUNITY_GONE));
        assertThat(comment(ben, null, "Anybody?")).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
        assertThat(deeds.communities.list(ben.viewer(), false, 10, 0)).isEmpty();

        done(deeds.deleteCommunity.delete(ana.viewer(), garden, false));
        world.settle();
        assertThat(ben.reads(new Scope.All(), Order.NEW).posts())
                .extracting(PostCard::id)
                .containsExactly(post);
    }

    @Test
    void whereModeratorsAlonePostOthersStillComment() {
        done(deeds.changeCommunity.change(
                ana.viewer(), new ChangeCommunity.Request(garden, "Garden", "", false, false, true)));

        assertThat(ben.tries(garden, "May I?"))
                .isEqualTo(new Outcome.Refused<>(Field.COMMUNITY, Refusal.MODERATORS_ONLY));
        done(comment(ben, null, "But here I may"));
        ana.posts(garden, "I may");
    }

    private Outcome<PostId> edit(World.Member editor, String title) {
        return deeds.editPost.edit(new EditPost.Request(editor.id(), post, title, null, null, null, false));
    }

    private Outcome<CommentId> edit(World.Member editor, CommentId comment, String body) {
        return deeds.editComment.edit(new EditComment.Request(editor.id(), comment, body));
    }

    private Outcome<Decision> delete(World.Member author, boolean deleted) {
        return deeds.deletePost.delete(new DeletePost.Request(author.id(), post, deleted));
    }

    private Outcome<Decision> delete(World.Member author, CommentId comment, boolean deleted) {
        return deeds.deleteComment.delete(new DeleteComment.Request(author.id(), comment, deleted));
    }

    private Outcome<CommentId> remove(CommentId comment, boolean removed) {
        return deeds.removeComment.remove(world.admin.viewer(), new RemoveComment.Request(comment, removed, "because"));
    }

    private void mark(boolean locked) {
        done(deeds.markPost.mark(ana.viewer(), new MarkPost.Request(post, MarkPost.Mark.LOCKED, locked, "enough")));
    }

    private Outcome<CommentId> comment(World.Member author, @Nullable CommentId parent, String body) {
        return world.publishComment.publish(
                new WriteComment.Request(author.id(), post, parent, body, null, Provenance.local(Site.OURS)));
    }

    private int count() {
        return thread(ana).post().comments();
    }

    private ThreadPage thread(World.Member reader) {
        return Objects.requireNonNull(
                world.threads.thread(reader.viewer(), post, CommentOrder.OLD).orElse(null));
    }
}
