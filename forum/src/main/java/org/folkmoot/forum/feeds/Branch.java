package org.folkmoot.forum.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A comment with everything under it, before it is known how much of that is shown.
///
/// @param stub    why its reader may not read it; null when they may
/// @param replies in the order asked for
/// @param size    how many comments it has, itself included
record Branch(CommentRows.Outline outline, CommentNode.@Nullable Stub stub, List<Branch> replies, int size) {

    Branch(CommentRows.Outline outline, CommentNode.@Nullable Stub stub, List<Branch> replies) {
        this(outline, stub, replies, 1 + size(replies));
    }

    static int size(List<Branch> branches) {
        return branches.stream().mapToInt(Branch::size).sum();
    }
}
