/// Finding posts, comments, communities and people by what they say and are called.
///
/// - **What it is:** PostgreSQL's full text over a projection that follows the ledger.
/// - **Floor:** 12
/// - **Owns:** `search_document` (growth: by own key)
/// - **Always true:** what a reader may not see is not found; what is gone leaves the index with the event that tells
/// so
/// - **Read first:** [Search]
@NullMarked
package org.folkmoot.forum.search;

import org.jspecify.annotations.NullMarked;
