package org.folkmoot.forum.comments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.accounts.PersonCounts;
import org.folkmoot.forum.posts.Posts;
import org.folkmoot.values.CommentId;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.folkmoot.values.VoteTarget;
import org.jspecify.annotations.Nullable;

/// What the rooms above may know of a comment and do to it, within their own deeds. Keeps the counts of
/// its post and its author right.
public final class Comments {

    private final CommentStore store = new CommentStore();
    private final PersonCounts people = new PersonCounts();
    private final Posts posts;

    public Comments(Posts posts) {
        this.posts = posts;
    }

    public Optional<CommentState> find(Transaction transaction, CommentId comment) {
        return store.find(transaction, comment);
    }

    /// As [#find], keeping other changes of this comment out until the transaction ends.
    public Optional<CommentState> lock(Transaction transaction, CommentId comment) {
        return store.lock(transaction, comment);
    }

    /// Removes a comment that was locked before, or with null restores it.
    public void removed(Transaction transaction, CommentState comment, @Nullable Instant at) {
        store.removed(transaction, comment, at);
        recount(transaction, comment, at != null || comment.deleted());
    }

    /// Deletes a comment that was locked before, or with null restores it.
    void deleted(Transaction transaction, CommentState comment, @Nullable Instant at) {
        store.deleted(transaction, comment, at);
        recount(transaction, comment, at != null || comment.removed());
    }

    /// Marks a comment as said in office, or no longer.
    ///
    /// @return false when it was so already
    public boolean distinguished(Transaction transaction, CommentState comment, boolean distinguished) {
        return store.distinguished(transaction, comment, distinguished);
    }

    /// Lets everybody see what had to be looked at first.
    ///
    /// @return false when it did not wait
    public boolean released(Transaction transaction, CommentId comment) {
        return store.released(transaction, comment);
    }

    private void recount(Transaction transaction, CommentState before, boolean gone) {
        if (gone != before.gone()) {
            int by = gone ? -1 : 1;
            posts.commentsChanged(transaction, before.postId(), by);
            people.changed(transaction, before.authorId(), 0, by);
        }
    }

    /// Empties every comment of an author who goes and takes what they wrote along.
    ///
    /// @return the comments that this changed
    public List<VoteTarget> erase(Transaction transaction, PersonId author, Instant at) {
        return uncounted(transaction, author, store.erase(transaction, author, at));
    }

    /// Removes every comment of an author.
    ///
    /// @param community where; null for everywhere
    /// @return those that this changed
    public List<VoteTarget> removeAll(
            Transaction transaction, PersonId author, @Nullable CommunityId community, Instant at) {
        return uncounted(transaction, author, store.removeAll(transaction, author, community, at));
    }

    private List<VoteTarget> uncounted(Transaction transaction, PersonId author, List<CommentStore.Erased> gone) {
        Map<PostId, Long> fewer = gone.stream()
                .filter(CommentStore.Erased::counted)
                .collect(Collectors.groupingBy(CommentStore.Erased::postId, Collectors.counting()));
        fewer.forEach((post, count) -> posts.commentsChanged(transaction, post, (int) -count));
        long all = fewer.values().stream().mapToLong(Long::longValue).sum();
        people.changed(transaction, author, 0, -all);
        return gone.stream()
                .map(comment -> new VoteTarget(comment.postId(), comment.id()))
                .toList();
    }
}
