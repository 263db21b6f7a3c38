/// Votes on posts and comments, each with where it came from and who delivered it.
///
/// - **What it is:** who wants what up or down, kept with its provenance and tallied by server.
/// - **Floor:** 7
/// - **Owns:** `vote`, `vote_tally`, `informal_poll` (growth: by post id), `vote_sample` (growth: by own key)
/// - **Always true:** one standing vote per person and target; tallies equal a recount; no score is stored
/// - **Read first:** [CastVote]
@NullMarked
package org.folkmoot.forum.votes;

import org.jspecify.annotations.NullMarked;
