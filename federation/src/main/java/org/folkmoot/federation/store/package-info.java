/// What federation remembers: keys, peers, what came in and what goes out.
///
/// - **What it is:** federation's own tables, and what it reads of the forum's to tell others of it
/// - **Floor:** federation, below its other rooms
/// - **Owns:** `own_key`, `remote_actor`, `seen_activity`, `outgoing`, `kept_back` (growth: by own key), `received`
///   (growth: by day), `backfill_item` (growth: by own key), `inbox_lane`, `delivery_lane`, `delivery_trouble`,
///   `peer_software`, `backfill` (growth: reference)
/// - **Always true:** what was acknowledged lies in `received` until it is settled; positions of `outgoing` follow
///   commits, so that no lane passes over one
/// - **Read first:** `ReceivedStore`, then `OutgoingStore`
@NullMarked
package org.folkmoot.federation.store;

import org.jspecify.annotations.NullMarked;
