/// What tests stand on: a database of their own in milliseconds, a clock that moves when told, ids that repeat.
///
/// - **What it is:** tools for tests, never part of the running server.
/// - **Floor:** testing, above values and database
/// - **Owns:** a throw-away PostgreSQL for each run, gone when the run ends
/// - **Always true:** no test sees another class's rows; it knows no table; after each test every [Invariant] holds
/// - **Read first:** [TestDatabase]
@NullMarked
package org.folkmoot.testing;

import org.jspecify.annotations.NullMarked;
