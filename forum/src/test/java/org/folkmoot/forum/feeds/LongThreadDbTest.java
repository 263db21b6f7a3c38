package org.folkmoot.forum.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.forum.World;
import org.folkmoot.rules.peers.Lens;
import org.folkmoot.testing.PinnedClock;
import org.folkmoot.testing.TestDatabase;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommentOrder;
import org.folkmoot.values.Direction;
import org.folkmoot.values.PostId;
import org.folkmoot.values.Viewer;
import org.folkmoot.values.VoteTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A thread of more comments than a page shows.
@ExtendWith(TestDatabase.class)
class LongThreadDbTest {

    private static final int COMMENTS = ThreadCut.MOST + 20;

    private PinnedClock clock;
    private World world;
    private World.Member ana;
    private PostId post;

    @BeforeEach
    void aPost(TestDatabase.Fresh fresh) {
        clock = fresh.clock();
        world = new World(fresh);
        ana = world.member("ana");
        post = ana.posts(ana.founds("garden"), "Forty kilos of quinces");
    }

    @Test
    void isShownInPartsWhichTellTheSameAsTheWholeWould() {
        List<CommentId> written = new ArrayList<>();
        for (int n = 0; n < COMMENTS; n++) {
            clock.advance(Duration.ofSeconds(1));
            written.add(ana.comments(post, null, "Jar " + n));
        }
        CommentId last = written.getLast();
        CommentId answer = ana.comments(post, last, "The last one is mine");
        ana.votes(new VoteTarget(post, answer), null);
        world.admin.votes(new VoteTarget(post, answer), Direction.UP);

        ThreadPage beginning = read(ThreadPart.BEGINNING);
        ThreadPage rest = read(new ThreadPart(null, beginning.extent().next()));
        ThreadPage branch = read(ThreadPart.around(answer));

        assertThat(beginning.extent()).isEqualTo(new ThreadExtent(null, 0, ThreadCut.MOST, 21));
        assertThat(ids(beginning)).isEqualTo(written.subList(0, ThreadCut.MOST));
        assertThat(ids(rest)).isEqualTo(written.subList(ThreadCut.MOST, COMMENTS));
        assertThat(ids(branch)).isEqualTo(List.of(last));
        assertThat(branch.comments().getFirst().replies())
                .singleElement()
                .isEqualTo(rest.comments().getLast().replies().getFirst())
                .satisfies(node -> assertThat(node.body()).isEqualTo("The last one is mine"))
                .satisfies(node -> assertThat(node.score().up()).isEqualTo(1))
                .satisfies(node -> assertThat(node.myVote()).isEqualTo(Direction.UP));
        assertThat(world.threads.around(world.admin.viewer(), answer, new Lens.Site()))
                .hasValueSatisfying(part -> assertThat(part.comment(answer))
                        .hasValueSatisfying(node -> assertThat(node.body()).isEqualTo("The last one is mine")));
        assertThat(world.threads.placeOf(answer)).hasValue(new ThreadView.Place(post, true));
        assertThat(world.threads.thread(new Viewer.Visitor(), ThreadRequest.of(post, CommentOrder.OLD)))
                .hasValueSatisfying(page -> assertThat(ids(page)).isEqualTo(ids(beginning)));
    }

    private ThreadPage read(ThreadPart part) {
        return world.threads
                .thread(
                        world.admin.viewer(),
                        ThreadRequest.of(post, CommentOrder.OLD).part(part))
                .orElseThrow();
    }

    private static List<CommentId> ids(ThreadPage page) {
        return page.comments().stream().map(CommentNode::id).toList();
    }
}
