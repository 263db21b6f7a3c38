/// What each address of the site does: reads the request, asks the forum, and answers with a page or sends on.
///
/// - **What it is:** the browser's door, one class for each part of the site.
/// - **Floor:** web, a door above the forum
/// - **Owns:** nothing
/// - **Always true:** no decision is made here; a form that is refused comes back with everything that was typed
/// - **Read first:** [Shell], then [FeedRoutes]
@NullMarked
package org.folkmoot.web.routes;

import org.jspecify.annotations.NullMarked;
