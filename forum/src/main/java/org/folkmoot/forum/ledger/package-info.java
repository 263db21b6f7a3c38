/// What happened, in one list that only grows: written with each deed, read by whoever must follow.
///
/// - **What it is:** the forum's diary; news travels upward through it, since calls only go down.
/// - **Floor:** 0
/// - **Owns:** `event` (growth: by day), `ledger_head`, `consumer_cursor` (growth: reference)
/// - **Always true:** an event commits with its deed or not at all; positions follow commits, so no consumer skips one
/// - **Read first:** [Ledger]
@NullMarked
package org.folkmoot.forum.ledger;

import org.jspecify.annotations.NullMarked;
