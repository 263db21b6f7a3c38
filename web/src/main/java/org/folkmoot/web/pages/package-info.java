/// What people see: every page as a pure function from a frame and a model to HTML.
///
/// - **What it is:** the pages of the forum, their forms and their sentences; it decides nothing and reads no clock.
/// - **Floor:** web
/// - **Owns:** the templates in `src/main/jte`
/// - **Always true:** works without script; no style or script within a page; what people wrote is escaped and keeps
/// its own direction; every changing form carries the form token
/// - **Read first:** [Pages]
@NullMarked
package org.folkmoot.web.pages;

import org.jspecify.annotations.NullMarked;
