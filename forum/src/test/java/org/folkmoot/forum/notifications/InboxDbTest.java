package org.folkmoot.forum.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.folkmoot.forum.World;
import org.folkmoot.forum.accounts.BlockPerson;
import org.folkmoot.forum.comments.DeleteComment;
import org.folkmoot.forum.feeds.CommentFeed;
import org.folkmoot.forum.ledger.DurableConsumer;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.PostId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class InboxDbTest {

    private final World world;
    private final World.Member ana;
    private final World.Member ben;
    private final World.Member carl;
    private final Inbox inbox;
    private final DurableConsumer notifyPeople;
    private final CommentId bens;

    InboxDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        CommentFeed comments = new CommentFeed(world.database, world.readers, world.scores, world.clock);
        inbox = new Inbox(world.database, world.feeds, comments, world.clock);
        notifyPeople = new DurableConsumer(
                "notifications", world.database, world.ledger, world.clock, new NotifyPeople(world.site));
        ana = world.member("ana");
        ben = world.member("ben");
        carl = world.member("carl");
        PostId post = ana.posts(ana.founds("garden"), "What grew?");
        bens = ben.comments(post, null, "Quinces.");
        carl.comments(post, null, "Medlars.");
        world.settle();
        while (notifyPeople.follow() > 0) {
            // until all have been told
        }
    }

    private int shown() {
        return inbox.lines(ana.viewer(), ana.id(), true, 0, 50).size();
    }

    @Test
    void anAnswerThatIsGoneIsNeitherShownNorCounted() {
        assertThat(inbox.unread(ana.id())).isEqualTo(2);
        new DeleteComment(world.database, world.posts, world.comments, world.speakers, world.ledger, world.clock)
                .delete(new DeleteComment.Request(ben.id(), bens, true));

        assertThat(inbox.unread(ana.id())).isEqualTo(1);
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void whatABlockedPersonAnsweredIsNeitherShownNorCounted() {
        new BlockPerson(world.database, world.clock).block(ana.id(), carl.id(), true);

        assertThat(inbox.unread(ana.id())).isEqualTo(1);
        assertThat(shown()).isEqualTo(1);
    }
}
