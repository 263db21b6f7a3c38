package org.folkmoot.rules.speech;

import org.folkmoot.values.Field;
import org.folkmoot.values.Refusal;
import org.jspecify.annotations.Nullable;

/// Says whether somebody may answer where they want to, and change their answer later.
public final class CommentRule {

    /// How deep a thread may go, as in Lemmy: an answer to the post itself is at depth 0.
    public static final int DEEPEST = 49;

    private CommentRule() {}

    /// An answer that somebody wants to give.
    ///
    /// @param gone   whether the post is removed or deleted, or its community is
    /// @param locked whether a moderator has closed the post to answers
    /// @param parent what is answered; null for the post itself
    /// @param body   as typed
    public record Facts(
            Speaker speaker,
            boolean gone,
            boolean locked,
            @Nullable Parent parent,
            String body) {}

    /// The comment that is answered.
    ///
    /// @param depth 0 when it answers the post itself
    /// @param gone  whether it is removed or deleted
    public record Parent(int depth, boolean gone) {}

    /// A change that somebody wants to make.
    ///
    /// @param mine whether the speaker wrote it
    /// @param gone whether the comment, its post or its community is removed or deleted
    /// @param body as typed
    public record EditFacts(Speaker speaker, boolean mine, boolean gone, String body) {}

    /// What is kept.
    ///
    /// @param body Markdown
    public record Words(String body) {}

    /// What keeps somebody from answering a post before they have written a word: the first obstacle, or null.
    ///
    /// @param gone   whether the post is removed or deleted, or its community is
    /// @param locked whether a moderator has closed the post to answers
    public static @Nullable Refusal obstacle(Speaker speaker, boolean gone, boolean locked) {
        if (speaker.bannedFromSite()) {
            return Refusal.BANNED_FROM_SITE;
        }
        if (speaker.bannedFromCommunity()) {
            return Refusal.BANNED_FROM_COMMUNITY;
        }
        if (speaker.unheard()) {
            return Refusal.NOTHING_SENT_THERE;
        }
        if (gone) {
            return Refusal.TARGET_GONE;
        }
        return locked && !speaker.moderates() ? Refusal.LOCKED : null;
    }

    public static SpeechDecision<Words> judge(Facts facts) {
        Parent parent = facts.parent();
        boolean gone = facts.gone() || (parent != null && parent.gone());
        Objections objections = new Objections()
                .against(facts.speaker())
                .when(gone, Field.WHOLE, Refusal.TARGET_GONE)
                .when(facts.locked() && !facts.speaker().moderates(), Field.WHOLE, Refusal.LOCKED)
                .when(parent != null && parent.depth() >= DEEPEST, Field.WHOLE, Refusal.TOO_DEEP);
        return words(objections, facts.body());
    }

    /// Whether a comment may be changed: by its author alone, not while it is gone, but under a locked post too.
    public static SpeechDecision<Words> judge(EditFacts facts) {
        Objections objections = new Objections()
                .against(facts.speaker())
                .when(!facts.mine(), Field.WHOLE, Refusal.NOT_YOURS)
                .when(facts.gone(), Field.WHOLE, Refusal.TARGET_GONE);
        return words(objections, facts.body());
    }

    private static SpeechDecision<Words> words(Objections objections, String typed) {
        String body = Wording.text(typed);
        return objections
                .about(Field.BODY, TextRule.needed(body, TextRule.COMMENT_LONGEST))
                .orAccept(() -> new Words(body));
    }
}
