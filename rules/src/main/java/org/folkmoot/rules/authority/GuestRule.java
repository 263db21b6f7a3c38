package org.folkmoot.rules.authority;

import org.folkmoot.values.InstanceId;
import org.jspecify.annotations.Nullable;

/// Says what office somebody of another server holds here.
///
/// A moderator is one wherever they come from. An admin is one of their own server alone: its communities, its
/// people,
/// and, as in Lemmy 1.0, what its people wrote anywhere. Our site is nobody else's to run.
public final class GuestRule {

    private GuestRule() {}

    /// What is known of a guest who wants to act.
    ///
    /// @param known     the office that our own tables say they hold there
    /// @param rests     whether that one rests, since their server was silent (`SilenceRule`)
    /// @param vouched   the office that their server says they hold at home; null when it says nothing
    /// @param home      their server
    /// @param community whose the community is in which they act; null when they act on a whole site
    /// @param whom      whose the one is to whom it is done; null for nobody
    public record Facts(
            Act act,
            Office known,
            boolean rests,
            @Nullable Office vouched,
            InstanceId home,
            @Nullable InstanceId community,
            @Nullable InstanceId whom) {}

    /// The office that counts.
    public static Office office(Facts facts) {
        Office vouched = facts.vouched();
        Office known = facts.rests() ? new Office(facts.known().admin(), null) : facts.known();
        return vouched == null || !reaches(facts) ? known : new Office(vouched.admin(), known.moderator());
    }

    /// The office that counts of the one to whom a guest does something: in a community that is not ours, running our
    /// site is no office.
    ///
    /// @param ours whether the community is ours
    public static Office whom(Office known, boolean ours) {
        return ours ? known : new Office(null, known.moderator());
    }

    private static boolean reaches(Facts facts) {
        boolean theirPlace = facts.home().equals(facts.community());
        boolean theirPerson = facts.home().equals(facts.whom());
        return switch (facts.act()) {
            case REMOVE_CONTENT -> theirPlace || theirPerson;
            case LOCK_POST, PIN_IN_COMMUNITY, DISTINGUISH_COMMENT, HANDLE_REPORT, BAN_FROM_COMMUNITY -> theirPlace;
            case EDIT_COMMUNITY, APPOINT_MODERATOR, DISMISS_MODERATOR, TRANSFER_COMMUNITY -> theirPlace;
            case DELETE_COMMUNITY, REMOVE_COMMUNITY -> theirPlace;
            case BAN_FROM_SITE -> theirPerson;
            case RELEASE_CONTENT,
                    PIN_ON_SITE,
                    DECIDE_APPLICATION,
                    CHANGE_SITE,
                    CHANGE_TERMS,
                    CONSULT,
                    APPOINT_ADMIN,
                    DISMISS_ADMIN -> false;
        };
    }
}
