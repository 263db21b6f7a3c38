/// Other servers and their people as we know them, and our own actors as they know us.
///
/// - **What it is:** keys of ours and theirs, fetching actors and objects, and taking them into the forum
/// - **Floor:** federation, above its store
/// - **Owns:** nothing
/// - **Always true:** an actor is taken in only from a document of its own server; an address keeps naming whom it
/// named
/// - **Read first:** `RemoteActors`
@NullMarked
package org.folkmoot.federation.peers;

import org.jspecify.annotations.NullMarked;
