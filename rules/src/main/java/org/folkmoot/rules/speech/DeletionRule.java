package org.folkmoot.rules.speech;

import org.folkmoot.values.Refusal;

/// Says whether somebody may take back what they wrote, or bring it back. What a moderator removed is another matter:
/// the author may delete it all the same, and bringing it back does not undo the removal.
public final class DeletionRule {

    private DeletionRule() {}

    /// What an author asks.
    ///
    /// @param mine    whether the speaker wrote it
    /// @param deleted whether it is deleted now
    /// @param wanted  whether it shall be
    public record Facts(Speaker speaker, boolean mine, boolean deleted, boolean wanted) {}

    /// What becomes of it.
    public sealed interface Decision {

        record Deleted() implements Decision {}

        record Restored() implements Decision {}

        /// Everything is already as asked.
        record Unchanged() implements Decision {}

        record Refused(Refusal refusal) implements Decision {}
    }

    public static Decision judge(Facts facts) {
        if (!facts.mine()) {
            return new Decision.Refused(Refusal.NOT_YOURS);
        }
        if (facts.deleted() == facts.wanted()) {
            return new Decision.Unchanged();
        }
        return facts.wanted() ? new Decision.Deleted() : restored(facts.speaker());
    }

    /// Who is banned may take back their words, but not bring any before others.
    private static Decision restored(Speaker speaker) {
        if (speaker.bannedFromSite()) {
            return new Decision.Refused(Refusal.BANNED_FROM_SITE);
        }
        return speaker.bannedFromCommunity()
                ? new Decision.Refused(Refusal.BANNED_FROM_COMMUNITY)
                : new Decision.Restored();
    }
}
