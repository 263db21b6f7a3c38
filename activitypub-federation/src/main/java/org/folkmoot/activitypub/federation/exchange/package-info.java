/// How a request of ours goes out: signed in the way that its receiver takes, and, for a GET, along
/// redirects.
///
/// - **What it is:** double-knocking (draft-cavage first, RFC 9421 once) and following at most three redirects
/// - **Floor:** protocol, above `signatures`
/// - **Owns:** nothing
/// - **Always true:** each hop is asked for and signed anew; nothing that is posted is ever redirected
/// - **Read first:** `SignedExchange`
@NullMarked
package org.folkmoot.activitypub.federation.exchange;

import org.jspecify.annotations.NullMarked;
