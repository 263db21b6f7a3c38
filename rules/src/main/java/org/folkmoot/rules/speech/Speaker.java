package org.folkmoot.rules.speech;

/// The one who wants to say something, as they stand where they want to say it.
///
/// @param moderates whether they moderate the community, or run the site
/// @param unheard   whether the community is another server's, and nothing is sent there by the
///        terms with it
public record Speaker(boolean bannedFromSite, boolean bannedFromCommunity, boolean moderates, boolean unheard) {

    /// Somebody who is heard.
    public Speaker(boolean bannedFromSite, boolean bannedFromCommunity, boolean moderates) {
        this(bannedFromSite, bannedFromCommunity, moderates, false);
    }

    /// Somebody against whom nothing is known.
    public static final Speaker MEMBER = new Speaker(false, false, false);

    /// Somebody who looks after the place.
    public static final Speaker MODERATOR = new Speaker(false, false, true);
}
