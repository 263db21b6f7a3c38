/// Deciding with which servers we have dealings, and on what terms.
///
/// - **What it is:** how terms of peers are changed, announced, ended, taken back and run out, the public log of these
///   decisions as a chain,
///   and drafts of terms out of lists of others.
/// - **Floor:** 10
/// - **Owns:** `terms_draft`, `decision_what_if`, `kept_what_if`, `announced_terms`, `decision_entry`, `decision_text`,
///   `evidence`, `response` (growth: reference); versions of terms are kept among the instances
/// - **Always true:** every change is written down with its reason and its author and can be taken back; nothing that
///   was received is touched by it; the log holds every decision once, and nothing in it is changed
/// - **Read first:** [ChangeTerms]
@NullMarked
package org.folkmoot.forum.peering;

import org.jspecify.annotations.NullMarked;
