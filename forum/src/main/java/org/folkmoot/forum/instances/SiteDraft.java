package org.folkmoot.forum.instances;

import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.jspecify.annotations.Nullable;

/// Settings that somebody wants to be in force; see [SiteSettings] for what each means.
public record SiteDraft(
        String name,
        @Nullable String description,
        @Nullable String publicAddress,
        Mode signUp,
        @Nullable String applicationQuestion,
        boolean downvotes,
        boolean adminsOnlyFoundCommunities,
        boolean signedFetch) {}
