/// Governing people and content: removing, locking, banning, reports, and the public record of all of it.
///
/// - **What it is:** what those in office do, each act by a rule, and each written down for everybody to read.
/// - **Floor:** 8
/// - **Owns:** `report`, `modlog` (growth: reference)
/// - **Always true:** whatever an office did to others stands in the modlog, with who did it and why
/// - **Read first:** [RemovePost], then [Modlog]
@NullMarked
package org.folkmoot.forum.moderation;

import org.jspecify.annotations.NullMarked;
