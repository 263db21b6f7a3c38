/// Comments: the tree under each post.
///
/// - **What it is:** what people answer, to a post and to each other, and the state of each answer.
/// - **Floor:** 6
/// - **Owns:** `comment` (growth: by post id)
/// - **Always true:** a comment's parent hangs under the same post, one step higher; deleting and removing lose nothing
/// - **Read first:** [WriteComment]
@NullMarked
package org.folkmoot.forum.comments;

import org.jspecify.annotations.NullMarked;
