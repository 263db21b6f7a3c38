package org.folkmoot.rules.visibility;

import java.util.Set;
import org.folkmoot.values.CommunityId;
import org.folkmoot.values.PersonId;
import org.jspecify.annotations.Nullable;

/// All about a reader that decides what they see.
///
/// @param viewer             null for a visitor
/// @param admin              whether they run the site
/// @param moderates          communities that they look after
/// @param blockedCommunities communities that they do not want to read
/// @param blockedPeople      people whom they do not want to read
/// @param showsNsfw          whether they want to see what is marked as not safe for work
/// @param languages          the languages that they read (BCP 47 tags); empty for all
/// @param concealed          what the terms with other servers and their own choices keep from them
public record ViewerFacts(
        @Nullable PersonId viewer,
        boolean admin,
        Set<CommunityId> moderates,
        Set<CommunityId> blockedCommunities,
        Set<PersonId> blockedPeople,
        boolean showsNsfw,
        Set<String> languages,
        Concealed concealed) {

    /// Somebody whom we do not know and who has chosen nothing.
    public static final ViewerFacts VISITOR =
            new ViewerFacts(null, false, Set.of(), Set.of(), Set.of(), false, Set.of(), Concealed.NOTHING);

    /// Somebody whom we do not know, under these terms.
    public static ViewerFacts visitor(Concealed concealed) {
        return new ViewerFacts(null, false, Set.of(), Set.of(), Set.of(), false, Set.of(), concealed);
    }

    /// The same under other terms.
    public ViewerFacts concealed(Concealed other) {
        return new ViewerFacts(
                viewer, admin, moderates, blockedCommunities, blockedPeople, showsNsfw, languages, other);
    }

    public ViewerFacts {
        moderates = Set.copyOf(moderates);
        blockedCommunities = Set.copyOf(blockedCommunities);
        blockedPeople = Set.copyOf(blockedPeople);
        languages = Set.copyOf(languages);
    }
}
