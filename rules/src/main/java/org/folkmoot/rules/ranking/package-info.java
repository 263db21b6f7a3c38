/// Which post or comment comes before which other, in every order that a reader can ask for.
///
/// - **What it is:** the formulas by which posts and comments are put into an order: Lemmy's, so that its members find
/// the order they know.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** a rank follows from votes, times and the moment it is asked at, and from nothing else; two posts
/// never share a place, since at the end the later id decides
/// - **Read first:** [RankRule]
@NullMarked
package org.folkmoot.rules.ranking;

import org.jspecify.annotations.NullMarked;
