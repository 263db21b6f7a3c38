/// Who may say something, and what a text, a name or a link has to be like.
///
/// - **What it is:** everything that is asked before words are kept: of the one who says them, of the place, and of the
/// words themselves.
/// - **Floor:** rules, above values alone
/// - **Owns:** nothing
/// - **Always true:** whoever is refused hears every objection at once; the words that are accepted are the cleaned
/// ones, and cleaning them again changes nothing
/// - **Read first:** [PostRule], then [TextRule]
@NullMarked
package org.folkmoot.rules.speech;

import org.jspecify.annotations.NullMarked;
