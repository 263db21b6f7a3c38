/// Asking the members of this site, in secret, and counting what they say.
///
/// - **What it is:** consultations from their draft to what is decided, the fixed list of who may vote,
///   sealed ballots and their count. Only members of this site are on the list, and nothing that comes from
///   another server reaches this room.
/// - **Floor:** 11
/// - **Owns:** `consultation`, `consultation_option`, `consultation_voice`,
///   `ballot_key_export` (growth: reference), `elector`, `envelope` (growth: by person),
///   `counted_ballot` (growth: by own key)
/// - **Always true:** who may vote is fixed at the announcement; until the count a choice exists only
///   sealed, and after it only apart from who made it; nothing that was announced is changed any more; no
///   key leaves its folder without everybody being told
/// - **Read first:** [CastBallot], then [CountBallots]
@NullMarked
package org.folkmoot.forum.consultations;

import org.jspecify.annotations.NullMarked;
