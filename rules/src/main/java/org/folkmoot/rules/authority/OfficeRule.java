package org.folkmoot.rules.authority;

import org.folkmoot.rules.authority.Authority.Granted;
import org.folkmoot.rules.authority.Authority.Refused;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether an office may be given or taken, or laid down: the last one in it stays.
public final class OfficeRule {

    private OfficeRule() {}

    /// A change of office that somebody wants.
    ///
    /// @param authority of an act that appoints or dismisses
    /// @param holds     whether the one whom it is about holds the office now
    /// @param last      whether they are the only one who does
    public record Facts(AuthorityFacts authority, boolean holds, boolean last) {}

    public static Authority judge(Facts facts) {
        Authority authority = AuthorityRule.judge(facts.authority());
        if (!(authority instanceof Granted)) {
            return authority;
        }
        Refusal obstacle = switch (facts.authority().act()) {
            case APPOINT_MODERATOR, APPOINT_ADMIN -> facts.holds() ? Refusal.ALREADY_SO : null;
            case DISMISS_MODERATOR -> stays(facts, Refusal.LAST_MODERATOR);
            case DISMISS_ADMIN -> stays(facts, Refusal.LAST_ADMIN);
            case REMOVE_CONTENT, LOCK_POST, PIN_IN_COMMUNITY, PIN_ON_SITE, DISTINGUISH_COMMENT -> other();
            case HANDLE_REPORT, BAN_FROM_COMMUNITY, BAN_FROM_SITE, EDIT_COMMUNITY, CHANGE_SITE, CHANGE_TERMS -> other();
            case CONSULT, TRANSFER_COMMUNITY, DELETE_COMMUNITY, REMOVE_COMMUNITY, DECIDE_APPLICATION, RELEASE_CONTENT ->
                other();
        };
        return obstacle == null ? authority : new Refused(obstacle);
    }

    private static @Nullable Refusal stays(Facts facts, Refusal last) {
        if (!facts.holds()) {
            return Refusal.ALREADY_SO;
        }
        return facts.last() ? last : null;
    }

    private static Refusal other() {
        throw new IllegalArgumentException("Only appointments and dismissals are about an office");
    }
}
