package org.folkmoot.forum.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.forum.World.done;

import java.util.concurrent.atomic.AtomicReference;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.World;
import org.folkmoot.forum.comments.WriteComment;
import org.folkmoot.forum.instances.Site;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Provenance;
import org.folkmoot.values.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a community holds and a person has written is counted by those who change it, also when two do
/// so at once. After each test everything equals a recount.
@ExtendWith(TestDatabase.class)
@FreshForEachTest
class KeptCountsDbTest {

    private final World world;
    private final World.Member ana;
    private final World.Member ben;
    private final CommunityId garden;
    private final PostId post;
    private final WriteComment deed;
    private final WriteComment.Request request;

    KeptCountsDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        ana = world.member("ana");
        ben = world.member("ben");
        garden = ana.founds("garden");
        post = ben.posts(garden, "Forty kilos of quinces");
        deed = new WriteComment(
                world.posts, world.communities, world.speakers, world.ledger, world.termsInForce, world.clock);
        request = new WriteComment.Request(ana.id(), post, null, "Just in time", null, Provenance.local(Site.OURS));
    }

    @Test
    void aPostThatGoesTakesItsCommentsAlongAndBringsThemBack() {
        ana.comments(post, null, "How many jars?");
        CommentId answer = ben.comments(post, null, "Sixty");
        ben.posts(garden, "And pears");
        assertThat(held()).isEqualTo("2 posts, 2 comments");

        removed(true);
        assertThat(held()).isEqualTo("1 posts, 0 comments");
        removedComment(answer);
        assertThat(held()).isEqualTo("1 posts, 0 comments");
        removed(false);

        assertThat(held()).isEqualTo("2 posts, 1 comments");
        assertThat(written(ben)).isEqualTo("2 posts, 0 comments");
        assertThat(written(ana)).isEqualTo("0 posts, 1 comments");
    }

    @Test
    void aCommentThatComesUnderAPostWhileItGoesIsNotCounted() throws InterruptedException {
        Thread writing = Thread.ofVirtual()
                .unstarted(() -> world.database.change(transaction -> done(deed.write(transaction, request))));
        world.database.change(transaction -> {
            remove(transaction, true);
            writing.start();
            awaitSomebodyWaits();
        });
        writing.join();

        assertThat(held()).isEqualTo("0 posts, 0 comments");
        assertThat(written(ana)).isEqualTo("0 posts, 1 comments");
    }

    @Test
    void whoCommentsWhileThePostGoesIsToldThatItIsGone() throws InterruptedException {
        AtomicReference<Outcome<CommentId>> told = new AtomicReference<>();
        Thread writing = Thread.ofVirtual().unstarted(() -> told.set(world.publishComment.publish(request)));
        world.database.change(transaction -> {
            remove(transaction, true);
            writing.start();
            awaitSomebodyWaits();
        });
        writing.join();

        assertThat(told.get()).isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
        assertThat(written(ana)).isEqualTo("0 posts, 0 comments");
    }

    @Test
    void aPostThatGoesWhileACommentIsWrittenTakesItAlong() throws InterruptedException {
        Thread removing = Thread.ofVirtual().unstarted(() -> removed(true));
        world.database.change(transaction -> {
            done(deed.write(transaction, request));
            removing.start();
            awaitSomebodyWaits();
        });
        removing.join();

        assertThat(held()).isEqualTo("0 posts, 0 comments");
        assertThat(written(ana)).isEqualTo("0 posts, 1 comments");
    }

    private void removed(boolean removed) {
        world.database.change(transaction -> remove(transaction, removed));
    }

    private void remove(Transaction transaction, boolean removed) {
        PostState before = world.posts.lock(transaction, post).orElseThrow();
        world.posts.removed(transaction, before, removed ? world.clock.instant() : null);
    }

    private void removedComment(CommentId comment) {
        world.database.change(transaction -> world.comments.removed(
                transaction, world.comments.lock(transaction, comment).orElseThrow(), world.clock.instant()));
    }

    private String held() {
        return counts("select posts, comments from community_count where community_id = :id", garden.value());
    }

    private String written(World.Member member) {
        return counts(
                "select posts, comments from person_count where person_id = :id",
                member.id().value());
    }

    private record Counts(long posts, long comments) {}

    private String counts(String sql, long id) {
        Counts counts = world.database.read(transaction -> transaction
                .query(sql)
                .bind("id", id)
                .mapTo(Counts.class)
                .findOne()
                .orElse(new Counts(0, 0)));
        return counts.posts() + " posts, " + counts.comments() + " comments";
    }

    private void awaitSomebodyWaits() {
        String waiting = "select exists (select from pg_stat_activity where datname = current_database() "
                + "and wait_event_type = 'Lock')";
        while (!world.database.<Boolean>read(
                transaction -> transaction.query(waiting).mapTo(Boolean.class).one())) {
            Thread.onSpinWait();
        }
    }
}
