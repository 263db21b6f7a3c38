/// Where the house is put together and started: settings, the real clock, the database, the rooms, the command line.
///
/// - **What it is:** the program itself; whatever must be chosen once for the whole house is chosen here.
/// - **Floor:** server, above everything
/// - **Owns:** the data folder, `folkmoot.properties`
/// - **Always true:** only here is time read and chance drawn; a setting that is not understood stops the start
/// - **Read first:** [Serve]
@NullMarked
package org.folkmoot.server;

import org.jspecify.annotations.NullMarked;
