/// How much of one other server we take upon us before we ask it to wait, or leave off asking it; what its word is
/// good for, and its people's offices; and what our members choose about it.
///
/// - **What it is:** what a server's lane may hold, how much is fetched of it and how often it is asked, whatever it
/// says
/// and whoever it is; whether a word that it passes on counts, and how long its silence leaves offices in force; to
/// which servers a member's choice applies, and who is asked for one.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** what is asked to wait was not acknowledged, so nothing is lost by it; what is fetched comes to an
///   end
/// - **Read first:** [InboxBudget], then [BackfillRule]
@NullMarked
package org.folkmoot.rules.peers;

import org.jspecify.annotations.NullMarked;
