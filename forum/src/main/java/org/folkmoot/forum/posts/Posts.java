package org.folkmoot.forum.posts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.database.Transaction;
import org.folkmoot.forum.communities.CommunityCounts;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PostId;
import org.jspecify.annotations.Nullable;

/// What the rooms above may know of a post and do to it, within their own deeds. Keeps the counts of
/// its community and its author right.
public final class Posts {

    /// How long comments keep a post active (Lemmy's "necro" limit).
    private static final Duration ACTIVE = Duration.ofDays(2);

    private final PostStore store = new PostStore();
    private final PostCounts counts = new PostCounts();
    private final CommunityCounts communities = new CommunityCounts();

    public Optional<PostState> find(Transaction transaction, PostId post) {
        return store.find(transaction, post);
    }

    /// As [#find], keeping other changes of this post out until the transaction ends.
    public Optional<PostState> lock(Transaction transaction, PostId post) {
        return store.lock(transaction, post);
    }

    /// Removes a post that was locked before, or with null restores it.
    public void removed(Transaction transaction, PostState post, @Nullable Instant at) {
        store.removed(transaction, post.id(), at);
        counts.changed(transaction, post, at != null || post.deleted());
    }

    /// Locks a post against new comments, or with null unlocks it.
    ///
    /// @return false when it was so already
    public boolean locked(Transaction transaction, PostId post, @Nullable Instant at) {
        return store.locked(transaction, post, at);
    }

    /// Lets everybody see what had to be looked at first.
    ///
    /// @return false when it did not wait
    public boolean released(Transaction transaction, PostId post) {
        return store.released(transaction, post);
    }

    /// Answers false when it was so already.
    public boolean pinnedInCommunity(Transaction transaction, PostId post, boolean pinned) {
        return store.pinnedInCommunity(transaction, post, pinned);
    }

    /// Answers false when it was so already.
    public boolean pinnedOnSite(Transaction transaction, PostId post, boolean pinned) {
        return store.pinnedOnSite(transaction, post, pinned);
    }

    /// A comment was written under a post.
    public void commentAdded(Transaction transaction, PostState post, PersonId author, Instant at) {
        boolean active = !author.equals(post.authorId())
                && !at.isAfter(post.publishedAt().plus(ACTIVE));
        store.commentAdded(transaction, post.id(), active, at);
        communities.comments(transaction, post.id(), 1);
    }

    /// Comments under a post came back (positive) or went (negative).
    public void commentsChanged(Transaction transaction, PostId post, int by) {
        store.commentsChanged(transaction, post, by);
        communities.comments(transaction, post, by);
    }

    /// Empties every post of an author who goes and takes what they wrote along.
    ///
    /// @return the posts that this changed
    public List<PostId> erase(Transaction transaction, PersonId author, Instant at) {
        return uncounted(transaction, author, store.erase(transaction, author, at));
    }

    /// Removes every post of an author.
    ///
    /// @param community where; null for everywhere
    /// @return those that this changed
    public List<PostId> removeAll(
            Transaction transaction, PersonId author, @Nullable CommunityId community, Instant at) {
        return uncounted(transaction, author, store.removeAll(transaction, author, community, at));
    }

    private List<PostId> uncounted(Transaction transaction, PersonId author, List<PostStore.Gone> gone) {
        counts.went(
                transaction,
                author,
                gone.stream()
                        .filter(PostStore.Gone::counted)
                        .map(PostStore.Gone::id)
                        .toList());
        return gone.stream().map(PostStore.Gone::id).toList();
    }
}
