/// What waits in people's inboxes: answers to what they wrote, and mentions of their name.
///
/// - **What it is:** the inbox, filled by following the ledger.
/// - **Floor:** 13
/// - **Owns:** `notification` (growth: by person)
/// - **Always true:** one entry per person and comment, however often the ledger tells; nobody is told of what they did
///   themselves, nor by whom they blocked
/// - **Read first:** [NotifyPeople]
@NullMarked
package org.folkmoot.forum.notifications;

import org.jspecify.annotations.NullMarked;
