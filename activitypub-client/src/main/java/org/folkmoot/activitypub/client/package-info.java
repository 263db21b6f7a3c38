/// The only way out: HTTP requests to other servers, guarded.
///
/// - **What it is:** one client for every outbound request: addresses resolved once and pinned, private ranges refused,
/// redirects checked, sizes and times bounded
/// - **Floor:** protocol, above `activitypub-federation`; published on its own
/// - **Owns:** its connections
/// - **Always true:** no request reaches an address that was not checked; every request ends in bounded time and
/// bounded memory
/// - **Read first:** `GuardedClient`
@NullMarked
package org.folkmoot.activitypub.client;

import org.jspecify.annotations.NullMarked;
