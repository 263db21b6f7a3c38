/// What waits in people's inboxes: answers to what they wrote, mentions of their name, what they are asked to decide,
/// and what others wrote to them alone.
///
/// - **What it is:** the inbox, filled by following the ledger and by going through the lists of who may vote; and
///   private messages
/// - **Floor:** 13
/// - **Owns:** `notification`, `message_choice` (growth: by person), `private_message`, `private_message_address`
///   (growth: by own key), `message_report`, `notice_round` (growth: reference)
/// - **Always true:** one entry per person and comment, however often the ledger tells, and one per person and step of
///   a consultation, whatever crashes in between; nobody is told of what they did
///   themselves, except of a ballot, which somebody else may have cast, nor by whom they blocked; a private message is
///   shown to the two between whom it is, and to admins only when the one who got it reported it
/// - **Read first:** [NotifyPeople], then [SendMessage]
@NullMarked
package org.folkmoot.forum.notifications;

import org.jspecify.annotations.NullMarked;
