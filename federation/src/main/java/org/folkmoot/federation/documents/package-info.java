/// What other servers may read of us.
///
/// - **What it is:** our actors, posts, comments and lists as documents, and the addresses by which servers find us
/// - **Floor:** federation, above its peers
/// - **Owns:** nothing
/// - **Always true:** what is for members alone is not there for anybody else; what is gone says so
/// - **Read first:** `Documents`, then `DocumentRoutes`
@NullMarked
package org.folkmoot.federation.documents;

import org.jspecify.annotations.NullMarked;
