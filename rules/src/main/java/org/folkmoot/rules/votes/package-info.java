/// What becomes of a vote, and what the votes that stand add up to.
///
/// - **What it is:** whether a vote is taken, replaces another or is refused; and how many of the votes received count.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** whether a vote is taken never depends on terms; what counts is computed when it is read, in
/// integers, so that changing terms back gives every score back exactly
/// - **Read first:** [VoteRule], then [CountRule]
@NullMarked
package org.folkmoot.rules.votes;

import org.jspecify.annotations.NullMarked;
