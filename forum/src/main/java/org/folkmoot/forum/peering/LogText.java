package org.folkmoot.forum.peering;

import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// Words of an entry of the log of decisions.
///
/// @param named whose name they are, with whose account they are taken out; null for other words
public record LogText(String said, @Nullable PersonId named) {

    /// The part of an entry that is the name of who answers for it: the only one that names anybody.
    public static final String AUTHOR = "author";

    /// Words that name nobody.
    public static LogText words(String said) {
        return new LogText(said, null);
    }
}
