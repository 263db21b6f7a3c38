/// Posts: links and texts, how they are edited, and whether they are there.
///
/// - **What it is:** what people put before a community, and the state of each: live, deleted, removed, locked, pinned.
/// - **Floor:** 5
/// - **Owns:** `post`, `post_activity` (growth: by post id)
/// - **Always true:** a post's count of comments equals a recount; deleting and removing lose nothing
/// - **Read first:** [WritePost]
@NullMarked
package org.folkmoot.forum.posts;

import org.jspecify.annotations.NullMarked;
