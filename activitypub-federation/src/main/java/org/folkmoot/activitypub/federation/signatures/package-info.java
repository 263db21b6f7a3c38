/// Who sent a request, proven: both kinds of HTTP signatures that servers use, digests of bodies, and public
/// keys.
///
/// - **What it is:** pure functions; draft-cavage-http-signatures-12 as it is deployed, RFC 9421 as it is coming, RFC
/// 3230 and RFC 9530 digests, RSA (PKCS#1 v1.5, SHA-256) and Ed25519
/// - **Floor:** protocol, above the types of `federation`
/// - **Owns:** nothing
/// - **Always true:** what is not covered by a signature does not pass, whoever signed it; every refusal says why
/// - **Read first:** `Signatures`
@NullMarked
package org.folkmoot.activitypub.federation.signatures;

import org.jspecify.annotations.NullMarked;
