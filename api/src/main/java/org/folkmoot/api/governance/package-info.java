/// Governance for programs: what the public pages tell of terms, votes, decisions and consultations, as JSON that is
/// described in OpenAPI.
///
/// - **What it is:** the governance API under `/api/governance/v1`; each operation is described once, and both its
///   route and its part of the OpenAPI document come from that
/// - **Floor:** api, a door above the forum and beside the pages
/// - **Owns:** nothing
/// - **Always true:** nothing is told that the pages do not tell the same reader; what is served is described and what
///   is described is served; what was promised is added to and never changed
/// - **Read first:** [GovernanceApi], then [Operation] and [Shape]
@NullMarked
package org.folkmoot.api.governance;

import org.jspecify.annotations.NullMarked;
