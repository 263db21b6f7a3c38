/// How much of one other server we take upon us before we ask it to wait.
///
/// - **What it is:** what a server's lane may hold, whatever the server says and whoever it is.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** what is asked to wait was not acknowledged, so nothing is lost by it
/// - **Read first:** [InboxBudget]
@NullMarked
package org.folkmoot.rules.peers;

import org.jspecify.annotations.NullMarked;
