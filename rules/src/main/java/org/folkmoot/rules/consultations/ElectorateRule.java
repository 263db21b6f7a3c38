package org.folkmoot.rules.consultations;

import java.time.LocalDate;
import org.folkmoot.values.CommunityId;
import org.jspecify.annotations.Nullable;

/// Says who may take part. It is asked once for everybody, when the consultation is announced, so that
/// nobody can be recruited for it afterwards.
public final class ElectorateRule {

    /// Days of which activity is known.
    public static final int LONGEST_SPAN = 365;

    private ElectorateRule() {}

    /// What somebody has to fulfil beside having an account here that was let in and is not banned.
    ///
    /// @param joinedBefore the account is older than this day (UTC); null where its age does not matter
    /// @param activeDays   on how many of the last days they posted, commented or voted; 0 where it does
    ///                     not matter
    /// @param ofLast       how many days are looked at, without that of the announcement; 0 like activeDays
    /// @param subscribedTo a community; null where it does not matter
    public record Conditions(
            @Nullable LocalDate joinedBefore,
            int activeDays,
            int ofLast,
            @Nullable CommunityId subscribedTo) {

        public Conditions {
            if (activeDays < 0 || activeDays > ofLast || ofLast > LONGEST_SPAN || (activeDays == 0) != (ofLast == 0)) {
                throw new IllegalArgumentException("Nobody is active on " + activeDays + " of " + ofLast + " days");
            }
        }
    }

    /// What is known of somebody.
    ///
    /// @param joined     the day (UTC) on which the account was made
    /// @param activeDays on how many of the days that are looked at they were active
    /// @param subscribed to the community that is asked for; any value where none is
    /// @param banned     from the whole site
    /// @param admitted   not so while an application waits or was declined
    public record Member(LocalDate joined, int activeDays, boolean subscribed, boolean banned, boolean admitted) {}

    /// Why somebody may not take part.
    public enum Obstacle {
        NOT_ADMITTED,
        BANNED,
        JOINED_TOO_LATE,
        NOT_ACTIVE_ENOUGH,
        NOT_SUBSCRIBED
    }

    /// The first thing that stands against somebody's taking part; null when nothing does.
    public static @Nullable Obstacle judge(Conditions conditions, Member member) {
        if (!member.admitted()) {
            return Obstacle.NOT_ADMITTED;
        }
        if (member.banned()) {
            return Obstacle.BANNED;
        }
        if (conditions.joinedBefore() != null && !member.joined().isBefore(conditions.joinedBefore())) {
            return Obstacle.JOINED_TOO_LATE;
        }
        if (member.activeDays() < conditions.activeDays()) {
            return Obstacle.NOT_ACTIVE_ENOUGH;
        }
        return conditions.subscribedTo() != null && !member.subscribed() ? Obstacle.NOT_SUBSCRIBED : null;
    }
}
