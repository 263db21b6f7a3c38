/// How the nodes of this site were, minute by minute, for its admins and for whoever looks for what is wrong.
///
/// - **What it is:** one row a minute of each node for two days, and one an hour for ninety days
/// - **Floor:** 15
/// - **Owns:** `node_sample` (growth: reference)
/// - **Always true:** it holds numbers and names of our own jobs, nothing of anybody; what is old goes
/// - **Read first:** [KeepSamples]
@NullMarked
package org.folkmoot.forum.watching;

import org.jspecify.annotations.NullMarked;
