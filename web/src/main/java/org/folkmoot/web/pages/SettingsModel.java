package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Senders;
import org.jspecify.annotations.Nullable;

/// What members decide for themselves.
///
/// @param profile  controls: `display-name`, `description` (about oneself), `nsfw`; filled in with what holds
/// @param password controls: `password`, `new-password`
/// @param letters  their e-mail address, and what is written to it
/// @param locale   the language they chose; null to follow the browser
/// @param senders  from whom they take a first message
/// @param locales  the languages on offer
public record SettingsModel(
        Form profile,
        Form password,
        Letters letters,
        @Nullable String locale,
        List<String> locales,
        Senders senders,
        List<PersonLine> blockedPeople,
        List<CommunityLine> blockedCommunities) {

    /// Where letters reach a member, and which they want.
    ///
    /// @param sent      whether this site sends any
    /// @param address   null for none
    /// @param confirmed whether letters to it reached them
    public record Letters(
            boolean sent, @Nullable String address, boolean confirmed, boolean asked, boolean reminders) {}
}
