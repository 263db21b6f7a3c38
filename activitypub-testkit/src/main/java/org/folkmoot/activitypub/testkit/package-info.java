/// Scripted peers and recorded words, for whoever tests a server of the fediverse.
///
/// - **What it is:** fake peers, signature vectors and recorded dialects
/// - **Floor:** protocol, above the other three; published on its own
/// - **Owns:** nothing
/// - **Always true:** a scripted peer signs and answers as real ones do
/// - **Read first:** `ScriptedPeer`
@NullMarked
package org.folkmoot.activitypub.testkit;

import org.jspecify.annotations.NullMarked;
