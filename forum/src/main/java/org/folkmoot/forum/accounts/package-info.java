/// People, ours and others', how they log in, how they stand, and the letters that are sent to ours.
///
/// - **What it is:** People, ours and others', how they log in, and how they stand; and the outbox of letters to ours
/// - **Floor:** 3
/// - **Owns:** `person`, `account`, `application`, `account_standing`, `person_block`,
/// `account_active_day`, `person_count`, `mail_outbox`, `member_peer_choice` (growth: by person), `session`,
/// `password_link`, `api_token` (growth: by own key)
/// - **Always true:** a password is stored only as its hash, a session and a program's token only as hashes;
/// what a person has written equals a recount; nobody is written to at an address that they did not confirm, but to
/// ask for that
/// - **Read first:** the deeds, named by what they do
@NullMarked
package org.folkmoot.forum.accounts;

import org.jspecify.annotations.NullMarked;
