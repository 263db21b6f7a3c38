/// Takes all rows out of a database as they are in one moment, and puts them into an empty one.
///
/// - **What it is:** what a backup, a restore, a move to another server and the change to a newer
/// PostgreSQL have in common: rows leave by COPY, come in by COPY, and are read back and compared
/// before they count.
/// - **Floor:** database, above values
/// - **Owns:** `restoring`, which is there only while a database is being filled
/// - **Always true:** all tables leave in one snapshot; a database that is filled in part says so and
/// serves nobody; a table is filled whole or not at all; no table is known by name
/// - **Read first:** [Snapshot], then [Filling]
@NullMarked
package org.folkmoot.database.transfer;

import org.jspecify.annotations.NullMarked;
