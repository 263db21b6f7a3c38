/// Everything that pages say, in every language they speak.
///
/// - **What it is:** catalogues of sentences in ICU's message format, and the words of one reader's language.
/// - **Floor:** web, below `web.pages`
/// - **Owns:** `messages/*.properties`
/// - **Always true:** a message that is asked for exists and is given exactly the values it names; values that people
/// wrote are isolated, so that they cannot turn the direction of the sentence around them
/// - **Read first:** [Words]
@NullMarked
package org.folkmoot.web.messages;

import org.jspecify.annotations.NullMarked;
