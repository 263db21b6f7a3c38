/// How the members of a site are asked, who may answer, and what their answers come to.
///
/// - **What it is:** whether a question can be put as it was typed, who may vote, which ballots are valid,
///   how they are counted by each method, and whether what came of it decides anything.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** a count depends on the ballots alone and not on their order; nobody who was not on
///   the list when it was fixed is counted
/// - **Read first:** [ElectorateRule], then [Count], then [VerdictRule]
@NullMarked
package org.folkmoot.rules.consultations;

import org.jspecify.annotations.NullMarked;
