/// The words that every room shares: ids, names, votes' directions and proofs, outcomes and refusals.
///
/// - **What it is:** the vocabulary of the forum, as small values that check themselves when they are made.
/// - **Floor:** values, below every other module
/// - **Owns:** nothing
/// - **Always true:** a value that exists is valid; nothing here reads a clock, a file or a database
/// - **Read first:** [Outcome]
@NullMarked
package org.folkmoot.values;

import org.jspecify.annotations.NullMarked;
