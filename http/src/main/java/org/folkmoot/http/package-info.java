/// The only room that sees the HTTP server library; every other room sees [Request], [Reply] and [Routes].
///
/// - **What it is:** what every request passes on its way in (address, limits, session, form token, form) and every
///   answer on its way out (caching, security headers, cookies, compression).
/// - **Floor:** http, above values; forum knows nothing of it
/// - **Owns:** the session cookie, the form-token cookie, the addresses under `/assets/`
/// - **Always true:** a changing form without a valid token reaches no handler; files are read of admins
///   alone; a page that carries a token or belongs to a member is never publicly cached; no cookie, token, path
///   parameter or query is ever logged
/// - **Read first:** [Router]
///
/// Pages may use neither inline scripts nor inline styles, `style="…"` attributes included: the content security policy
/// has no `unsafe-inline`. Whatever has a computed width, such as the bar of a score's origins, is drawn as SVG, whose
/// `width` and `x` are plain attributes. htmx needs `includeIndicatorStyles: false` and `allowEval: false`, given in a
/// `<meta name="htmx-config">`, and sends the form token as field `csrf` or as header `X-CSRF-Token`.
@NullMarked
package org.folkmoot.http;

import org.jspecify.annotations.NullMarked;
