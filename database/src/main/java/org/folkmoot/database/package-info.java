/// How the house speaks with PostgreSQL: connections, transactions, how rows become records, migrations.
///
/// - **What it is:** the one door to the database, which knows no table.
/// - **Floor:** database, above values
/// - **Owns:** the connection pool
/// - **Always true:** a transaction is opened by the deed and handed on as an argument; nothing here knows a table's
/// name
/// - **Read first:** [Database]
@NullMarked
package org.folkmoot.database;

import org.jspecify.annotations.NullMarked;
