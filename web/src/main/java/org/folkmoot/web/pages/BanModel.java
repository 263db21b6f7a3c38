package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// Banning somebody from the site or from one community. Controls: `days` (empty for good), `reason`, `remove` (what
/// they wrote).
///
/// @param community null for the whole site
/// @param banned    whether a ban holds already, which this one takes the place of
/// @param back      where "leave it" leads
public record BanModel(PersonLine person, @Nullable CommunityLine community, boolean banned, String back, Form form) {

    /// The lengths to choose from, in days.
    public static final List<Integer> DAYS = List.of(1, 3, 7, 30, 90, 365);
}
