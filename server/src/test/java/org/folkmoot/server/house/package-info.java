/// The rules of the house as tests, and the map that is drawn from the rooms' signs.
@NullMarked
package org.folkmoot.server.house;

import org.jspecify.annotations.NullMarked;
