/// The front door for what other servers hand over, and for what they ask of a host that wants to know who asks.
///
/// - **What it is:** one pipeline of checks, cheap ones first, with a closed set of outcomes; and the rules of whose
/// word counts for what (FEP-fe34)
/// - **Floor:** protocol, above `finding`
/// - **Owns:** nothing
/// - **Always true:** what is accepted was signed by its own actor, on the host of its own id; what is not accepted had
/// no effect; nothing ever answers 410
/// - **Read first:** `InboxPipeline`
@NullMarked
package org.folkmoot.activitypub.federation.inbox;

import org.jspecify.annotations.NullMarked;
