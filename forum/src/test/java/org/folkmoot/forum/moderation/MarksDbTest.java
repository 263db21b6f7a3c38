package org.folkmoot.forum.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.folkmoot.forum.World;
import org.folkmoot.forum.communities.Offices;
import org.folkmoot.testing.FreshForEachTest;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.Outcome;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Refusal;
import org.folkmoot.values.Viewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@FreshForEachTest
class MarksDbTest {

    private final World world;
    private final World.Member ana;
    private final World.Member ben;
    private final PostId post;
    private final MarkPost markPost;
    private final MarkComment markComment;
    private final RemoveComment removeComment;
    private final ModlogView modlog;

    MarksDbTest(TestDatabase.Fresh fresh) {
        world = new World(fresh);
        InOffice office = new InOffice(world.database, new Offices(world.standing), world.ledger, world.clock);
        markPost = new MarkPost(office, world.posts);
        markComment = new MarkComment(office, world.posts, world.comments);
        removeComment = new RemoveComment(office, world.posts, world.comments);
        modlog = new ModlogView(world.database);
        ana = world.member("ana");
        ben = world.member("ben");
        CommunityId garden = ana.founds("garden");
        post = ben.posts(garden, "What grew?");
    }

    private List<ModlogAct> acts() {
        return modlog.lines(new Viewer.Visitor(), null, 0, 50).stream()
                .map(ModlogView.Line::act)
                .toList();
    }

    @Test
    void aMarkThatChangesNothingIsNotWrittenDownAgain() {
        for (MarkPost.Mark mark : MarkPost.Mark.values()) {
            markPost.mark(world.admin.viewer(), new MarkPost.Request(post, mark, true, ""));
            markPost.mark(world.admin.viewer(), new MarkPost.Request(post, mark, true, ""));
        }
        assertThat(acts()).containsExactly(ModlogAct.POST_PINNED, ModlogAct.POST_PINNED, ModlogAct.POST_LOCKED);

        markPost.mark(ana.viewer(), new MarkPost.Request(post, MarkPost.Mark.LOCKED, false, ""));
        markPost.mark(ana.viewer(), new MarkPost.Request(post, MarkPost.Mark.LOCKED, false, ""));
        assertThat(acts()).first().isEqualTo(ModlogAct.POST_UNLOCKED);
        assertThat(acts()).hasSize(4);
    }

    @Test
    void aModeratorSpeaksAsOneInTheirOwnWordsAlone() {
        CommentId hers = ana.comments(post, null, "Closed for the winter.");
        CommentId his = ben.comments(post, null, "Oh no.");

        assertThat(markComment.mark(ana.viewer(), new MarkComment.Request(hers, true)))
                .isEqualTo(new Outcome.Done<>(hers));
        assertThat(markComment.mark(ana.viewer(), new MarkComment.Request(his, true)))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_YOURS));
        assertThat(markComment.mark(ben.viewer(), new MarkComment.Request(his, true)))
                .isEqualTo(new Outcome.Refused<>(Refusal.NOT_A_MODERATOR));
        markComment.mark(ana.viewer(), new MarkComment.Request(hers, true));
        markComment.mark(ana.viewer(), new MarkComment.Request(hers, false));
        assertThat(acts()).containsExactly(ModlogAct.COMMENT_UNDISTINGUISHED, ModlogAct.COMMENT_DISTINGUISHED);
    }

    @Test
    void nobodySpeaksInOfficeByACommentThatIsGone() {
        CommentId hers = ana.comments(post, null, "Closed for the winter.");
        removeComment.remove(ana.viewer(), new RemoveComment.Request(hers, true, "A mistake"));

        assertThat(markComment.mark(ana.viewer(), new MarkComment.Request(hers, true)))
                .isEqualTo(new Outcome.Refused<>(Refusal.TARGET_GONE));
    }
}
