/// Turns what people write into HTML that cannot harm its readers.
///
/// - **What it is:** Lemmy's dialect of Markdown, rendered within limits and always sanitised.
/// - **Floor:** web, below `web.pages`
/// - **Owns:** nothing
/// - **Always true:** no input gives a script, a style, an event handler or an address other than http, https and
/// mailto; any input is answered in time proportional to its size
/// - **Read first:** [Markdown]
@NullMarked
package org.folkmoot.web.markdown;

import org.jspecify.annotations.NullMarked;
