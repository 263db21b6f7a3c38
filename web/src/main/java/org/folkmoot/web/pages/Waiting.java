package org.folkmoot.web.pages;

import org.jspecify.annotations.Nullable;

/// What waits for the reader's attention, as the masthead counts it.
///
/// @param unread       entries of the inbox
/// @param reports      open reports where they moderate; null when they moderate nothing
/// @param applications undecided applications; null when they are no admin
public record Waiting(
        long unread, @Nullable Long reports, @Nullable Long applications) {

    public static final Waiting NOTHING = new Waiting(0, null, null);
}
