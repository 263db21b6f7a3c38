/// The words that servers of the fediverse say to each other, read leniently and written strictly.
///
/// - **What it is:** ActivityStreams objects and activities as records, their reader and their writer; raw JSON is kept
/// - **Floor:** protocol, below everything of the forum; published on its own
/// - **Owns:** nothing
/// - **Always true:** whatever a peer says parses into what it means or into a sentence that names the place and the
/// expected shape; what is written has the shape that strict peers demand
/// - **Read first:** `Thing`, then `Vocabulary`
@NullMarked
package org.folkmoot.activitypub.vocab;

import org.jspecify.annotations.NullMarked;
