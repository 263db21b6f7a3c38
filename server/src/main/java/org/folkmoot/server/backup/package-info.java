/// The file of a backup: how it is written, sealed, read back and opened.
///
/// - **What it is:** one file in the format of `age`, sealed under a passphrase; within is a ZIP
/// archive with a list of what there is, one entry for each table as COPY writes it, the settings, and
/// an end that counts everything.
/// - **Floor:** server, below its commands
/// - **Owns:** nothing
/// - **Always true:** what is cut short, changed or sealed under another passphrase is told from what
/// is whole, before anything is done with it; no key that opens ballots is in it
/// - **Read first:** [BackupWriter], then [BackupReader]
@NullMarked
package org.folkmoot.server.backup;

import org.jspecify.annotations.NullMarked;
