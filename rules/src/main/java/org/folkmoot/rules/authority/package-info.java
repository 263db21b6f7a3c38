/// Who may act on whom and on what, by the office they hold.
///
/// - **What it is:** what admins and moderators may do, over whom, and what nobody may do to themselves.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** nobody acts on their seniors or equals; a community keeps a moderator and the site an admin
/// - **Read first:** [Act], then [AuthorityRule]
@NullMarked
package org.folkmoot.rules.authority;

import org.jspecify.annotations.NullMarked;
