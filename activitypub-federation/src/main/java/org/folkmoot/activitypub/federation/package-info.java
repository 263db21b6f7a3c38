/// How servers prove who they are, find each other, hand over activities and keep trying.
///
/// - **What it is:** signatures, digests, WebFinger, NodeInfo, fetching, the inbox pipeline and delivery, over ports
/// that its user fills
/// - **Floor:** protocol, above the vocabulary; published on its own
/// - **Owns:** nothing
/// - **Always true:** no input or output of its own but through its ports; nothing is acted upon before its signature
/// and its origin were checked
/// - **Read first:** `Transport`
@NullMarked
package org.folkmoot.activitypub.federation;

import org.jspecify.annotations.NullMarked;
