/// The command line: what an operator can ask of the program without a browser.
///
/// - **What it is:** `serve`, `doctor`, `settings`, `admin …`; each command reads its words and calls a deed or a
/// check.
/// - **Floor:** server, above everything
/// - **Owns:** nothing
/// - **Always true:** a command ends with an [org.folkmoot.server.ExitCode] and, when it fails, one sentence that says
/// why
/// - **Read first:** [Commands]
@NullMarked
package org.folkmoot.server.cli;

import org.jspecify.annotations.NullMarked;
