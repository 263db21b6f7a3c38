/// Tells other servers what happened here.
///
/// - **What it is:** one federator for each concept, which turns events of the ledger into activities, and the lanes in
///   which these leave
/// - **Floor:** federation, above its store, its peers and its documents
/// - **Owns:** nothing
/// - **Always true:** an activity is written in the transaction that moves the ledger's cursor; nothing is told of what
///   is for members alone
/// - **Read first:** `Outbox`, then `PostFederator`
@NullMarked
package org.folkmoot.federation.outbound;

import org.jspecify.annotations.NullMarked;
