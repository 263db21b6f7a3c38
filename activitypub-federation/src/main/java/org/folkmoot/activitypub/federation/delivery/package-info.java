/// Hands our activities to other servers, each server's in order, for as long as it takes.
///
/// - **What it is:** an engine over the port `DeliveryQueue`: one lane for each peer, signing at the moment of sending,
/// and patience that grows with every failure
/// - **Floor:** protocol, above `exchange`
/// - **Owns:** nothing
/// - **Always true:** a peer gets what concerns it in order, at least once; a peer that is ill delays nobody else
/// - **Read first:** `Delivery`
@NullMarked
package org.folkmoot.activitypub.federation.delivery;

import org.jspecify.annotations.NullMarked;
