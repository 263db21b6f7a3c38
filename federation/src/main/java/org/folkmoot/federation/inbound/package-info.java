/// What other servers bring, and what becomes of it.
///
/// - **What it is:** the inbox, the lanes in which activities wait, and one translator for each concept, which turns
/// them
///   into deeds of the forum
/// - **Floor:** federation, above its peers, documents and outbound
/// - **Owns:** nothing
/// - **Always true:** what was acknowledged is applied once or its fate is written down; nobody's word counts for more
///   than `Origins` says
/// - **Read first:** `InboxRoutes`, then `ServeLanes` and `Translator`
@NullMarked
package org.folkmoot.federation.inbound;

import org.jspecify.annotations.NullMarked;
