/// How servers find each other's documents, and know that a document is what it says: fetching, WebFinger,
/// host-meta, NodeInfo and the keys of actors, and what we serve of these ourselves.
///
/// - **What it is:** clients for documents, and pure builders of the well-known ones
/// - **Floor:** protocol, above `exchange`
/// - **Owns:** nothing
/// - **Always true:** a document is taken only from the address that it names as its own; a key only from an owner that
/// lists it, on the key's own host
/// - **Read first:** `Fetch`
@NullMarked
package org.folkmoot.activitypub.federation.finding;

import org.jspecify.annotations.NullMarked;
