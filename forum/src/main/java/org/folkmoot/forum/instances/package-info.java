/// Servers: our own with its settings, and every other one that we know.
///
/// - **What it is:** who we are as a site, what our admins have decided, and which other servers exist.
/// - **Floor:** 1
/// - **Owns:** `instance`, `site_version`, `secret` (growth: reference), `peer`,
/// `peer_domain`, `terms_version` (growth: reference), `actor_name`, `address` (growth: by own key)
/// - **Always true:** settings and terms are versions and the last one is in force; an address that is not on localhost
/// never
/// changes; what an address of another server names never changes
/// - **Read first:** [Site]
@NullMarked
package org.folkmoot.forum.instances;

import org.jspecify.annotations.NullMarked;
