/// The site's face: pages, their words, their files and the addresses that they answer to.
///
/// - **What it is:** where the files of the pages lie; the rest is in the rooms below.
/// - **Floor:** web, a door above the forum
/// - **Owns:** `assets` among the resources
/// - **Always true:** nothing is fetched from another host
/// - **Read first:** [SiteFiles]
@NullMarked
package org.folkmoot.web;

import org.jspecify.annotations.NullMarked;
