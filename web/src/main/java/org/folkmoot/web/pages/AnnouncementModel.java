package org.folkmoot.web.pages;

import java.util.stream.Stream;
import org.folkmoot.forum.peering.Announcement;
import org.jspecify.annotations.Nullable;

/// Terms that were announced, which admins can withdraw while they are to come. Control: `reason`.
///
/// @param whatIf what they were seen to change
public record AnnouncementModel(Announcement announcement, WhatIfModel whatIf, Form form) {

    /// One of the servers that it is about; null for what is standard.
    public @Nullable String server() {
        return server(announcement);
    }

    private static @Nullable String server(Announcement announcement) {
        var before = announcement.before();
        return Stream.concat(
                        announcement.draft().domains().stream(),
                        before == null ? Stream.of() : before.domains().stream())
                .sorted()
                .findFirst()
                .orElse(null);
    }
}
