package org.folkmoot.rules.authority;

import java.time.Instant;
import org.folkmoot.rules.authority.Authority.Granted;
import org.folkmoot.rules.authority.Authority.Refused;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether somebody may ban another, and until when: an end lies ahead. Whether a ban is in force is a question
/// of time alone ([#inForce]); nobody needs to lift one that has run out.
public final class BanRule {

    private BanRule() {}

    /// A ban that somebody wants to impose.
    ///
    /// @param authority of the act [Act#BAN_FROM_SITE] or [Act#BAN_FROM_COMMUNITY]
    /// @param until     null for good
    public record Facts(AuthorityFacts authority, @Nullable Instant until, Instant now) {}

    public static Authority judge(Facts facts) {
        Authority authority = AuthorityRule.judge(facts.authority());
        Instant until = facts.until();
        boolean past = until != null && !until.isAfter(facts.now());
        return authority instanceof Granted && past ? new Refused(Refusal.TIME_INVALID) : authority;
    }

    /// Whether a ban still holds.
    ///
    /// @param until null for good
    public static boolean inForce(@Nullable Instant until, Instant now) {
        return until == null || until.isAfter(now);
    }
}
