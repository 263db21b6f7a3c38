/// The program in the browser that people use: a whole server, two people, and nothing but what they see and press.
@NullMarked
package org.folkmoot.browser;

import org.jspecify.annotations.NullMarked;
