package org.folkmoot.web.pages;

import org.jspecify.annotations.Nullable;

/// The site as every page needs to know it.
///
/// @param description one line; null when none was written
/// @param host        its address without the scheme, for `name@host`
/// @param downvotes   whether votes down are taken
/// @param adminsOnlyFoundCommunities whether only admins may found communities
public record Site(
        String name,
        @Nullable String description,
        String host,
        SignUp signUp,
        boolean downvotes,
        boolean adminsOnlyFoundCommunities) {

    /// Who may have an account.
    public enum SignUp {
        OPEN,
        BY_APPLICATION,
        CLOSED
    }
}
