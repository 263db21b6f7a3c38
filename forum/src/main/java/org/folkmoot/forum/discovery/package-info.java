/// Finding what is on other servers.
///
/// - **What it is:** what somebody types to name a community, a person or a page of another server, and the port by
///   which it is fetched
/// - **Floor:** 14
/// - **Owns:** nothing
/// - **Always true:** nothing is fetched for a visitor, and only what was named is
/// - **Read first:** `Sought`, then `RemoteLookup`
@NullMarked
package org.folkmoot.forum.discovery;

import org.jspecify.annotations.NullMarked;
