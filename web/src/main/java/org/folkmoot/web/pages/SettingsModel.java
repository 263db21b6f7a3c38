package org.folkmoot.web.pages;

import java.util.List;
import org.folkmoot.values.CommunityLine;
import org.folkmoot.values.PersonLine;
import org.folkmoot.values.Senders;
import org.jspecify.annotations.Nullable;

/// What members decide for themselves.
///
/// @param profile  controls: `display-name`, `description` (about oneself), `email`, `nsfw`; filled in with what holds
/// @param password controls: `password`, `new-password`
/// @param locale   the language they chose; null to follow the browser
/// @param senders  from whom they take a first message
/// @param locales  the languages on offer
public record SettingsModel(
        Form profile,
        Form password,
        @Nullable String locale,
        List<String> locales,
        Senders senders,
        List<PersonLine> blockedPeople,
        List<CommunityLine> blockedCommunities) {}
