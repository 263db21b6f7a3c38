/// The doctor: looks for the faults that installations most often have, and says each in words with what to do.
///
/// - **What it is:** one small check for each thing that may be wrong, and [Doctor], which makes them all
/// - **Floor:** server, above everything but its command line
/// - **Owns:** nothing
/// - **Always true:** it changes nothing, ends in bounded time, and says so when it could not look
/// - **Read first:** [Doctor], then [Check]
@NullMarked
package org.folkmoot.server.doctor;

import org.jspecify.annotations.NullMarked;
