package org.folkmoot.forum.instances;

import org.folkmoot.rules.speech.SignUpRule.Mode;
import org.folkmoot.values.SiteVersionId;
import org.jspecify.annotations.Nullable;

/// What the admins have decided about the site: one version of it.
///
/// @param name                what the site calls itself, 1 to 20 characters (Lemmy's bound)
/// @param description         one line about it, at most 150 characters; null when none was written
/// @param publicAddress       such as `https://forum.example`; null until it is chosen, and then nothing federates
/// @param signUp              who may have an account
/// @param applicationQuestion what applicants answer; null when there is none
/// @param downvotes           whether votes down are taken
/// @param adminsOnlyFoundCommunities whether only admins may found communities
/// @param signedFetch         whether other servers get documents only when they sign what they fetch
public record SiteSettings(
        SiteVersionId id,
        String name,
        @Nullable String description,
        @Nullable String publicAddress,
        Mode signUp,
        @Nullable String applicationQuestion,
        boolean downvotes,
        boolean adminsOnlyFoundCommunities,
        boolean signedFetch) {}
