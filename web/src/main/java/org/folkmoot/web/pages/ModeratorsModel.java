package org.folkmoot.web.pages;

import java.util.Map;
import org.folkmoot.forum.communities.CommunityPage;
import org.folkmoot.rules.peers.SilenceRule.Rest;
import org.folkmoot.values.PersonId;
import org.folkmoot.values.PersonLine;
import org.jspecify.annotations.Nullable;

/// Who looks after a community. Control: `name` of a person to appoint.
///
/// @param resting whose office rests, and why
public record ModeratorsModel(CommunityPage community, Map<PersonId, Rest> resting, Form form) {

    /// The sentence that says why a moderator's office rests; null when it is in force.
    public @Nullable String rest(PersonLine moderator) {
        Rest rest = resting.get(moderator.id());
        if (rest == null) {
            return null;
        }
        return switch (rest) {
            case SILENT -> "moderators.rests-silent";
            case RETURNED -> "moderators.rests-returned";
            case ANOTHER -> "moderators.rests-another";
        };
    }
}
