/// A person with a plain browser: no scripts, only pages, links and forms, found by the words that are on them.
///
/// - **What it is:** what a test uses to walk through the site as somebody would who has switched JavaScript off.
/// - **Floor:** testing
/// - **Owns:** nothing
/// - **Always true:** it finds nothing by what a person cannot perceive; it refuses pages that carry inline code, since
///   a real browser would silently leave that out
/// - **Read first:** [FormWalk]
@NullMarked
package org.folkmoot.testing.walk;

import org.jspecify.annotations.NullMarked;
