package org.folkmoot.forum.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.folkmoot.forum.feeds.ThreadCut.Cut;
import org.folkmoot.forum.feeds.ThreadCut.Taken;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.junit.jupiter.api.Test;

/// How much of a long thread one page shows.
class ThreadCutTest {

    private static final int DEEPEST = 50;

    @Test
    void aThreadThatFitsIsShownWholeWhateverPartIsAskedFor() {
        List<Branch> roots = List.of(branch(1, branch(2), branch(3, branch(4))), branch(5));

        assertThat(ThreadCut.of(roots, new ThreadPart(new CommentId(3), 7)))
                .isEqualTo(ThreadCut.of(roots, ThreadPart.BEGINNING))
                .satisfies(cut -> assertThat(ids(cut)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L))
                .satisfies(cut -> assertThat(cut.extent()).isEqualTo(ThreadExtent.WHOLE));
    }

    @Test
    void aLongQuarrelInTheFirstBranchDoesNotKeepTheOthersFromBeingSeen() {
        Branch quarrel = branch(1, many(1_000, 900));
        Branch[] others = many(2_000, 200);

        Cut cut = ThreadCut.of(joined(quarrel, others), ThreadPart.BEGINNING);

        assertThat(cut.roots()).hasSize(201);
        assertThat(cut.roots().getFirst().more()).isEqualTo(900 - 99);
        assertThat(cut.extent()).isEqualTo(ThreadExtent.WHOLE);
    }

    @Test
    void whatDoesNotFitFollowsOnTheNextPart() {
        List<Branch> roots = List.of(many(1, 700));

        Cut first = ThreadCut.of(roots, ThreadPart.BEGINNING);
        Cut last = ThreadCut.of(roots, new ThreadPart(null, 600));

        assertThat(first.extent()).isEqualTo(new ThreadExtent(null, 0, 300, 400));
        assertThat(last.extent()).isEqualTo(new ThreadExtent(null, 600, 0, 0));
        assertThat(last.roots()).hasSize(100);
    }

    @Test
    void aBranchIsShownWithWhatItAnswersAndWithoutTheRest() {
        List<Branch> roots = joined(branch(1, branch(2, branch(3, branch(4)), branch(5))), many(100, 400));

        Cut cut = ThreadCut.of(roots, ThreadPart.around(new CommentId(3)));

        assertThat(ids(cut)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
        assertThat(cut.extent()).isEqualTo(new ThreadExtent(new CommentId(3), 0, 0, 0));
        assertThat(cut.roots().getFirst().replies().getFirst().more()).isEqualTo(1);
    }

    @Test
    void whoAsksForACommentThatIsNotThereIsShownTheBeginning() {
        List<Branch> roots = List.of(many(1, 400));

        assertThat(ThreadCut.of(roots, ThreadPart.around(new CommentId(9_999))))
                .isEqualTo(ThreadCut.of(roots, ThreadPart.BEGINNING));
        assertThat(ThreadCut.of(roots, new ThreadPart(null, 5_000)))
                .isEqualTo(ThreadCut.of(roots, ThreadPart.BEGINNING));
    }

    @Property(tries = 60)
    void aPageShowsNoMoreThanItsShareAndSaysHowMuchIsMissing(@ForAll("threads") List<Branch> roots) {
        Cut cut = ThreadCut.of(roots, ThreadPart.BEGINNING);

        int missing =
                cut.all().stream().mapToInt(Taken::more).sum() + cut.extent().later();
        assertThat(cut.all()).hasSizeLessThanOrEqualTo(ThreadCut.MOST);
        assertThat(cut.all().size() + missing).isEqualTo(Branch.size(roots));
    }

    @Property(tries = 30)
    void whoFollowsEveryLinkSeesEveryComment(@ForAll("threads") List<Branch> roots) {
        Set<Long> seen = new HashSet<>();
        Set<ThreadPart> followed = new HashSet<>();
        Deque<ThreadPart> open = new ArrayDeque<>(List.of(ThreadPart.BEGINNING));
        while (!open.isEmpty()) {
            ThreadPart part = open.poll();
            if (followed.add(part)) {
                Cut cut = ThreadCut.of(roots, part);
                seen.addAll(ids(cut));
                open.addAll(links(cut));
            }
        }
        assertThat(seen).hasSize(Branch.size(roots));
    }

    @Property(tries = 60)
    void whoAsksForACommentSeesIt(@ForAll("threads") List<Branch> roots, @ForAll Random chance) {
        long asked = 1L + chance.nextInt(Branch.size(roots));

        assertThat(ids(ThreadCut.of(roots, ThreadPart.around(new CommentId(asked)))))
                .contains(asked);
    }

    /// The links of a page, as the template writes them.
    private static List<ThreadPart> links(Cut cut) {
        List<ThreadPart> links = new ArrayList<>();
        ThreadExtent extent = cut.extent();
        if (extent.at() == null && extent.next() > 0) {
            links.add(new ThreadPart(null, extent.next()));
        }
        for (Taken taken : cut.all()) {
            if (taken.more() > 0) {
                links.add(new ThreadPart(taken.id(), taken.id().equals(extent.at()) ? extent.next() : 0));
            }
        }
        return links;
    }

    @Provide
    Arbitrary<List<Branch>> threads() {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 2_500);
        Arbitrary<Double> depths = Arbitraries.doubles().between(0, 1);
        return sizes.flatMap(size ->
                depths.flatMap(depth -> Arbitraries.longs().map(seed -> thread(size, depth, new Random(seed)))));
    }

    /// A thread in which each comment answers an earlier one with a probability, near ones more often.
    private static List<Branch> thread(int size, double answering, Random chance) {
        int[] parent = new int[size + 1];
        int[] depth = new int[size + 1];
        List<List<Integer>> replies = new ArrayList<>();
        for (int id = 0; id <= size; id++) {
            replies.add(new ArrayList<>());
        }
        for (int id = 1; id <= size; id++) {
            int above = chance.nextDouble() < answering ? chance.nextInt(id) : 0;
            parent[id] = depth[above] < DEEPEST ? above : 0;
            depth[id] = parent[id] == 0 ? 1 : depth[above] + 1;
            replies.get(parent[id]).add(id);
        }
        return under(0, replies);
    }

    private static List<Branch> under(int id, List<List<Integer>> replies) {
        return replies.get(id).stream()
                .map(reply -> new Branch(outline(reply), null, under(reply, replies)))
                .toList();
    }

    private static Set<Long> ids(Cut cut) {
        Set<Long> ids = new HashSet<>();
        cut.all().forEach(taken -> ids.add(taken.id().value()));
        assertThat(ids).hasSameSizeAs(cut.all());
        return ids;
    }

    private static List<Branch> joined(Branch first, Branch... others) {
        List<Branch> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(others));
        return all;
    }

    private static Branch[] many(long first, int count) {
        Branch[] many = new Branch[count];
        for (int i = 0; i < count; i++) {
            many[i] = branch(first + i);
        }
        return many;
    }

    private static Branch branch(long id, Branch... replies) {
        return new Branch(outline(id), null, List.of(replies));
    }

    private static CommentRows.Outline outline(long id) {
        return new CommentRows.Outline(
                new CommentId(id),
                null,
                null,
                Instant.EPOCH,
                false,
                false,
                false,
                new InstanceId(1),
                false,
                new PersonId(1));
    }
}
