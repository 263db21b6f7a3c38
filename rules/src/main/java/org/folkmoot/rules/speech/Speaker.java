package org.folkmoot.rules.speech;

/// The one who wants to say something, as they stand where they want to say it.
///
/// @param moderates whether they moderate the community, or run the site
public record Speaker(boolean bannedFromSite, boolean bannedFromCommunity, boolean moderates) {

    /// Somebody against whom nothing is known.
    public static final Speaker MEMBER = new Speaker(false, false, false);

    /// Somebody who looks after the place.
    public static final Speaker MODERATOR = new Speaker(false, false, true);
}
