package org.folkmoot.rules.visibility;

import java.util.Set;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.InstanceId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// What one reader sees in one kind of list, as plain sets, so that an index can walk past it and SQL can take it as
/// parameters. Made by [VisibilityRule#filter]; nothing else about the reader matters.
///
/// @param viewer             null for a visitor
/// @param admin              sees behind what is removed and deleted, everywhere
/// @param moderates          communities where they see behind it too
/// @param blockedCommunities left out of lists
/// @param blockedPeople      left out of lists; in threads only their text is
/// @param nsfw               whether what is not safe for work is shown
/// @param localOnly          whether communities for our members alone are shown
/// @param languages          BCP 47 tags; empty for all. What names no language is always shown
/// @param servers            what is left out of lists by where it comes from
/// @param lifted             in communities of these servers only what is kept from everybody is left out
///        by where its author comes from
/// @param concealed          what the terms with other servers and their own choices keep from them where
///        it is no list
public record Filter(
        @Nullable PersonId viewer,
        boolean admin,
        Set<CommunityId> moderates,
        Set<CommunityId> blockedCommunities,
        Set<PersonId> blockedPeople,
        boolean nsfw,
        boolean localOnly,
        Set<String> languages,
        Servers servers,
        Set<InstanceId> lifted,
        Concealed concealed) {

    /// Whether they see what is removed or deleted in this community.
    public boolean looksAfter(CommunityId community) {
        return admin || moderates.contains(community);
    }

    /// Whether something waits to be looked at and is not shown until then.
    ///
    /// @param community where the community is at home in which it stands
    public boolean holds(Origin origin, InstanceId community) {
        return origin.waiting()
                && (concealed.holding().contains(origin.server())
                        || concealed.holding().contains(community));
    }

    /// Whether something is left out of lists by where its author comes from.
    ///
    /// @param hidden    of the servers, those whose people's posts or comments are left out
    /// @param community where the community is at home in which it stands
    boolean leavesOut(Set<InstanceId> hidden, InstanceId author, InstanceId community) {
        return hidden.contains(author)
                && (!lifted.contains(community) || concealed.fromEverybody().contains(author));
    }

    /// The same where what comes from servers they hide is opened all the same.
    Filter opened() {
        return new Filter(
                viewer,
                admin,
                moderates,
                blockedCommunities,
                blockedPeople,
                nsfw,
                localOnly,
                languages,
                servers,
                lifted,
                concealed.opened());
    }

    /// Whether they want to read what is written in this language.
    public boolean understands(@Nullable String language) {
        return language == null || languages.isEmpty() || languages.contains(language);
    }
}
