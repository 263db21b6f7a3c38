/// The translator between the forum and the fediverse.
///
/// - **What it is:** what peers say becomes deeds of the forum, and what happens in the forum becomes activities for
/// peers
/// - **Floor:** a door, above the forum and the protocol
/// - **Owns:** its own tables of peers, inbox and outbox
/// - **Always true:** words of the protocol stay on its side, words of the forum on theirs; nothing that was
/// acknowledged is lost
/// - **Read first:** its rooms
@NullMarked
package org.folkmoot.federation;

import org.jspecify.annotations.NullMarked;
