package org.folkmoot.forum.feeds;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.folkmoot.values.CommentId;
import org.jspecify.annotations.Nullable;

/// Takes from a thread as much as one page shows: at most [#MOST] comments, and the rest behind links.
///
/// Branches come in their order, and each is taken level by level, so that no long quarrel in the first
/// branch keeps the others from being seen. A branch gets [#BRANCH] comments, and more where those after it
/// leave room.
final class ThreadCut {

    /// How many comments a page shows; a thread that has no more is shown whole.
    static final int MOST = 300;

    private static final int BRANCH = 50;

    /// A branch, and what is shown of the answers to it.
    record Taken(Branch branch, List<Taken> replies) {

        private Taken(Branch branch) {
            this(branch, new ArrayList<>());
        }

        CommentId id() {
            return branch.outline().id();
        }

        /// How many comments under this one are not shown.
        int more() {
            return branch.size() - 1 - shown();
        }

        private int shown() {
            return replies.stream().mapToInt(reply -> reply.branch.size()).sum();
        }
    }

    /// What is shown.
    record Cut(List<Taken> roots, ThreadExtent extent) {

        /// Every comment that is shown.
        List<Taken> all() {
            List<Taken> all = new ArrayList<>();
            Deque<Taken> open = new ArrayDeque<>(roots);
            while (!open.isEmpty()) {
                Taken taken = open.poll();
                all.add(taken);
                open.addAll(taken.replies());
            }
            return all;
        }
    }

    private ThreadCut() {}

    /// Takes what is asked for; the beginning, when the comment that is named is not in the thread.
    static Cut of(List<Branch> roots, ThreadPart part) {
        if (Branch.size(roots) <= MOST) {
            return new Cut(share(roots, 0, MOST), ThreadExtent.WHOLE);
        }
        CommentId at = part.at();
        List<Branch> chain = at == null ? List.of() : chain(roots, at);
        if (at == null || chain.isEmpty()) {
            int from = part.from() < roots.size() ? part.from() : 0;
            List<Taken> taken = share(roots, from, MOST);
            return new Cut(taken, extent(null, roots, from, taken));
        }
        Branch branch = chain.getLast();
        List<Branch> replies = branch.replies();
        int from = part.from() < replies.size() ? part.from() : 0;
        List<Taken> taken = share(replies, from, MOST - chain.size());
        return new Cut(List.of(hung(chain, taken)), extent(at, replies, from, taken));
    }

    private static ThreadExtent extent(@Nullable CommentId at, List<Branch> branches, int from, List<Taken> taken) {
        int next = from + taken.size();
        boolean done = next >= branches.size();
        return new ThreadExtent(
                at, from, done ? 0 : next, done ? 0 : Branch.size(branches.subList(next, branches.size())));
    }

    /// From a root to the comment; empty when it is not there.
    private static List<Branch> chain(List<Branch> branches, CommentId comment) {
        for (Branch branch : branches) {
            if (branch.outline().id().equals(comment)) {
                return List.of(branch);
            }
            List<Branch> below = chain(branch.replies(), comment);
            if (!below.isEmpty()) {
                List<Branch> chain = new ArrayList<>(below.size() + 1);
                chain.add(branch);
                chain.addAll(below);
                return chain;
            }
        }
        return List.of();
    }

    /// The chain as a branch without side shoots, with answers to its last comment.
    private static Taken hung(List<Branch> chain, List<Taken> replies) {
        Taken hung = new Taken(chain.getLast(), replies);
        for (Branch above : chain.reversed().subList(1, chain.size())) {
            hung = new Taken(above, List.of(hung));
        }
        return hung;
    }

    private static List<Taken> share(List<Branch> branches, int from, int most) {
        List<Taken> taken = new ArrayList<>();
        int room = most;
        int rest = Branch.size(branches.subList(from, branches.size()));
        for (Branch branch : branches.subList(from, branches.size())) {
            if (room <= 0) {
                break;
            }
            rest -= branch.size();
            int share = Math.min(branch.size(), Math.min(room, Math.max(BRANCH, room - rest)));
            taken.add(levels(branch, share));
            room -= share;
        }
        return taken;
    }

    private static Taken levels(Branch root, int most) {
        Taken first = new Taken(root);
        Deque<Taken> open = new ArrayDeque<>(List.of(first));
        int room = most - 1;
        while (room > 0 && !open.isEmpty()) {
            Taken taken = open.poll();
            for (Branch reply : taken.branch().replies()) {
                if (room == 0) {
                    break;
                }
                Taken next = new Taken(reply);
                taken.replies().add(next);
                open.add(next);
                room--;
            }
        }
        return first;
    }
}
