/// How much of one other server we take upon us before we ask it to wait, or leave off asking it.
///
/// - **What it is:** what a server's lane may hold, and how much is fetched of it, whatever it says and whoever it is.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** what is asked to wait was not acknowledged, so nothing is lost by it; what is fetched comes to an
///   end
/// - **Read first:** [InboxBudget], then [BackfillRule]
@NullMarked
package org.folkmoot.rules.peers;

import org.jspecify.annotations.NullMarked;
