/// What waits in people's inboxes: answers to what they wrote, mentions of their name, and what others wrote to them
/// alone.
///
/// - **What it is:** the inbox, filled by following the ledger; and private messages
/// - **Floor:** 13
/// - **Owns:** `notification`, `message_choice` (growth: by person), `private_message`, `private_message_address`
///   (growth: by own key), `message_report` (growth: reference)
/// - **Always true:** one entry per person and comment, however often the ledger tells; nobody is told of what they did
///   themselves, nor by whom they blocked; a private message is shown to the two between whom it is, and to admins
///   only when the one who got it reported it
/// - **Read first:** [NotifyPeople], then [SendMessage]
@NullMarked
package org.folkmoot.forum.notifications;

import org.jspecify.annotations.NullMarked;
