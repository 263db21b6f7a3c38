/// What can be written with the published jars alone.
///
/// - **What it is:** A small program of somebody else, which keeps the library usable without the forum.
/// - **Floor:** none: nothing imports it
/// - **Owns:** nothing
/// - **Always true:** nothing but `activitypub-*` is on its path
/// - **Read first:** `Who`
@NullMarked
package org.folkmoot.examples;

import org.jspecify.annotations.NullMarked;
