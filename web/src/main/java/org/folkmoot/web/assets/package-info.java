/// Stylesheet, script and mark, each under an address that changes with its content.
///
/// - **What it is:** the files that every page refers to, read once from the program itself.
/// - **Floor:** web, below `web.pages`
/// - **Owns:** nothing
/// - **Always true:** an address names one content for ever, so that browsers may keep it
/// - **Read first:** [Assets]
@NullMarked
package org.folkmoot.web.assets;

import org.jspecify.annotations.NullMarked;
