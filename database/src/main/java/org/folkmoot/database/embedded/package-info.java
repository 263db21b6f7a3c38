/// The PostgreSQL that Folkmoot brings along, for whoever has none: a real one, in a folder of ours, that loses
/// nothing.
///
/// - **What it is:** it unpacks PostgreSQL's own programs, makes a database, starts and stops the server, and finds it
/// again after a crash.
/// - **Floor:** database, above values
/// - **Owns:** the folder `postgresql` in the data folder: the programs, the cluster, two passwords (mode 0600), its
/// log
/// - **Always true:** what was committed is on the disk; nobody comes in without the password; one Folkmoot at a time
/// works on a folder; PostgreSQL never runs as root
/// - **Read first:** [EmbeddedPostgres]
@NullMarked
package org.folkmoot.database.embedded;

import org.jspecify.annotations.NullMarked;
