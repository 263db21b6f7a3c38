/// Who sees what, and where.
///
/// - **What it is:** one rule for every list, page and feed: what a reader is shown, shown without its text, or not
/// shown.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** everything that can be said about a reader is in one [Filter], and both of its readers, the index
/// and SQL, answer as [VisibilityRule] does
/// - **Read first:** [VisibilityRule]
@NullMarked
package org.folkmoot.rules.visibility;

import org.jspecify.annotations.NullMarked;
