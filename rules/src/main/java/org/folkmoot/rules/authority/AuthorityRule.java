package org.folkmoot.rules.authority;

import org.folkmoot.rules.authority.Authority.By;
import org.folkmoot.rules.authority.Authority.Granted;
import org.folkmoot.rules.authority.Authority.Refused;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether somebody may act by right of their office: the office first, then whom it is done to.
///
/// As in Lemmy, nobody acts on those who are senior to them in office, nor on equals; an admin is senior to every
/// moderator. Whoever acts as moderator and admin at once acts as moderator: the smaller office that will do.
public final class AuthorityRule {

    private AuthorityRule() {}

    public static Authority judge(AuthorityFacts facts) {
        if (facts.banned()) {
            return new Refused(Refusal.BANNED_FROM_SITE);
        }
        Refusal missing = missingOffice(facts.act(), facts.actor());
        if (missing != null) {
            return new Refused(missing);
        }
        Refusal obstacle = obstacle(facts);
        return obstacle == null ? new Granted(by(facts.act(), facts.actor())) : new Refused(obstacle);
    }

    private static @Nullable Refusal missingOffice(Act act, Office actor) {
        return switch (act.needs()) {
            case ADMIN -> actor.admin() == null ? Refusal.NOT_AN_ADMIN : null;
            case MODERATOR -> actor.moderates() ? null : Refusal.NOT_A_MODERATOR;
            case FIRST_MODERATOR_OR_ADMIN -> actor.admin() != null ? null : first(actor);
            case FIRST_MODERATOR -> first(actor);
        };
    }

    private static @Nullable Refusal first(Office actor) {
        if (actor.firstModerator()) {
            return null;
        }
        return actor.moderator() == null ? Refusal.NOT_A_MODERATOR : Refusal.OUTRANKED;
    }

    private static @Nullable Refusal obstacle(AuthorityFacts facts) {
        if (facts.toThemselves()) {
            return toThemselves(facts.act());
        }
        return switch (facts.act()) {
            case DISTINGUISH_COMMENT -> Refusal.NOT_YOURS;
            case REMOVE_CONTENT, BAN_FROM_COMMUNITY, BAN_FROM_SITE, DISMISS_MODERATOR, DISMISS_ADMIN ->
                outranked(facts);
            case LOCK_POST, PIN_IN_COMMUNITY, PIN_ON_SITE, HANDLE_REPORT, EDIT_COMMUNITY, RELEASE_CONTENT -> null;
            case APPOINT_MODERATOR, APPOINT_ADMIN, DECIDE_APPLICATION, CHANGE_SITE, CHANGE_TERMS, CONSULT -> null;
            case TRANSFER_COMMUNITY, DELETE_COMMUNITY, REMOVE_COMMUNITY -> null;
        };
    }

    private static @Nullable Refusal toThemselves(Act act) {
        return switch (act) {
            case BAN_FROM_COMMUNITY, BAN_FROM_SITE, APPOINT_MODERATOR, APPOINT_ADMIN -> Refusal.NOT_YOURSELF;
            case TRANSFER_COMMUNITY, DECIDE_APPLICATION -> Refusal.NOT_YOURSELF;
            case REMOVE_CONTENT, LOCK_POST, PIN_IN_COMMUNITY, PIN_ON_SITE, DISTINGUISH_COMMENT -> null;
            case HANDLE_REPORT, EDIT_COMMUNITY, RELEASE_CONTENT, DISMISS_MODERATOR, DISMISS_ADMIN -> null;
            case DELETE_COMMUNITY, REMOVE_COMMUNITY, CHANGE_SITE, CHANGE_TERMS, CONSULT -> null;
        };
    }

    private static @Nullable Refusal outranked(AuthorityFacts facts) {
        Office other = facts.other();
        return other == null || facts.actor().above(other) ? null : Refusal.OUTRANKED;
    }

    private static By by(Act act, Office actor) {
        boolean admin = act.needs() == Act.Needs.ADMIN || actor.moderator() == null;
        return admin ? By.ADMIN : By.MODERATOR;
    }
}
