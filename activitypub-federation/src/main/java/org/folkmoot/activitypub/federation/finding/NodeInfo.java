package org.folkmoot.activitypub.federation.finding;

import org.jspecify.annotations.Nullable;

/// What a server says of itself (NodeInfo 2.0 and 2.1). All of it is untrusted text of a stranger; counts are
/// never negative.
///
/// @param software     its name, lower-case by the schema; at most 100 characters
/// @param version      at most 100 characters; empty when it says none
/// @param open         whether anybody may register
/// @param users        accounts; null when not said
/// @param activeMonth  people who were there in the last 30 days; null when not said
/// @param localPosts   null when not said
/// @param localComments null when not said
public record NodeInfo(
        String software,
        String version,
        boolean open,
        @Nullable Long users,
        @Nullable Long activeMonth,
        @Nullable Long localPosts,
        @Nullable Long localComments) {}
