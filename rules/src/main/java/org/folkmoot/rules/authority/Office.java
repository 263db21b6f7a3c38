package org.folkmoot.rules.authority;

import org.jspecify.annotations.Nullable;

/// What office somebody holds where something is to be done. Ranks are by seniority: 0 is the first, who was appointed
/// before all others.
///
/// @param admin     their rank among the site's admins; null when they are none
/// @param moderator their rank among the community's moderators; null when they are none
public record Office(@Nullable Integer admin, @Nullable Integer moderator) {

    /// Of most people.
    public static final Office NONE = new Office(null, null);

    /// Whether they look after the community: as one of its moderators, or as an admin.
    public boolean moderates() {
        return admin != null || moderator != null;
    }

    boolean firstModerator() {
        return moderator != null && moderator == 0;
    }

    /// Admins stand above moderators, moderators above everybody else, and among themselves by seniority. People
    /// without office are nobody's equals.
    boolean above(Office other) {
        if (admin != null || other.admin != null) {
            return admin != null && (other.admin == null || admin < other.admin);
        }
        return moderator != null && (other.moderator == null || moderator < other.moderator);
    }
}
