/// Every judgement that this server makes, as pure functions from facts to a decision with its reason.
///
/// - **What it is:** where the house decides what may be done and what counts, without doing any of it.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** no clock, no SQL, no input or output, no randomness: the same facts give the same decision
/// - **Read first:** the rule of the room you came from; packages carry the same names as the rooms of the forum
@NullMarked
package org.folkmoot.rules;

import org.jspecify.annotations.NullMarked;
