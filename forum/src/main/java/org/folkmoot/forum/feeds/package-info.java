/// What there is to read and in which order: front page, communities, one's subscriptions, a person's posts, threads.
///
/// - **What it is:** the room that puts posts and comments into an order and shows them to one reader.
/// - **Floor:** 9
/// - **Owns:** `what_if_run` (growth: reference); the order of posts lives in memory
/// - **Always true:** an order is computed from tallies, time and terms, and never stored
/// - **Read first:** [Scope]
@NullMarked
package org.folkmoot.forum.feeds;

import org.jspecify.annotations.NullMarked;
