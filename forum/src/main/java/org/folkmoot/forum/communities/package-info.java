/// Places to post in, who looks after them, and who reads them.
///
/// - **What it is:** Places to post in, who looks after them, and who reads them.
/// - **Floor:** 4
/// - **Owns:** `community`, `community_role`, `community_activity`, `community_follower_instance` (growth: reference),
/// `community_count` (growth: by own key), `subscription`,
/// `community_standing`, `community_block` (growth: by person)
/// - **Always true:** one name is one community of ours; a community keeps a moderator until its last one erases their
/// account; how many read a community and what it holds equals a recount
/// - **Read first:** the deeds, named by what they do
@NullMarked
package org.folkmoot.forum.communities;

import org.jspecify.annotations.NullMarked;
