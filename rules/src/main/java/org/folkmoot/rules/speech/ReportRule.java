package org.folkmoot.rules.speech;

import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;

/// Says whether somebody may bring something before the moderators. Whoever is banned from a community may: what is
/// done to them there is theirs to report.
public final class ReportRule {

    private ReportRule() {}

    /// A report that somebody wants to make.
    ///
    /// @param gone   whether what is reported is removed or deleted already
    /// @param reason as typed
    public record Facts(boolean bannedFromSite, boolean gone, String reason) {}

    /// What is kept.
    public record Words(String reason) {}

    public static SpeechDecision<Words> judge(Facts facts) {
        String reason = Wording.text(facts.reason()).strip();
        return new Objections()
                .when(facts.bannedFromSite(), Field.WHOLE, Refusal.BANNED_FROM_SITE)
                .when(facts.gone(), Field.WHOLE, Refusal.TARGET_GONE)
                .about(Field.REASON, TextRule.reason(reason))
                .orAccept(() -> new Words(reason));
    }
}
